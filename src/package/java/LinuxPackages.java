import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A compressed folder for any Linux, and a package for Debian and its kin. The second is laid out
/// here and closed by dpkg-deb; Debian's own triggers enter its desktop entry, MIME types and icons
/// into the desktop, so that it needs no scripts.
final class LinuxPackages {
  private static final Path SOURCES = Path.of("src", "package", "linux");
  private static final Path ICONS = Path.of("assets", "icons");
  private static final Path PNG_ICONS =
      Path.of("src", "main", "resources", "lunula", "ui", "icons");

  private final Package.Program program;
  private final AppImage image;
  private final Path root = Path.of("target", "deb");
  private final Path share = root.resolve("usr").resolve("share");

  LinuxPackages(Package.Program program, AppImage image) {
    this.program = program;
    this.image = image;
  }

  void make() throws IOException, InterruptedException {
    archive();
    if (Folders.isOnPath("dpkg-deb")) {
      layOut();
      close();
    } else {
      System.err.println("There is no dpkg-deb here, so no package for Debian is made.");
    }
  }

  private void archive() throws IOException, InterruptedException {
    Path archive = Package.OUT.resolve(program.stem() + "-linux-" + processor() + ".tar.gz");
    List<String> command = new ArrayList<>(List.of("tar", "--create", "--sort=name"));
    command.addAll(List.of("--owner=0", "--group=0", "--numeric-owner", "--format=gnu"));
    command.addAll(List.of("--use-compress-program=gzip -6 -n", "--file", archive.toString()));
    command.addAll(List.of("--directory", Package.OUT.toString()));
    command.add(image.folder().getFileName().toString());
    Folders.run(command);
  }

  private void layOut() throws IOException {
    Folders.delete(root);
    Folders.copy(image.folder(), root.resolve("opt/lunula"));
    Path commands = Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(commands.resolve("lunula"), Path.of("../../opt/lunula/bin/lunula"));
    lay("lunula.desktop", "applications");
    lay("lunula.xml", "mime/packages");
    lay("app.lunula.Lunula.metainfo.xml", "metainfo");
    lay("copyright", "doc/lunula");
    icons();
    Path control = root.resolve("DEBIAN/control");
    Files.createDirectories(control.getParent());
    Files.writeString(control, filledIn(Files.readString(SOURCES.resolve("control"))));
    Folders.stamp(root, program.time());
  }

  private void lay(String file, String folder) throws IOException {
    Folders.copyFile(SOURCES.resolve(file), share.resolve(folder).resolve(file));
  }

  private void icons() throws IOException {
    Path theme = share.resolve("icons/hicolor");
    for (int size : List.of(16, 32, 48, 64, 128, 256)) {
      Folders.copyFile(
          PNG_ICONS.resolve("lunula-" + size + ".png"),
          theme.resolve(size + "x" + size + "/apps/lunula.png"));
    }
    Folders.copyFile(ICONS.resolve("lunula.svg"), theme.resolve("scalable/apps/lunula.svg"));
    for (String kind : List.of("session+json", "model+zip")) {
      String source = "lunula-" + kind.replaceFirst("\\+.*", "") + ".svg";
      Folders.copyFile(
          ICONS.resolve(source),
          theme.resolve("scalable/mimetypes/application-vnd.lunula." + kind + ".svg"));
    }
  }

  private String filledIn(String control) throws IOException {
    return control
        .replace("@VERSION@", program.version().replace("-SNAPSHOT", "~snapshot"))
        .replace("@ARCHITECTURE@", processor())
        .replace("@KILOBYTES@", Long.toString(Folders.size(root) / 1024));
  }

  private void close() throws IOException, InterruptedException {
    String file = "lunula_%s_%s.deb".formatted(program.version(), processor());
    ProcessBuilder close =
        new ProcessBuilder(
            "dpkg-deb",
            "--root-owner-group",
            "-Zxz",
            "--build",
            root.toString(),
            Package.OUT.resolve(file).toString());
    close.environment().put("SOURCE_DATE_EPOCH", Long.toString(program.time().getEpochSecond()));
    Folders.run(close);
  }

  /// Debian's name for the processor, which is Java's for the two there are.
  private static String processor() {
    return System.getProperty("os.arch").replace("aarch64", "arm64");
  }
}
