package lunula.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import lunula.cli.Terminal;
import lunula.networks.NativeEngine;
import lunula.service.AppFolders;
import org.jspecify.annotations.Nullable;

/// Where Lunula starts: the window, the tour, or a command of the terminal.
public final class Main {
  private static final String TOUR = "--tour";

  private Main() {}

  /// Without arguments opens the window, or plays the tour where there is no display; `--tour DIR`
  /// plays the tour anywhere; anything else is a command of the terminal.
  public static void main(String[] arguments) {
    try {
      System.exit(start(arguments));
    } catch (IOException failure) {
      System.err.println("lunula: " + failure.getMessage());
      System.exit(1);
    }
  }

  private static int start(String... arguments) throws IOException {
    if (arguments.length > 0 && !arguments[0].equals(TOUR)) {
      NativeEngine.configure(AppFolders.find().cache().toString());
      return Terminal.run(arguments);
    }
    String objection = objection(arguments);
    if (objection != null) {
      System.err.println("lunula: " + objection);
      return 2;
    }
    if (arguments.length > 0) {
      return tour(tourFolder(arguments[1]));
    }
    if (!Display.isThere(System.getProperty("os.name"), System.getenv())) {
      System.out.println("There is no display here, so Lunula plays its tour without one.");
      return tour(Files.createTempDirectory("lunula-tour-"));
    }
    return window();
  }

  /// What is wrong with the words after the program's name; null if nothing is.
  static @Nullable String objection(String... arguments) {
    if (arguments.length == 1) {
      return "--tour needs a folder to write its pictures to.";
    }
    return arguments.length > 2
        ? "--tour takes one folder and nothing else, so “" + arguments[2] + "” is too much."
        : null;
  }

  /// Makes the folder for the tour's pictures if it is not there.
  ///
  /// @throws IOException if nothing can be written there; its message is a sentence
  static Path tourFolder(String name) throws IOException {
    Path folder = Path.of(name).toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new IOException(
          "The folder “" + folder + "” for the tour’s pictures cannot be made.", failure);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("The tour’s pictures cannot be written to “" + folder + "”.");
    }
    return folder;
  }

  private static int window() throws IOException {
    prepare();
    try {
      Application.launch(LunulaApp.class);
      return 0;
    } catch (UnsupportedOperationException | LinkageError failure) {
      System.err.println(
          "lunula: No window can be opened here (%s). `--tour FOLDER` shows Lunula without one."
              .formatted(failure.getMessage()));
      return 1;
    }
  }

  private static int tour(Path folder) throws IOException {
    prepare();
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Application.launch(LunulaApp.class, "--tour=" + folder);
    System.out.println(Tour.report(folder));
    return Tour.exitCode();
  }

  private static void prepare() throws IOException {
    ClassesAhead.begin();
    NativeEngine.configure(AppFolders.find().cache().toString());
  }
}
