package lunula.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import lunula.app.start.LanguageSwitch;
import lunula.app.start.LogFile;
import lunula.app.start.SingleInstance;
import lunula.app.start.StartupErrorView;
import lunula.app.start.StartupSequence;
import lunula.app.start.UncaughtExceptionHandler;
import lunula.app.tour.Tour;
import lunula.app.tour.UnattendedRun;
import lunula.files.AppFolders;
import lunula.library.ModelSource;
import lunula.ui.kit.DesktopFileChoosers;
import lunula.ui.shell.MainView;
import lunula.ui.shell.WindowPlace;
import lunula.ui.train.UnsavedRunGuard;
import org.jspecify.annotations.Nullable;

/// The window. Started by [Main], because a class that extends `Application` cannot be started from
/// the class path. Desktops know the window by this class's name: it is the `StartupWMClass`.
public final class LunulaApp extends Application {
  private static volatile @Nullable Start begun;
  private static volatile @Nullable String trouble;

  private @Nullable Assembly assembly;

  /// Opens the window and blocks until it is closed; once in a process.
  ///
  /// @return the process's exit code
  static int launch(Start start) {
    begun = start;
    return launch();
  }

  /// Tells in a window why there is no other one, likewise.
  static int launch(String sentence) {
    trouble = sentence;
    return launch();
  }

  private static int launch() {
    try {
      Application.launch(LunulaApp.class);
    } catch (RuntimeException | LinkageError failure) {
      StartupErrorView.tellWithoutJavaFx(StartupErrorView.noWindow(failure));
      return 1;
    }
    return trouble == null ? 0 : 1;
  }

  @Override
  public void start(Stage stage) {
    String known = trouble;
    if (known != null) {
      StartupErrorView.show(stage, known);
      return;
    }
    try {
      open(stage, Objects.requireNonNull(begun));
    } catch (IOException | RuntimeException | OutOfMemoryError failure) {
      String words = StartupErrorView.words(failure);
      trouble = words;
      Platform.setImplicitExit(true);
      StartupErrorView.show(stage, words);
    }
  }

  private void open(Stage stage, Start start) throws IOException {
    AppFolders folders = start.folders();
    boolean readable = LanguageSwitch.isReadable();
    Assembly assembled = new Assembly(folders, start.models());
    assembly = assembled;
    hearDefects(assembled, start);
    // A tour shows Lunula as it is by default and leaves the person's choices alone.
    if (start.unattended() == null) {
      assembled.remember(stage);
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      WindowPlace.fit(stage, screen, StartupSequence.WIDTH, StartupSequence.HEIGHT);
    }
    assembled.begin();
    var dialogs = new DesktopFileChoosers(stage);
    MainView view = assembled.view(dialogs, dialogs::save);
    StartupSequence opening = new StartupSequence(assembled, view);
    var language =
        new LanguageSwitch(assembled, opening, () -> assembled.view(dialogs, dialogs::save));
    limit(stage);
    assembled.sessions().titleProperty().subscribe(stage::setTitle);
    stage.setOnCloseRequest(
        request -> {
          request.consume();
          assembled.models().train().parting().before(UnsavedRunGuard.Occasion.CLOSE, stage::close);
        });
    // The window is gone at once; what must not be cut short ends without it.
    Platform.setImplicitExit(false);
    stage.setOnHidden(hidden -> close(assembled, start));
    // After the stored map, which was read meanwhile and waits in the queue: one layout for both.
    Runnable whenComplete =
        () -> {
          language.complete(readable);
          welcome(assembled, stage, start);
        };
    Platform.runLater(() -> opening.show(stage, whenComplete));
  }

  private static void hearDefects(Assembly assembled, Start start) {
    Path log = start.folders().log();
    new LogFile(log, Versions.line()).begin();
    Consumer<String> tell =
        start.unattended() == null ? assembled.exploration().noticeProperty()::set : Tour::giveUp;
    var defects = new UncaughtExceptionHandler(tell, LunulaApp::foreground, log);
    Thread.setDefaultUncaughtExceptionHandler(defects);
    Thread.currentThread().setUncaughtExceptionHandler(defects);
  }

  private static void foreground(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }

  private static void limit(Stage stage) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(MainView.MIN_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MainView.MIN_HEIGHT, screen.getHeight()));
  }

  /// When every panel is there.
  private void welcome(Assembly assembled, Stage stage, Start start) {
    WindowIcons.load(stage.getIcons()::addAll, Platform::runLater);
    assembled.welcome(getHostServices()::showDocument);
    UnattendedRun unattended = start.unattended();
    if (unattended != null) {
      unattended.begin(assembled, stage);
      return;
    }
    assembled.opener().open(start.files());
    SingleInstance place = start.place();
    if (place != null) {
      place.listen(files -> Platform.runLater(() -> visited(assembled, stage, files)));
    }
  }

  /// Another start was told to open these files here.
  private static void visited(Assembly assembled, Stage stage, List<Path> files) {
    if (!assembled.isClosed()) {
      stage.setIconified(false);
      stage.toFront();
      stage.requestFocus();
      assembled.opener().open(files);
    }
  }

  /// The next start finds nobody here any more.
  private static void close(Assembly assembled, Start start) {
    SingleInstance place = start.place();
    if (place != null) {
      place.close();
    }
    assembled.closeThen(Platform::exit);
  }

  @Override
  public void stop() {
    if (assembly != null && !assembly.isClosed()) {
      assembly.close();
    }
  }

  /// The window's icon, in the sizes that desktops ask for.
  static final class WindowIcons {
    static final int[] SIZES = {16, 32, 48, 64, 128, 256};

    private WindowIcons() {}

    /// Reads and decodes them on a thread of its own; returns at once.
    ///
    /// @param take told of them on `foreground`
    static void load(Consumer<Collection<Image>> take, Executor foreground) {
      Thread.ofPlatform()
          .name("lunula-icons")
          .daemon()
          .start(
              () -> {
                List<Image> icons = all();
                foreground.execute(() -> take.accept(icons));
              });
    }

    /// The icons that this build has.
    static List<Image> all() {
      return IntStream.of(SIZES)
          .mapToObj("/lunula/ui/icons/lunula-%d.png"::formatted)
          .map(WindowIcons.class::getResourceAsStream)
          .filter(Objects::nonNull)
          .map((InputStream png) -> new Image(png))
          .toList();
    }
  }

  /// What a window starts with.
  ///
  /// @param folders where things lie
  /// @param models opens them
  /// @param files to be opened as soon as the window is there
  /// @param place where later starts find this window; null if they do not
  /// @param unattended what is done by itself; null where a person uses the window
  record Start(
      AppFolders folders,
      ModelSource models,
      List<Path> files,
      @Nullable SingleInstance place,
      @Nullable UnattendedRun unattended) {
    Start {
      files = List.copyOf(files);
    }
  }
}
