package lunula.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The lessons that came with Lunula: folders in one folder, in the order of their names.
///
/// @param folder may not exist
public record LessonShelf(Path folder) {
  /// A lesson there.
  ///
  /// @param folder where it lies
  /// @param check its texts
  public record Entry(Path folder, LessonCheck check) {
    /// The folder's name.
    public String id() {
      return String.valueOf(folder.getFileName());
    }

    /// Its title in a language, or in English.
    public String title(String language) {
      Lesson english =
          check.languages().getOrDefault(LessonCheck.FIRST, new Lesson(id(), 0, List.of()));
      return check.languages().getOrDefault(language, english).title();
    }
  }

  /// All that can be read. Blocking, a few milliseconds each.
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : (Iterable<Path>) all.sorted()::iterator) {
        if (Files.isRegularFile(each.resolve(LessonFiles.TEXT))) {
          entries.add(new Entry(each, LessonCheck.texts(LessonFiles.read(each))));
        }
      }
    } catch (IOException unreadable) {
      // Then there are none: a lesson that a person opens says why it cannot be read.
      return List.of();
    }
    return entries;
  }
}
