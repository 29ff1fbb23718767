package lunula.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javafx.application.Application;
import lunula.cli.Terminal;
import lunula.networks.NativeEngine;
import lunula.service.AppFolders;

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
    boolean terminal = arguments.length > 0 && !arguments[0].equals(TOUR);
    if (!terminal) {
      ClassesAhead.begin();
    }
    NativeEngine.configure(AppFolders.find().cache().toString());
    if (terminal) {
      return Terminal.run(arguments);
    }
    if (arguments.length == 1) {
      System.err.println("lunula: --tour needs a folder to write its pictures to.");
      return 2;
    }
    if (arguments.length > 1) {
      return tour(Path.of(arguments[1]));
    }
    if (!hasDisplay(System.getProperty("os.name"), System.getenv())) {
      System.out.println("There is no display here, so Lunula plays its tour without one.");
      return tour(Files.createTempDirectory("lunula-tour-"));
    }
    Application.launch(LunulaApp.class);
    return 0;
  }

  /// Whether a window can be opened: on Linux that takes an X display that somebody serves.
  static boolean hasDisplay(String system, Map<String, String> environment) {
    boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
    String display = environment.getOrDefault("DISPLAY", "");
    return !linux || (!display.isEmpty() && (!display.startsWith(":") || isServed(display)));
  }

  /// Whether a server listens at a local display such as `:0` or `:0.0`.
  private static boolean isServed(String display) {
    String number = display.substring(1).replaceFirst("\\..*", "");
    return Files.exists(Path.of("/tmp/.X11-unix/X" + number));
  }

  private static int tour(Path folder) throws IOException {
    Path absolute = Files.createDirectories(folder.toAbsolutePath());
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Application.launch(LunulaApp.class, "--tour=" + absolute);
    System.out.println(Tour.report(absolute));
    return Tour.exitCode();
  }
}
