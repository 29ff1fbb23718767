package lunula.ui.lesson;

import lunula.lesson.Gallery;

/// What students are called in a gallery.
///
/// @param shown whether by their aliases rather than by numbers
record StudentNames(boolean shown) {
  /// Marks those who answered another version of the lesson.
  static final String OTHER = "*";

  String of(Gallery.Student student) {
    boolean named = shown && !student.alias().isBlank();
    String name = named ? student.alias().strip() : String.valueOf(student.number());
    return student.otherVersion() ? name + OTHER : name;
  }
}
