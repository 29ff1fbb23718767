import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Makes everything to give away, in `target/package`: the app image, trained to start fast, and
/// the natural package of the platform that builds. Called by `mvn -Ppackage package` from the top
/// folder, on the JDK that is packed too. With `-Dlunula.installers=false`, the app image alone.
public final class Package {
  /// Where the results go.
  static final Path OUT = Path.of("target", "package");

  private Package() {}

  /// What is packed.
  ///
  /// @param jar the program's jar in `target`
  /// @param time every file's, so that the same source gives the same packages
  record Program(String jar, String version, String mainClass, Instant time) {
    /// What the names of all results begin with.
    String stem() {
      return "lunula-" + version;
    }
  }

  /// @param arguments jar, version, main class and time stamp
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Program program =
        new Program(arguments[0], arguments[1], arguments[2], Instant.parse(arguments[3]));
    Folders.delete(OUT);
    Files.createDirectories(OUT);
    AppImage image = new AppImage(program, Platform.here());
    image.make();
    billOfMaterials(OUT.resolve(program.stem() + ".cdx.json"));
    if (!"false".equals(System.getProperty("lunula.installers"))) {
      close(program, image);
    }
    Sizes.print(image);
    Sizes.print(OUT);
  }

  private static void close(Program program, AppImage image)
      throws IOException, InterruptedException {
    switch (Platform.here()) {
      case LINUX -> new LinuxPackages(program, image).make();
      case WINDOWS -> OtherPackages.windows(program, image);
      case MAC -> OtherPackages.mac(program, image);
    }
  }

  /// CycloneDX's plugin does nothing where Maven is told to stay offline.
  private static void billOfMaterials(Path to) throws IOException {
    Path made = Path.of("target", "sbom.json");
    if (Files.exists(made)) {
      Files.copy(made, to);
    } else {
      System.err.println("There is no bill of materials: run Maven once without -o.");
    }
  }
}
