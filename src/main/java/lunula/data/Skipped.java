package lunula.data;

/// One image that was left out.
///
/// @param what the file, or the row of a table
/// @param why goes on after the file's name: “is not a picture”
public record Skipped(String what, String why) {
  @Override
  public String toString() {
    return what + " " + why;
  }
}
