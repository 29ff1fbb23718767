import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packages for Windows and macOS: jpackage's own, from the same app image.
final class OtherPackages {
  private OtherPackages() {}

  /// An installer, or the app image zipped where WiX, which makes installers, is missing.
  static void windows(Package.Program program, AppImage image)
      throws IOException, InterruptedException {
    try {
      List<String> command = command("msi", program, image);
      command.addAll(List.of("--win-menu", "--win-shortcut", "--win-per-user-install"));
      // The same for all versions, so that a newer one replaces an older one.
      command.addAll(List.of("--win-upgrade-uuid", "6b3d4c0e-52a7-4f0b-9a55-1c8b7d2b9e11"));
      Folders.run(command);
    } catch (IOException noWix) {
      System.err.println("No installer could be made, so the app image is zipped instead.");
      Path zip = Package.OUT.resolve(program.stem() + "-windows.zip").toAbsolutePath();
      Folders.run(
          new ProcessBuilder(
                  Folders.tool("jar"), "-cMf", zip.toString(), image.folder().getFileName() + "/")
              .directory(Package.OUT.toFile()));
    }
  }

  /// A disk image.
  static void mac(Package.Program program, AppImage image)
      throws IOException, InterruptedException {
    Folders.run(command("dmg", program, image));
  }

  private static List<String> command(String type, Package.Program program, AppImage image) {
    Platform platform = Platform.here();
    List<String> command = new ArrayList<>(List.of(Folders.tool("jpackage"), "--type", type));
    command.addAll(List.of("--name", platform.program, "--vendor", "Lunula"));
    command.addAll(List.of("--app-version", platform.version(program.version())));
    command.addAll(List.of("--app-image", image.folder().toString()));
    command.addAll(List.of("--dest", Package.OUT.toString()));
    for (String kind : List.of("session", "bundle", "model", "lesson", "answers")) {
      command.addAll(List.of("--file-associations", "src/package/" + kind + ".properties"));
    }
    return command;
  }
}
