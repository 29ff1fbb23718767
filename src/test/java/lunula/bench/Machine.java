package lunula.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the benchmarks run on, as far as the system says.
final class Machine {
  private static final String UNKNOWN = "unknown";

  private Machine() {}

  /// Processor, cores, vectors, memory, system and Java, each by its name.
  static SequencedMap<String, String> description() {
    SequencedMap<String, String> parts = new LinkedHashMap<>();
    parts.put("processor", processor());
    parts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    parts.put("vectors", vectors());
    parts.put("memory", memory());
    parts.put("system", system());
    parts.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
    return parts;
  }

  /// The same in one line.
  static String line() {
    return String.join(" · ", description().values()) + " · load average " + load();
  }

  /// How many processes wanted a core in the last minute.
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? UNKNOWN : String.format(Locale.ROOT, "%.1f", load);
  }

  /// The processors' work up to a moment, in ticks of the kernel.
  ///
  /// @param all since the machine was started, idle ticks included
  /// @param busy those that were not idle, or were taken by the host of a virtual machine
  /// @param own by this process and those that it started and that have ended
  record Work(long all, long busy, long own) {
    private static final int TICKS_A_SECOND = 100;

    /// What is done now; null where the system does not say.
    static @Nullable Work now() {
      List<Long> all = ticks("/proc/stat", "^cpu ");
      List<Long> own = ticks("/proc/self/stat", "^.*\\) \\w ");
      if (all.size() < 8 || own.size() < 14) {
        return null;
      }
      long sum = all.subList(0, 8).stream().mapToLong(Long::longValue).sum();
      long mine = own.subList(10, 14).stream().mapToLong(Long::longValue).sum();
      return new Work(sum, sum - all.get(3) - all.get(4), mine);
    }

    private static List<Long> ticks(String file, String before) {
      return lines(file).stream()
          .limit(1)
          .flatMap(line -> Stream.of(line.replaceFirst(before, "").strip().split(" +")))
          .limit(14)
          .map(Long::valueOf)
          .toList();
    }

    /// Which part of the processors' time others have taken since: 0 to 1.
    ///
    /// @param more seconds of our own that are not in this process's account
    double othersSince(Work earlier, double more) {
      double others = busy - earlier.busy - (own - earlier.own) - TICKS_A_SECOND * more;
      return Math.clamp(others / Math.max(1, all - earlier.all), 0, 1);
    }
  }

  /// Environment variables that change how fast an engine computes, as they are found.
  static String environment() {
    String set =
        System.getenv().entrySet().stream()
            .filter(variable -> variable.getKey().matches("(OPENBLAS|OMP|MKL|MXNET|KMP)_.*"))
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .sorted()
            .collect(Collectors.joining(", "));
    return set.isEmpty() ? "none" : set;
  }

  /// Linux tells the processor's name in a file, Windows in a variable.
  private static String processor() {
    String name = System.getenv("PROCESSOR_IDENTIFIER");
    return value("/proc/cpuinfo", "model name", name == null ? UNKNOWN : name);
  }

  private static String vectors() {
    List<String> flags = List.of(value("/proc/cpuinfo", "flags", "").split(" ", -1));
    if (flags.contains("avx512f")) {
      return "512 bits (AVX-512)";
    }
    if (flags.contains("avx2")) {
      return "256 bits (AVX2)";
    }
    return flags.contains("sse2") ? "128 bits (SSE)" : UNKNOWN;
  }

  private static String memory() {
    String kilobytes = value("/proc/meminfo", "MemTotal", "").replaceAll("\\D", "");
    return kilobytes.isEmpty()
        ? UNKNOWN
        : String.format(Locale.ROOT, "%.1f GB", Long.parseLong(kilobytes) * 1024 / 1e9);
  }

  private static String system() {
    String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
    String name = release().isEmpty() ? kernel : release() + " (" + kernel + ")";
    return name + ", " + System.getProperty("os.arch");
  }

  private static String release() {
    return lines("/etc/os-release").stream()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
        .findFirst()
        .orElse("");
  }

  private static String value(String file, String name, String otherwise) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException notLinux) {
      return List.of();
    }
  }
}
