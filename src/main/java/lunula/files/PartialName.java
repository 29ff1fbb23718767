package lunula.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hidden name that a file or folder has until it is whole: `.NAME.HOST-PROCESS-N.partial`. It
/// tells who writes it, so that what a dead writer left behind is told from what a living one is
/// at, also in a folder that several computers share. Any thread.
final class PartialName {
  /// What such names match, for listings of a folder.
  static final String GLOB = ".*.partial";

  // What of a name goes into the hidden one: file systems take 255 bytes.
  private static final int LONGEST_NAME = 40;

  // Without a host in names of earlier versions.
  private static final Pattern PATTERN =
      Pattern.compile("\\..+\\.(?:([0-9a-f]{8})-)?(\\d{1,18})-[0-9a-f]+\\.partial");

  /// Clocks of file systems tick no finer, and are no further apart, than this.
  private static final Duration CLOCK = Duration.ofSeconds(3);

  /// After this, nobody on another computer writes it any more.
  private static final Duration FOREIGN = Duration.ofDays(1);

  private static final String HOST = host();

  private PartialName() {}

  /// A hidden name beside a target, not used before.
  static Path beside(Path target) {
    return target.resolveSibling(
        "%s%s-%d-%x.partial"
            .formatted(start(target), HOST, ProcessHandle.current().pid(), System.nanoTime()));
  }

  /// What the hidden names for a target begin with.
  static String start(Path target) {
    String name = String.valueOf(target.getFileName());
    return "." + name.substring(0, Math.min(LONGEST_NAME, name.length())) + ".";
  }

  /// Whether a path has such a name and its writer is gone: its process has ended, or has a number
  /// that was given to another one since.
  static boolean isAbandoned(Path path) throws IOException {
    Matcher name = PATTERN.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    Instant written = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    if (name.group(1) != null && !name.group(1).equals(HOST)) {
      return written.isBefore(Instant.now().minus(FOREIGN));
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(name.group(2)));
    return process.isEmpty()
        || process
            .get()
            .info()
            .startInstant()
            .filter(start -> written.plus(CLOCK).isBefore(start))
            .isPresent();
  }

  // Asking the network for the host's name can take seconds.
  private static String host() {
    StringBuilder known = new StringBuilder();
    for (String file : new String[] {"/etc/hostname", "/etc/machine-id"}) {
      try {
        known.append(Files.readString(Path.of(file)));
      } catch (IOException | RuntimeException elsewhere) {
        // Then the environment knows, or no host does.
      }
    }
    known.append(Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), ""));
    return "%08x".formatted(known.toString().hashCode());
  }
}
