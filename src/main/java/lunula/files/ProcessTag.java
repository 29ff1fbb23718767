package lunula.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a file's name, `HOST-PROCESS-N`, that tells which process it belongs to, so that what
/// a dead process left behind is told from what a living one is at, also in a folder that several
/// computers share. Any thread.
public final class ProcessTag {
  // Without a host in names of earlier versions.
  private static final Pattern PATTERN =
      Pattern.compile("(?:([0-9a-f]{8})-)?(\\d{1,18})-[0-9a-f]+");

  /// Clocks of file systems tick no finer, and are no further apart, than this.
  private static final Duration CLOCK = Duration.ofSeconds(3);

  /// After this, nobody on another computer is at it any more.
  private static final Duration FOREIGN = Duration.ofDays(1);

  private static final String HOST = host();

  private ProcessTag() {}

  /// A tag of this process, not used before.
  public static String fresh() {
    return "%s-%d-%x".formatted(HOST, ProcessHandle.current().pid(), System.nanoTime());
  }

  /// Whether a text is such a tag and its process is gone: it has ended, or its number was given to
  /// another one since.
  ///
  /// @param written when the process wrote last
  public static boolean isGone(String tag, Instant written) {
    Matcher parts = PATTERN.matcher(tag);
    if (!parts.matches()) {
      return false;
    }
    if (parts.group(1) != null && !parts.group(1).equals(HOST)) {
      return written.isBefore(Instant.now().minus(FOREIGN));
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts.group(2)));
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
