package lunula.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.app.start.Display;
import lunula.files.Languages;

/// An app image with probes on the end of its class path, each started by a launcher that differs
/// from the real one in nothing but that and its main class.
final class PackagedApp {
  /// Whether there is no display.
  static final boolean HEADLESS = !Display.isThere("linux", System.getenv());

  private static final Path WORK = Path.of("target", "package-bench").toAbsolutePath();
  private static final String MAIN = "\"lunula.app.Main\"";

  private final Path image;
  private final Path probes = WORK.resolve("probes.jar");
  private final Path empty = WORK.resolve("empty");
  private final Path window = WORK.resolve("window");
  private final Path minute = WORK.resolve("minute");

  private PackagedApp(Path image) {
    this.image = image;
  }

  /// Lays the launchers beside an app image, which stays as it is.
  static PackagedApp lay(Path image) throws IOException, InterruptedException {
    PackagedApp app = new PackagedApp(image);
    Files.createDirectories(WORK);
    pack(app.probes);
    Files.setLastModifiedTime(app.probes, Files.getLastModifiedTime(image));
    String script = Files.readString(image.resolve("bin/lunula"));
    write(app.window, app.launcher(script, PackagedProbe.class));
    write(app.minute, app.launcher(script, MinuteProbe.class));
    write(app.empty, app.emptyLauncher("AOTCacheOutput"));
    app.startEmpty(app.freshHome());
    write(app.empty, app.emptyLauncher("AOTCache"));
    return app;
  }

  /// All of this folder's classes and the benchmarks' tools.
  private static void pack(Path jar) throws IOException {
    Path classes = Path.of("target", "test-classes");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String folder : List.of("lunula/app", "lunula/bench")) {
        try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            String name = classes.relativize(file).toString().replace('\\', '/');
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(file, zip);
          }
        }
      }
    }
  }

  /// The words after the program's name are the probe's, so the splash is asked for here.
  private String launcher(String script, Class<?> main) {
    return script
        .replace("case ${1:-/} in", HEADLESS ? "case - in" : "case / in")
        .replaceFirst("app=.*", Matcher.quoteReplacement("app=" + image.resolve("lib/app")))
        .replaceFirst(
            "\" \\\\\n\\s*" + MAIN, ":" + probes + "\" \\\\\n  \"" + main.getName() + "\"");
  }

  private String emptyLauncher(String cache) {
    return """
        #!/bin/sh
        self=$(readlink -f -- "$0")
        exec "%s" "-XX:%s=%s.aot" --enable-native-access=javafx.graphics,ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -classpath "%s" %s "$@"
        """
        .formatted(
            image.resolve("lib/runtime/bin/java"),
            cache,
            empty,
            probes,
            EmptyProbe.class.getName());
  }

  private static void write(Path launcher, String script) throws IOException {
    Files.writeString(launcher, script);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// A home that nobody has lived in.
  Path freshHome() throws IOException {
    return Files.createTempDirectory(WORK, "home-");
  }

  /// Starts the app in English.
  ///
  /// @return seconds to the map, and to the first decoded picture
  double[] start(Path home) throws IOException, InterruptedException {
    return start(home, "en");
  }

  /// Starts the app.
  ///
  /// @param language its tag
  /// @return seconds to the map, and to the first decoded picture
  double[] start(Path home, String language) throws IOException, InterruptedException {
    String tour = Files.createDirectories(home.resolve("tour")).toString();
    List<String> words = HEADLESS ? List.of("--tour", tour) : List.of();
    return numbers(ask(window, home, language, words));
  }

  /// Starts an empty window.
  ///
  /// @return seconds to the window
  double startEmpty(Path home) throws IOException, InterruptedException {
    return Double.parseDouble(ask(empty, home, "en", List.of()).lines().findFirst().orElseThrow());
  }

  /// Opens the window and drags for a minute.
  ///
  /// @return resident megabytes: then, and at most
  double[] drag(Path home) throws IOException, InterruptedException {
    return numbers(ask(minute, home, "en", List.of()));
  }

  private static double[] numbers(String words) {
    return Stream.of(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String ask(Path launcher, Path home, String language, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(WORK.resolve("errors").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("XDG_") && name.endsWith("_HOME"));
    environment.put("HOME", home.toString());
    environment.put(Languages.VARIABLE, language);
    environment.put("JAVA_TOOL_OPTIONS", options(home));
    command.add(Instant.now().toString());
    command.addAll(words);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(launcher + " failed: " + Files.readString(WORK.resolve("errors")));
    }
    return printed;
  }

  private static String options(Path home) {
    String headless = HEADLESS ? " -Dglass.platform=Headless -Dprism.order=sw" : "";
    return "-Duser.home=" + home + headless;
  }
}
