import java.nio.file.Path;
import java.util.Locale;

/// Where things lie in an app image, which differs by operating system.
enum Platform {
  LINUX("lunula", "lunula", "bin/lunula", "lib/app", "lib", "png", "linux"),
  WINDOWS("Lunula", "Lunula", "Lunula.exe", "app", "bin", "ico", "win32"),
  MAC("Lunula", "Lunula.app", "Contents/MacOS/Lunula", "Contents/app", "lib", "icns", "darwin");

  /// What jpackage calls the program.
  final String program;

  /// Folder of the app image.
  final String image;

  /// The program to double-click, in the app image.
  final String launcher;

  /// `$APPDIR` in the app image.
  final String app;

  /// Where a runtime has its native libraries.
  final String libraries;

  private final String icon;
  private final String jna;

  Platform(
      String program,
      String image,
      String launcher,
      String app,
      String libraries,
      String icon,
      String jna) {
    this.program = program;
    this.image = image;
    this.launcher = launcher;
    this.app = app;
    this.libraries = libraries;
    this.icon = icon;
    this.jna = jna;
  }

  /// The one that builds, which is the one that is built for.
  static Platform here() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.startsWith("windows") ? WINDOWS : system.startsWith("mac") ? MAC : LINUX;
  }

  /// The program's icon in the form that jpackage wants.
  Path icon() {
    return Path.of("assets", "icons", "lunula." + icon);
  }

  /// JNA's name for the folder of this platform's library.
  String jnaFolder() {
    String processor = System.getProperty("os.arch");
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    return "com/sun/jna/%s-%s/".formatted(jna, intel ? "x86-64" : processor);
  }

  /// Snappy's name for the folder of this platform's library.
  String snappyFolder() {
    String system = this == LINUX ? "Linux" : this == MAC ? "Mac" : "Windows";
    String processor = System.getProperty("os.arch");
    return "org/xerial/snappy/native/%s/%s/"
        .formatted(system, processor.equals("amd64") ? "x86_64" : processor);
  }

  /// Versions that this platform accepts: macOS wants none that begins with 0.
  String version(String version) {
    String plain = version.replaceFirst("-.*", "");
    return this == MAC ? plain.replaceFirst("^0", "1") : plain;
  }
}
