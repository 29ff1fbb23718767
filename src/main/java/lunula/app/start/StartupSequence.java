package lunula.app.start;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lunula.app.Assembly;
import lunula.ui.kit.ThemeStyling;
import lunula.ui.shell.MainView;

/// The window's way to the screen, a step a frame: first the map between bars that are still empty,
/// then the picture at the cursor, the map's legend and its tools, the bars and one panel after the
/// other, last the images and the sheets that nobody has opened yet. JavaFX thread only.
public final class StartupSequence {
  /// The usual size of what is in the window, in pixels.
  public static final double WIDTH = 1280;

  public static final double HEIGHT = 800;

  private final Assembly assembly;
  private MainView view;
  private final Scene scene;
  private final Runnable frame = this::frame;
  private Runnable whenComplete = () -> {};
  private Runnable afterFurnishing = this::loadTheRest;
  private boolean laidOut;

  /// @param view the assembly's
  public StartupSequence(Assembly assembly, MainView view) {
    this.assembly = assembly;
    this.view = view;
    scene = new Scene(view, WIDTH, HEIGHT);
    ThemeStyling.install(
        scene, assembly.main().themeProperty(), assembly.main().contrastProperty());
  }

  /// Shows the window, which has its size limits and title already.
  ///
  /// @param then told once, when every panel is there
  public void show(Stage stage, Runnable then) {
    whenComplete = then;
    stage.setScene(scene);
    scene.addPostLayoutPulseListener(frame);
    stage.show();
    view.focusMap();
  }

  /// Puts another view in the place of the one that is shown, which is complete, a step a frame.
  ///
  /// @param other the assembly's newest
  /// @param then told once, when every panel is there
  public void showAnew(MainView other, Runnable then) {
    whenComplete = then;
    afterFurnishing = this::laySheets;
    view = other;
    scene.setRoot(other);
    other.focusMap();
    nextFrame(this::layPicture);
  }

  /// While the first frame with the map is drawn, the decoder can be opened. That frame is on the
  /// screen when the second is laid out.
  private void frame() {
    boolean settled =
        assembly.exploration().mapProperty().get() != null
            || assembly.exploration().noticeProperty().get() != null;
    if (settled && !laidOut) {
      laidOut = true;
      assembly.loadTheEngine();
    } else if (settled) {
      scene.removePostLayoutPulseListener(frame);
      Splash.close();
      Platform.runLater(this::layPicture);
    }
    Platform.requestNextPulse();
  }

  private void layPicture() {
    boolean more = view.layPicture();
    nextFrame(more ? this::layPicture : this::dress);
  }

  private void dress() {
    boolean more = assembly.instruments().dressTheMap();
    nextFrame(more ? this::dress : this::furnish);
  }

  private void furnish() {
    boolean more = view.furnish();
    nextFrame(more ? this::furnish : afterFurnishing);
  }

  private void loadTheRest() {
    assembly.loadTheRest();
    laySheets();
  }

  private void laySheets() {
    boolean more = assembly.laySheet();
    nextFrame(more ? this::laySheets : whenComplete);
  }

  /// Runs a step after one more frame.
  private void nextFrame(Runnable step) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            Platform.runLater(step);
          }
        });
    Platform.requestNextPulse();
  }
}
