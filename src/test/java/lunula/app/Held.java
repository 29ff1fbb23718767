package lunula.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.networks.Autoencoder;

/// What a process holds, looked at after a collection; a line of text between processes.
///
/// @param when said by whoever looks
/// @param inUse megabytes that were resident before the collection; 0 where the system does not say
/// @param resident likewise, after it
/// @param heap megabytes of objects
/// @param threads of Java, but for those that Java's own pools make when they need them
/// @param handles open files and the like, but for jars; 0 where the system does not say
/// @param models that are open
record Held(String when, int inUse, int resident, int heap, int threads, int handles, int models) {
  private static final Pattern LINE =
      Pattern.compile(
          "held at (.+): (\\d+) MB resident, (\\d+) MB collected, heap (\\d+) MB, (\\d+) threads,"
              + " (\\d+) handles, (\\d+) models");
  private static final int COLLECTIONS = 3;
  private static final int SETTLE_MILLIS = 500;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path OPEN = Path.of("/proc/self/fd");

  static Held now(String when) throws IOException, InterruptedException {
    int before = residentNow();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      // Java gives memory back piece by piece, in the background.
      Thread.sleep(SETTLE_MILLIS);
    }
    Runtime java = Runtime.getRuntime();
    int heap = (int) ((java.totalMemory() - java.freeMemory()) / 1_000_000);
    return new Held(
        when, before, residentNow(), heap, threadsNow(), handlesNow(), Autoencoder.open());
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "held at %s: %d MB resident, %d MB collected, heap %d MB, %d threads, %d handles, %d"
            + " models",
        when,
        inUse,
        resident,
        heap,
        threads,
        handles,
        models);
  }

  /// @param line of text, of this or anything else
  static Optional<Held> of(String line) {
    Matcher found = LINE.matcher(line);
    return found.matches()
        ? Optional.of(
            new Held(
                found.group(1),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)),
                Integer.parseInt(found.group(4)),
                Integer.parseInt(found.group(5)),
                Integer.parseInt(found.group(6)),
                Integer.parseInt(found.group(7))))
        : Optional.empty();
  }

  private static int residentNow() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    // The system says kB and means 1024 bytes.
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToInt(line -> (int) (Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000))
        .findFirst()
        .orElse(0);
  }

  private static int threadsNow() {
    var threads = ManagementFactory.getThreadMXBean();
    return (int)
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null)
            .map(thread -> thread.getThreadName())
            .filter(name -> !name.startsWith("ForkJoinPool"))
            .count();
  }

  private static int handlesNow() throws IOException {
    if (!Files.isDirectory(OPEN)) {
      return 0;
    }
    List<Path> all;
    try (Stream<Path> each = Files.list(OPEN)) {
      all = each.toList();
    }
    return (int) all.stream().filter(handle -> !isJar(handle)).count();
  }

  private static boolean isJar(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString().endsWith(".jar");
    } catch (IOException closedMeanwhile) {
      return true;
    }
  }
}
