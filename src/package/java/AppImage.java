import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The folder that runs anywhere: the linked runtime, the program, its data and models, and every
/// native library as a file.
final class AppImage {
  private static final Path TARGET = Path.of("target");
  private static final Path RUNTIME = TARGET.resolve("runtime");
  private static final Path INPUT = TARGET.resolve("package-input");
  private static final Path LIBRARIES = TARGET.resolve("libraries");
  private static final String CACHE = "lunula.aot";

  /// What the tour ran hot, later starts would compile at once, before their first frame.
  private static final String NO_PROFILES = "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";

  /// But those by which JavaCPP would call OpenBLAS with types of its own.
  private static final Pattern NATIVE =
      Pattern.compile("(?!(lib)?jniopenblas).+\\.(so(\\.\\d+)*|a|dll|dylib|jnilib)");

  /// OpenBLAS's jar has nothing but native libraries and what C programs need.
  private static final Pattern OF_A_PLATFORM = Pattern.compile("openblas-.+\\.jar");

  /// What no class needs here: PDFBox’s fonts and tables of foreign codes (Lunula’s words bring a
  /// font of their own), JCodec’s formats but H.264 in MP4, ControlsFX's spreadsheets.
  private static final Pattern UNNEEDED =
      Pattern.compile(
          "org/apache/fontbox/cmap/[^.]+|org/apache/pdfbox/resources/ttf/.+|net/sourceforge/jaad/.+"
              + "|org/jcodec/(movtool|api/transcode|containers/(mps|mxf|mkv)|codecs/(vpx|mpa))/.+"
              + "|(impl/)?org/controlsfx/(control/)?(spreadsheet|tableview2)/.+");

  private static final String ICONS = "src/main/resources/lunula/ui/icons/lunula-%d.png";
  private static final int SPLASH_SIZE = 128;

  /// What Java is started with; the launcher puts the folder of the program for `$APPDIR`.
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-XX:AOTCache=$APPDIR/" + CACHE,
          // Most methods run once at a start: compiling them takes the processor from the first
          // frame.
          "-XX:CompileThresholdScaling=5",
          // What is called by reflection is called a few times: code of its own, made anew at each
          // start, pays for none of it.
          "-Djdk.reflect.useNativeAccessorOnly=true",
          // A heap that gives back what it no longer needs. The serial collector never looks
          // through what has grown old while the system has memory: after some hours of use it
          // holds more than a gigabyte for 250 MB. Larger regions, or every network's arrays would
          // be pieces of their own; a collection when nothing goes on; drawings kept softly go
          // within a minute.
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=50",
          "-XX:G1HeapRegionSize=4m",
          "-XX:GCTimeRatio=9",
          "-XX:G1PeriodicGCInterval=15000",
          "-XX:SoftRefLRUPolicyMSPerMB=10",
          "-Xms64m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-Dlunula.packaged=true",
          "-Dlunula.app=$APPDIR/lunula",
          "-Djava.library.path=$APPDIR/native",
          "-Djna.boot.library.path=$APPDIR/native",
          "-Djna.nounpack=true",
          "-Dorg.xerial.snappy.use.systemlib=true",
          "-DPYTORCH_LIBRARY_PATH=$APPDIR/native",
          "--enable-native-access=javafx.graphics,ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Package.Program program;
  private final Platform platform;
  private final Path image;
  private final Path app;

  AppImage(Package.Program program, Platform platform) {
    this.program = program;
    this.platform = platform;
    image = Package.OUT.resolve(platform.image);
    app = image.resolve(platform.app);
  }

  /// The app image itself.
  Path folder() {
    return image;
  }

  /// The folder in it that holds the program.
  Path app() {
    return app;
  }

  /// Makes it.
  void make() throws IOException, InterruptedException {
    link();
    layIn();
    Folders.run(jpackage());
    if (platform == Platform.LINUX) {
      layLauncher();
    }
    Folders.stamp(image, program.time());
    train();
    Folders.stamp(image, program.time());
  }

  private void link() throws IOException, InterruptedException {
    Folders.delete(RUNTIME);
    Folders.run(List.of(Folders.tool("jlink"), "@jlink.conf"));
    for (Path jar : jars(TARGET.resolve("javafx"))) {
      unpack(jar, "", RUNTIME.resolve(platform.libraries));
    }
    if (platform == Platform.LINUX && Folders.isOnPath("strip")) {
      strip(RUNTIME.resolve("lib"));
      strip(RUNTIME.resolve("lib").resolve("server"));
    }
  }

