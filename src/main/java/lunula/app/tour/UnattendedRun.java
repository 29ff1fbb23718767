package lunula.app.tour;

import javafx.stage.Stage;
import lunula.app.Assembly;

/// What a window that no person uses does by itself, from when it is complete.
@FunctionalInterface
public interface UnattendedRun {
  /// Begins; returns at once, and closes the window in the end. JavaFX thread.
  void begin(Assembly assembly, Stage stage);
}
