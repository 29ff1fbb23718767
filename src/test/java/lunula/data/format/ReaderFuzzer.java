package lunula.data.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What [DamagedFilesTest] tries, led by the branches that a file reaches: one process of Jazzer
/// for each kind of file. `mvn -Pfuzz test-compile exec:exec`, see CONTRIBUTING.md.
public final class ReaderFuzzer {
  private static final String KIND = "lunula.fuzz.kind";
  private static final DamagedFilesTest.Kind CHOSEN = chosen();
  private static final Path FILE = file();

  private ReaderFuzzer() {}

  private static DamagedFilesTest.Kind chosen() {
    String name = System.getProperty(KIND, "");
    try {
      return DamagedFilesTest.kinds()
          .filter(kind -> kind.name().equals(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path file() {
    try {
      return Files.createTempDirectory("fuzz").resolve(CHOSEN.name());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Called by Jazzer with each file that it makes up.
  public static void fuzzerTestOneInput(byte[] file) throws IOException {
    Files.write(FILE, file);
    DamagedFilesTest.refuses(CHOSEN.reader(), FILE);
  }

  /// Runs Jazzer on every kind, or on those whose names contain a word.
  static final class All {
    private All() {}

    public static void main(String[] words) throws IOException, InterruptedException {
      String seconds = System.getProperty("lunula.fuzz.seconds", "60");
      String only = System.getProperty("lunula.fuzz", "");
      Path folder = Files.createDirectories(Path.of("target/fuzz"));
      List<String> found = new ArrayList<>();
      for (DamagedFilesTest.Kind kind : DamagedFilesTest.kinds().toList()) {
        if (kind.name().contains(only) && run(folder, kind, seconds) != 0) {
          found.add(kind.name());
        }
      }
      System.out.println(found.isEmpty() ? "nothing found" : "found something in " + found);
      System.exit(found.size());
    }

    private static int run(Path folder, DamagedFilesTest.Kind kind, String seconds)
        throws IOException, InterruptedException {
      Path corpus = Files.createDirectories(folder.resolve(kind.name()));
      Files.write(corpus.resolve("valid"), kind.valid());
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
              .filter(word -> word.startsWith("-Dlunula.home"))
              .toList());
      command.addAll(
          List.of(
              "-Xmx512m",
              "-XX:+EnableDynamicAgentLoading",
              "--enable-native-access=ALL-UNNAMED",
              "-Djava.awt.headless=true",
              "-D" + KIND + "=" + kind.name(),
              "-cp",
              System.getProperty("java.class.path"),
              "com.code_intelligence.jazzer.Jazzer",
              "--target_class=" + ReaderFuzzer.class.getName(),
              "--instrumentation_includes=lunula.**:com.twelvemonkeys.**",
              "--reproducer_path=" + folder,
              "-max_total_time=" + seconds,
              "-max_len=4096",
              "-timeout=120",
              "-rss_limit_mb=0",
              "-print_final_stats=1",
              corpus.toString()));
      Path log = folder.resolve(kind.name() + ".log");
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      String runs =
          Files.readAllLines(log).stream()
              .filter(line -> line.startsWith("stat::number_of_executed_units"))
              .findFirst()
              .orElse("");
      System.out.println(kind.name() + ": " + runs.replaceAll("\\D+", "") + " files, exit " + code);
      return code;
    }
  }
}