  /// A sixth of Java's own library is names for those who look into it; MXNet's and its company's
  /// have few.
  private static void strip(Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("strip", "--strip-unneeded"));
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(folder, "*.so*")) {
      libraries.forEach(library -> command.add(library.toString()));
    }
    Folders.run(command);
  }

  private void layIn() throws IOException, InterruptedException {
    Folders.delete(INPUT);
    Styles styles = new Styles(RUNTIME.resolve("bin").resolve("java"), program.time());
    styles.compile(TARGET.resolve(program.jar()), INPUT.resolve("lunula.jar"));
    Path natives = INPUT.resolve("native");
    for (Path jar : jars(LIBRARIES)) {
      unpack(jar, "native/lib/", natives);
      unpack(jar, "jnilib/", natives);
      unpack(jar, platform.jnaFolder(), natives);
      unpack(jar, platform.snappyFolder(), natives);
      String name = jar.getFileName().toString();
      if (name.startsWith("zstd-jni")) {
        // The jar has this platform's library alone.
        unpack(jar, "", natives);
      }
      if (!name.contains("-native-") && !OF_A_PLATFORM.matcher(name).matches()) {
        withoutNatives(jar, INPUT.resolve(name));
      }
    }
    // MXNet brings an older OpenBLAS of the same name, and takes this one.
    for (Path jar : jars(LIBRARIES)) {
      unpack(jar, "org/bytedeco/openblas/", natives);
    }
    if (platform == Platform.LINUX && Folders.isOnPath("strip")) {
      strip(natives);
    }
    for (int times = 1; times <= 2; times++) {
      // Java takes the second where a display has small pixels.
      Path icon = Path.of(ICONS.formatted(SPLASH_SIZE * times));
      Files.copy(icon, INPUT.resolve(times == 1 ? "splash.png" : "splash@2x.png"));
    }
    Path own = INPUT.resolve("lunula");
    for (String data : List.of("fashion-mnist", "tang-couplets", "words")) {
      Folders.copy(Path.of("assets", data), own.resolve("assets").resolve(data));
    }
    Folders.copy(Path.of("assets", "lessons"), own.resolve("assets/lessons"));
    Folders.copy(Path.of("models"), own.resolve("models"));
    Licences.collect(LIBRARIES, RUNTIME.resolve("legal"), own.resolve("licences"));
  }

  private static List<Path> jars(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    }
    jars.sort(Comparator.naturalOrder());
    return jars;
  }

  /// Copies a jar without what is not needed, and without the native libraries in it, of which some
  /// have one for every system.
  private void withoutNatives(Path jar, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (!NATIVE.matcher(name).matches() && !UNNEEDED.matcher(name).matches()) {
          ZipEntry same = new ZipEntry(name);
          same.setTimeLocal(LocalDateTime.ofInstant(program.time(), ZoneOffset.UTC));
          copy.putNextEntry(same);
          zip.getInputStream(entry).transferTo(copy);
        }
      }
    }
  }

  /// Copies the native libraries that lie under a folder of a jar.
  private static void unpack(Path jar, String under, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.getName().startsWith(under) && NATIVE.matcher(file).matches()) {
          Folders.write(zip.getInputStream(entry), to.resolve(file));
        }
      }
    }
  }

  private List<String> jpackage() {
    List<String> command = new ArrayList<>(List.of(Folders.tool("jpackage")));
    command.addAll(List.of("--type", "app-image", "--name", platform.program));
    command.addAll(List.of("--app-version", platform.version(program.version())));
    command.addAll(List.of("--dest", Package.OUT.toString(), "--input", INPUT.toString()));
    command.addAll(List.of("--runtime-image", RUNTIME.toString()));
    command.addAll(List.of("--icon", platform.icon().toString()));
    command.addAll(List.of("--main-jar", "lunula.jar", "--main-class", program.mainClass()));
    command.addAll(List.of("--vendor", "Lunula", "--description", "Latent-space explorer"));
    JAVA_OPTIONS.forEach(option -> command.addAll(List.of("--java-options", option)));
    if (platform == Platform.LINUX) {
      // What the C library keeps of memory that was given back, 60 MB after an hour, goes, too.
      command.addAll(List.of("--java-options", "-XX:TrimNativeHeapInterval=10000"));
    }
    if (platform == Platform.WINDOWS) {
      // The same program with a console, for the terminal's commands.
      command.addAll(List.of("--add-launcher", "lunula-cli=src/package/windows/cli.properties"));
    }
    return command;
  }

  /// Writes a launcher with the settings that jpackage has written for its own.
  private void layLauncher() throws IOException {
    List<String> settings = Files.readAllLines(app.resolve(platform.program + ".cfg"));
    List<String> options = new ArrayList<>(values(settings, "java-options="));
    options.add("-classpath");
    options.add(String.join(":", values(settings, "app.classpath=")));
    options.addAll(values(settings, "app.mainclass="));
    String lines =
        options.stream()
            .map(option -> "  \"" + option.replace("$APPDIR", "$app") + "\"")
            .collect(Collectors.joining(" \\\n"));
    Path launcher = image.resolve(platform.launcher);
    String script = Files.readString(Path.of("src", "package", "linux", "lunula"));
    // jpackage's file stays what it is to the system: a program.
    Files.writeString(launcher, script.replace("@OPTIONS@", lines));
    Files.delete(image.resolve("lib/libapplauncher.so"));
    Files.delete(app.resolve(platform.program + ".cfg"));
  }

  private static List<String> values(List<String> settings, String key) {
    return settings.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }

  /// Plays the tour's first minute in the app image, without a display, and keeps the classes that
  /// it loaded and linked: the next starts read them from the cache.
  private void train() throws IOException, InterruptedException {
    boolean script = platform == Platform.LINUX;
    Path settings =
        script ? image.resolve(platform.launcher) : app.resolve(platform.program + ".cfg");
    String kept = Files.readString(settings);
    Files.writeString(settings, kept.replace("-XX:AOTCache=", "-XX:AOTCacheOutput="));
    Path scratch = TARGET.resolve("package-training").toAbsolutePath();
    Folders.delete(scratch);
    Files.createDirectories(scratch);
    String launcher = image.resolve(platform.launcher).toAbsolutePath().toString();
    ProcessBuilder tour =
        new ProcessBuilder(launcher, "--tour", scratch.resolve("tour").toString());
    tour.environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            NO_PROFILES + " -Dlunula.rehearsal=true -Dlunula.home=" + scratch.resolve("home"));
    Folders.run(tour);
    Files.writeString(settings, kept);
    if (Files.notExists(app.resolve(CACHE))) {
      throw new IOException("The training run left no " + CACHE + ".");
    }
  }
}
