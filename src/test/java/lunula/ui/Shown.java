package lunula.ui;

import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Shows a view in a window of its own, looking as it does in the app.
public final class Shown {
  private Shown() {}

  /// JavaFX thread.
  public static void in(Stage window, Parent view, double width, double height) {
    var scene = new Scene(view, width, height);
    scene
        .getStylesheets()
        .add(
            Objects.requireNonNull(Exploration.class.getResource("/lunula/ui/lunula.css"))
                .toExternalForm());
    window.setScene(scene);
    window.show();
  }
}
