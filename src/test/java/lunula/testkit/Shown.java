package lunula.testkit;

import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lunula.ui.explore.ExplorerState;

/// Shows what a test is about in the window that all tests share. JavaFX thread.
public final class Shown {
  private Shown() {}

  /// A view by itself, looking as it does in the app.
  public static void in(Stage window, Parent view, double width, double height) {
    var scene = new Scene(view, width, height);
    scene
        .getStylesheets()
        .add(
            Objects.requireNonNull(ExplorerState.class.getResource("/lunula/ui/kit/lunula.css"))
                .toExternalForm());
    in(window, scene);
  }

  /// A scene at its own size, whatever the test before has made of the window, in the corner: the
  /// headless platform tells of the wheel in pixels of the screen and not of the window.
  public static void in(Stage window, Scene scene) {
    window.setScene(scene);
    window.setX(0);
    window.setY(0);
    window.show();
    window.sizeToScene();
  }
}
