package lunula.app;

import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lunula.app.start.StartupSequence;
import lunula.files.AppFolders;
import lunula.ui.kit.DesktopFileChoosers;
import lunula.ui.shell.MainView;

/// The window as [LunulaApp] builds it, open to measurements. Whatever the window complains of ends
/// the process with a failure.
abstract class ProbedWindow extends Application {
  private final Assembly assembly = assemble();

  private static Assembly assemble() {
    try {
      return new Assembly(AppFolders.find());
    } catch (java.io.IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public final void start(Stage stage) {
    assembly.begin();
    MainView view = assembly.view(new DesktopFileChoosers(stage), suggested -> Optional.empty());
    StartupSequence opening = new StartupSequence(assembly, view);
    assembly.exploration().noticeProperty().subscribe(ProbedWindow::endIfTold);
    whenMapIsDrawn(view.getScene(), () -> mapDrawn(view));
    Platform.runLater(() -> opening.show(stage, () -> {}));
  }

  private static void endIfTold(String notice) {
    if (notice != null) {
      System.err.println(notice);
      Runtime.getRuntime().halt(1);
    }
  }

  private void whenMapIsDrawn(Scene scene, Runnable then) {
    var map = assembly.exploration().mapProperty();
    scene.addPostLayoutPulseListener(
        new Runnable() {
          private int frames;

          // The first frame with the map is on screen when the next one begins.
          @Override
          public void run() {
            if (map.get() != null && ++frames == 2) {
              scene.removePostLayoutPulseListener(this);
              Platform.runLater(then);
            }
            Platform.requestNextPulse();
          }
        });
  }

  /// Called once on the JavaFX thread when the map is on screen.
  abstract void mapDrawn(MainView view);

  final Assembly assembly() {
    return assembly;
  }

  @Override
  public final void stop() {
    assembly.close();
  }
}
