package lunula.app;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import lunula.service.AppFolders;
import lunula.ui.DesktopChoosers;
import lunula.ui.MainView;
import lunula.ui.train.Parting;
import org.jspecify.annotations.Nullable;

/// The window. Started by [Main], because a class that extends `Application` cannot be started from
/// the class path.
public final class LunulaApp extends Application {
  private @Nullable Assembly assembly;

  @Override
  public void start(Stage stage) throws Exception {
    AppFolders folders = AppFolders.find();
    Assembly assembled = new Assembly(folders);
    assembly = assembled;
    Thread.currentThread()
        .setUncaughtExceptionHandler(new Defects(assembled.exploration().noticeProperty()::set));
    // A tour shows Lunula as it is by default and leaves the person's choices alone.
    if (!getParameters().getNamed().containsKey("tour")) {
      assembled.remember(folders, stage);
    }
    assembled.begin();
    MainView view = assembled.view(new DesktopChoosers(stage), new SaveChooser(stage));
    Opening opening = new Opening(assembled, view);
    limit(stage);
    stage.setOnCloseRequest(
        request -> {
          request.consume();
          assembled.models().train().parting().before(Parting.Occasion.CLOSE, stage::close);
        });
    // The window is gone at once; what must not be cut short ends without it.
    Platform.setImplicitExit(false);
    stage.setOnHidden(hidden -> assembled.closeThen(Platform::exit));
    // After the stored map, which was read meanwhile and waits in the queue: one layout for both.
    Platform.runLater(() -> opening.show(stage, () -> tour(assembled, stage)));
  }

  private static void limit(Stage stage) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setTitle("Lunula");
    stage.setMinWidth(Math.min(MainView.MIN_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MainView.MIN_HEIGHT, screen.getHeight()));
  }

  private void tour(Assembly assembled, Stage stage) {
    String folder = getParameters().getNamed().get("tour");
    if (folder != null) {
      new Tour(assembled, stage, Path.of(folder)).begin();
    }
  }

  @Override
  public void stop() {
    if (assembly != null && !assembly.isClosed()) {
      assembly.close();
    }
  }
}
