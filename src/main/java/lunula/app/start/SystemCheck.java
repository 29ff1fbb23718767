package lunula.app.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lunula.files.AppFolders;
import lunula.ui.kit.Texts;

/// What this machine lacks that Lunula can do without, but the person should know of.
///
/// @param folders where the person's things are to lie
/// @param mostMemory bytes that the program may use
public record SystemCheck(AppFolders folders, long mostMemory) {
  private static final long MEGABYTE = 1 << 20;
  private static final long ENOUGH_MEGABYTES = 400;

  /// One sentence or two for the person for each thing that is wrong; blocking.
  public Optional<String> complaint() {
    String all =
        Stream.of(memory(), place())
            .flatMap(Optional::stream)
            .reduce("", (before, next) -> before.isEmpty() ? next : before + " " + next);
    return Optional.of(all).filter(words -> !words.isEmpty());
  }

  private Optional<String> memory() {
    long megabytes = mostMemory / MEGABYTE;
    return megabytes >= ENOUGH_MEGABYTES
        ? Optional.empty()
        : Optional.of(
            Texts.of(SystemCheck.class).get("app.memory.little", megabytes, ENOUGH_MEGABYTES));
  }

  private Optional<String> place() {
    return Stream.of(folders.home(), folders.settings().getParent(), folders.cache())
        .filter(folder -> !canBeWritten(folder))
        .findFirst()
        .map(folder -> Texts.of(SystemCheck.class).get("app.place.closed", folder.toString()));
  }

  /// Whether a folder, or the nearest one above it that there is, takes files.
  static boolean canBeWritten(Path folder) {
    for (Path place = folder; place != null; place = place.getParent()) {
      if (Files.exists(place)) {
        return Files.isDirectory(place) && Files.isWritable(place);
      }
    }
    return false;
  }
}
