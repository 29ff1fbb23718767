package lunula.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hidden name that a file or folder has until it is whole: `.NAME.TAG.partial`, with the
/// [ProcessTag] of who writes it. Any thread.
final class PartialName {
  /// What such names match, for listings of a folder.
  static final String GLOB = ".*.partial";

  // What of a name goes into the hidden one: file systems take 255 bytes.
  private static final int LONGEST_NAME = 40;

  private static final Pattern PATTERN = Pattern.compile("\\..+\\.([^.]+)\\.partial");

  /// Those of this process that are not whole yet.
  private static final Set<Path> UNDER_WAY = ConcurrentHashMap.newKeySet();

  private static volatile boolean closed;

  private PartialName() {}

  /// A hidden name beside a target, not used before; [#forget] it when nothing has it any more.
  ///
  /// @throws CancellationException if nothing is to be written any more
  static Path beside(Path target) {
    Path partial = target.resolveSibling(start(target) + ProcessTag.fresh() + ".partial");
    UNDER_WAY.add(partial);
    checkOpen();
    return partial;
  }

  /// Nothing has this name any more.
  static void forget(Path partial) {
    UNDER_WAY.remove(partial);
  }

  /// Ends what is written under such names by this process: nothing is begun from now on.
  ///
  /// @return what there may be of it
  static Set<Path> close() {
    closed = true;
    return Set.copyOf(UNDER_WAY);
  }

  /// Whether something may still be written.
  ///
  /// @throws CancellationException if not
  static void checkOpen() {
    if (closed) {
      throw new CancellationException();
    }
  }

  /// What the hidden names for a target begin with; half a character is no part of a name.
  private static String start(Path target) {
    String name = String.valueOf(target.getFileName());
    int end = Math.min(LONGEST_NAME, name.length());
    boolean half = end < name.length() && Character.isHighSurrogate(name.charAt(end - 1));
    return "." + name.substring(0, half ? end - 1 : end) + ".";
  }

  /// Whether a path has such a name and its writer is gone.
  static boolean isAbandoned(Path path) throws IOException {
    Matcher name = PATTERN.matcher(path.getFileName().toString());
    return name.matches()
        && ProcessTag.isGone(
            name.group(1), Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant());
  }
}
