package lunula.app;

import lunula.cli.Terminal;
import lunula.ui.about.AboutViewModel;

/// What runs here, in words.
final class Versions {
  private Versions() {}

  /// Once JavaFX has started.
  static AboutViewModel.Versions facts() {
    return new AboutViewModel.Versions(
        Terminal.VERSION,
        "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
        System.getProperty("javafx.runtime.version", ""),
        "%s %s (%s)"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
  }

  /// The same in a line.
  static String line() {
    AboutViewModel.Versions it = facts();
    return "%s, Java %s, JavaFX %s, %s".formatted(it.lunula(), it.java(), it.javaFx(), it.system());
  }
}
