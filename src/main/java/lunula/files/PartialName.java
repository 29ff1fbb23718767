package lunula.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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

  private PartialName() {}

  /// A hidden name beside a target, not used before.
  static Path beside(Path target) {
    return target.resolveSibling(start(target) + ProcessTag.fresh() + ".partial");
  }

  /// What the hidden names for a target begin with.
  static String start(Path target) {
    String name = String.valueOf(target.getFileName());
    return "." + name.substring(0, Math.min(LONGEST_NAME, name.length())) + ".";
  }

  /// Whether a path has such a name and its writer is gone.
  static boolean isAbandoned(Path path) throws IOException {
    Matcher name = PATTERN.matcher(path.getFileName().toString());
    return name.matches()
        && ProcessTag.isGone(
            name.group(1), Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant());
  }
}
