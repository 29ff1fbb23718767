package lunula.app;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.FileChooser;
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
    // A tour shows Lunula as it is by default and leaves the person's choices alone.
    if (!getParameters().getNamed().containsKey("tour")) {
      assembled.remember(folders, stage);
    }
    assembled.begin();
    MainView view =
        assembled.view(new DesktopChoosers(stage), suggested -> askTarget(stage, suggested));
    Opening opening = new Opening(assembled, view);
    limit(stage);
    stage.setOnCloseRequest(
        request -> {
          request.consume();
          assembled.train().parting().before(Parting.Occasion.CLOSE, stage::close);
        });
    // After the stored map, which was read meanwhile and waits in the queue: one layout for both.
    Platform.runLater(() -> opening.show(stage, () -> tour(assembled, stage)));
  }

  private static void limit(Stage stage) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setTitle("Lunula");
    stage.setMinWidth(Math.min(MainView.MIN_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MainView.MIN_HEIGHT, screen.getHeight()));
  }

  private static Optional<Path> askTarget(Stage owner, String suggestedName) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(suggestedName);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(java.io.File::toPath);
  }

  private void tour(Assembly assembled, Stage stage) {
    String folder = getParameters().getNamed().get("tour");
    if (folder != null) {
      new Tour(assembled, stage, Path.of(folder)).begin();
    }
  }

  @Override
  public void stop() {
    if (assembly != null) {
      assembly.close();
    }
  }
}
