package lunula.data;

/// Who wrote a text, and where it stands.
///
/// @param author the writer
/// @param title of the work
public record TextOrigin(String author, String title) {
  /// Both, as they stand behind the text.
  public String words() {
    return author + "《" + title + "》";
  }
}
