package lunula.data;

import lunula.files.Line;

/// One image that was left out.
///
/// @param what the file, or the row of a table
/// @param why goes on after the file's name: “is not a picture”
public record Skipped(String what, String why) {
  private static final int LONGEST = 200;

  public Skipped {
    what = Line.of(what, LONGEST);
  }

  @Override
  public String toString() {
    return what + " " + why;
  }
}
