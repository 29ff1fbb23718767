package lunula.app;

import lunula.cli.Terminal;
import lunula.ui.about.AboutViewModel;

/// What runs here, in words.
final class Versions {
  private Versions() {}

  static String java() {
    return "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor"));
  }

  /// JavaFX's version; once it has started.
  static String javaFx() {
    return System.getProperty("javafx.runtime.version", "");
  }

  /// The system and its kind of processor.
  static String system() {
    return "%s %s (%s)"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
  }

  /// All that, as the person reads it.
  static AboutViewModel.Versions facts() {
    return new AboutViewModel.Versions(Terminal.VERSION, java(), javaFx(), system());
  }

  static String line() {
    return "%s, Java %s, JavaFX %s, %s".formatted(Terminal.VERSION, java(), javaFx(), system());
  }
}
