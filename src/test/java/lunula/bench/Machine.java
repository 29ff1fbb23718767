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
