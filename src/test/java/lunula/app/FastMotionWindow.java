package lunula.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import lunula.app.start.StartupSequence;
import lunula.app.tour.TourWindow;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.datasets.DataSets;
import lunula.export.picture.PngImage;
import lunula.files.AppFolders;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.measure.Selection;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.compare.Comparison;
import lunula.ui.data.Adding;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.export.PictureKind;
import lunula.ui.export.PictureViewModel.Format;
import lunula.ui.kit.Texts;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel.Tool;
import lunula.ui.train.Keeping;
import lunula.ui.train.TrainViewModel;
import lunula.ui.train.TrainingState;
import org.jspecify.annotations.Nullable;

/// Hours of use of the whole window in fast motion: rounds of drags, switches of the model,
/// trainings, exports, comparisons and pages, with the real engine. Prints what the process holds
/// at the start, after everything was done once or twice, and at stages from then on, and how long
/// the JavaFX thread was busy at a stretch. Ends the process with a failure if the window complains
/// of anything.
public final class FastMotionWindow extends Application {
  /// System properties: how many rounds, how much of each in a round, and how many pictures are
  /// brought in once.
  static final String ROUNDS = "lunula.fast.rounds";

  static final String DRAGS = "lunula.fast.drags";
  static final String SWITCHES = "lunula.fast.switches";
  static final String TRAININGS = "lunula.fast.trainings";
  static final String PICTURES = "lunula.fast.pictures";

  private static final PrintStream OUT = System.out;
  private static final int STAGES = 10;
  private static final int KEPT_EVERY = 10;
  private static final int PICTURE_SIDE = 8;

  private final AppFolders folders = folders();
  private final DataSets dataSets = DataSets.in(folders);
  private final Assembly assembly = new Assembly(folders);
  private final ExplorerState exploration = assembly.exploration();
  private final Instruments instruments = assembly.instruments();
  private final BusyStretches busy = new BusyStretches();
  private Path saved = folders.home();
  private String moons = "";
  private List<Path> models = List.of();
  private int files;
  private int switched;
  private int trained;
  private Stage stage = new Stage();
  private TourWindow window = new TourWindow(assembly, stage, saved);

  private static AppFolders folders() {
    try {
      AppFolders found = AppFolders.find();
      Path home = Files.createTempDirectory("lunula-fast-");
      return new AppFolders(found.app(), home, found.cache());
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public void start(Stage shown) throws IOException {
    stage = shown;
    assembly.remember(stage);
    assembly.begin();
    MainView view = assembly.view(title -> Optional.empty(), name -> Optional.of(fresh(name)));
    saved = Files.createDirectories(folders.home().resolve("saved"));
    window = new TourWindow(assembly, stage, saved);
    exploration.noticeProperty().subscribe(FastMotionWindow::endIfTold);
    new StartupSequence(assembly, view).show(stage, () -> Thread.ofPlatform().start(this::play));
  }

  private Path fresh(String name) {
    return saved.resolve(files++ + "-" + name);
  }

  private static void endIfTold(@Nullable String notice) {
    String left = Texts.of(TrainViewModel.class).get("train.left.unkept");
    if (notice != null && !notice.equals(left)) {
      OUT.println(notice);
      Runtime.getRuntime().halt(1);
    }
  }

  private void play() {
    try {
      busy.begin();
      prepare();
      tell("start");
      int rounds = Integer.getInteger(ROUNDS, 2);
      warmUp();
      tell("warm-up");
      for (int round = 1; round <= rounds; round++) {
        round();
        if (round * STAGES / rounds > (round - 1) * STAGES / rounds) {
          tell("%d rounds".formatted(round));
        }
      }
      bringPictures(Integer.getInteger(PICTURES, 0));
      tellBusy("the pictures");
      Platform.exit();
    } catch (Exception | Error failure) {
      failure.printStackTrace(OUT);
      Runtime.getRuntime().halt(1);
    }
  }

  private void tell(String when) throws Exception {
    tellBusy(when);
    busy.during("rest");
    window.run(this::putAway);
    window.frames(3);
    OUT.println(Held.now(when).line());
    OUT.flush();
    busy.forget();
  }

  private void tellBusy(String when) {
    busy.stretches().forEach(OUT::print);
    OUT.println(busy.line(when));
  }

  private void prepare() throws Exception {
    window.await("the images", () -> exploration.imagesProperty().get() != null);
    window.await("the first picture", () -> exploration.decodedProperty().get() != null);
    window.await("the library", () -> assembly.main().models().size() > 10);
    models = window.get(() -> assembly.main().models().stream().map(LibraryEntry::folder).toList());
    moons =
        dataSets
            .make(
                MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(28).withCounts(1000, 500),
                "few moons",
                (done, total) -> true)
            .orElseThrow()
            .id();
    window.run(() -> assembly.models().train().form().offer(dataSets.choices()));
  }

  /// Everything once, each model among it, and a training on all images.
  private void warmUp() throws Exception {
    switchModels(models.size());
    train(DataSets.FASHION.id());
    round();
  }

  private void round() throws Exception {
    drag(Integer.getInteger(DRAGS, 20));
    switchModels(Integer.getInteger(SWITCHES, 3));
    for (int i = 0; i < Integer.getInteger(TRAININGS, 1); i++) {
      train(moons);
    }
    openPanes();
    export();
    window.run(this::putAway);
  }

  private void drag(int count) throws Exception {
    busy.during("drag");
    Robot robot = window.get(Robot::new);
    for (int i = 0; i < count; i++) {
      double angle = i * 0.37;
      window.run(
          () -> {
            move(robot, angle);
            robot.mousePress(MouseButton.PRIMARY);
            move(robot, angle + 0.3);
          });
      window.frames(1);
      window.run(
          () -> {
            move(robot, angle + 0.6);
            robot.mouseRelease(MouseButton.PRIMARY);
          });
    }
    window.frames(2);
  }

  private void move(Robot robot, double angle) {
    Node map = stage.getScene().lookup("#map");
    var bounds = map.getLayoutBounds();
    double radius = 0.3 * Math.min(bounds.getWidth(), bounds.getHeight());
    robot.mouseMove(
        map.localToScreen(
            bounds.getCenterX() + radius * Math.cos(angle),
            bounds.getCenterY() + radius * Math.sin(angle)));
  }

  private void switchModels(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      busy.during("switch");
      Path next = models.get(switched++ % models.size());
      window.run(
          () -> {
            exploration.noticeProperty().set(null);
            assembly.models().onTheMap().open(next);
          });
      window.await("the model", () -> isOpen(next));
    }
  }

  private boolean isOpen(Path model) {
    return model.equals(assembly.models().onTheMap().openedProperty().get())
        && exploration.decoderProperty().get() != null
        && exploration.decodedProperty().get() != null;
  }

  /// Every tenth result is kept, opened and deleted again.
  private void train(String data) throws Exception {
    busy.during("train");
    TrainViewModel train = assembly.models().train();
    window.run(
        () -> {
          assembly.main().show(Tool.TRAIN);
          train.form().choose(data);
          train.form().epochs().textProperty().set(data.equals(moons) ? "2" : "1");
          train.start();
          var asked = exploration.questionProperty().get();
          if (asked != null) {
            // Let the result of the last run go.
            exploration.answer(asked.answers().get(1));
          }
        });
    window.await(
        "the training", () -> train.stateProperty().get() instanceof TrainingState.Finished);
    window.await(
        "the offer", () -> train.keeping().stateProperty().get() instanceof Keeping.Offered);
    if (++trained % KEPT_EVERY == 0) {
      window.run(train.keeping()::keep);
      window.await(
          "the model", () -> train.keeping().stateProperty().get() instanceof Keeping.Kept);
      Keeping.Kept kept = (Keeping.Kept) window.get(() -> train.keeping().stateProperty().get());
      window.await("the kept model", () -> isOpen(kept.entry().folder()));
      switchModels(1);
      window.run(
          () -> {
            assembly.models().library().selectedProperty().set(kept.entry());
            assembly.models().library().askDeletion();
            assembly.models().library().delete();
          });
      window.await(
          "the deletion", () -> !assembly.models().library().entries().contains(kept.entry()));
    }
  }

  private void openPanes() throws Exception {
    CompareViewModel compare = instruments.compare();
    for (Page page : Page.values()) {
      busy.during("compare " + page);
      window.run(() -> compare.show(page == Page.BETA ? Comparison.BETAS : Comparison.MOONS, page));
      window.await("the comparison", () -> isCompared(page));
      window.frames(5);
      window.run(compare::leave);
      window.frames(2);
    }
    for (SelectViewModel.Page page : SelectViewModel.Page.values()) {
      busy.during("select " + page);
      window.run(
          () -> {
            assembly.main().show(Tool.EXPLORE);
            instruments.toolbox().choose("select");
            instruments.select().pageProperty().set(page);
            instruments.select().selection().ofClass(1, Selection.Joining.REPLACE);
          });
      window.frames(3);
    }
    for (String tool : List.of("path", "around", "posterior", "draw", "arithmetic", "cursor")) {
      busy.during("tool " + tool);
      window.run(() -> instruments.toolbox().choose(tool));
      window.frames(3);
    }
    for (boolean open : new boolean[] {true, false}) {
      busy.during("columns " + open);
      window.run(
          () -> {
            assembly.main().explainShownProperty().set(open);
            instruments.layers().openProperty().set(open);
            assembly.main().gridShownProperty().set(open);
            assembly.main().show(open ? Tool.MODELS : Tool.TRAIN);
          });
      window.frames(5);
    }
  }

  private boolean isCompared(Page page) {
    CompareViewModel compare = instruments.compare();
    return switch (page) {
      case SIDE ->
          compare.panesProperty().get().size() > 1
              && compare.panesProperty().get().stream()
                  .allMatch(pane -> pane.exploration().decodedProperty().get() != null);
      case BETA -> compare.beta().last() > 0;
      case MORPH -> compare.morph().last() > 0;
      case BETWEEN -> compare.between().isDecoded();
    };
  }

  /// Adds a folder of pictures to one's own images, and deletes them again.
  private void bringPictures(int count) throws Exception {
    if (count == 0) {
      return;
    }
    Path folder = folders.home().resolve("pictures");
    drawPictures(folder, count);
    var adding = assembly.models().addImages();
    busy.during("looking at pictures");
    window.run(() -> assembly.models().look(folder));
    window.await("the pictures", () -> adding.stateProperty().get() instanceof Adding.Ready);
    busy.during("bringing pictures");
    window.run(adding::add);
    window.await("the new images", () -> adding.stateProperty().get() instanceof Adding.Added);
    busy.during("closing the sheet");
    window.run(adding::close);
    window.frames(3);
  }

  private static void drawPictures(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    Path original = folder;
    int[] pixels = new int[PICTURE_SIDE * PICTURE_SIDE];
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("%06d.png".formatted(i));
      // No file system takes links without a limit to one file.
      if (i % 1000 == 0) {
        Arrays.fill(pixels, 0xff000000 | 0x010101 * (i / 1000 % 256));
        new PngImage(PICTURE_SIDE, PICTURE_SIDE, pixels.clone()).save(file);
        original = file;
      } else {
        Files.createLink(file, original);
      }
    }
  }

  /// A picture in each form, numbers, a session; now and then a film.
  private void export() throws Exception {
    // A generator has neither codes nor points for a path.
    do {
      switchModels(1);
    } while (!window.get(() -> exploration.mapProperty().get().count() > 0));
    var sheet = assembly.export().sheet();
    var picture = assembly.export().picture();
    for (Format format : Format.values()) {
      busy.during("export " + format);
      window.run(
          () -> {
            sheet.show("picture");
            picture.kindProperty().set(PictureKind.MAP);
            picture.formatProperty().set(format);
          });
      int before = files;
      window.await("the preview", () -> !window.words("#export-size").isEmpty());
      window.await("the button", () -> fire("#export-picture-save") && files > before);
      window.await("the picture", () -> !picture.saving().job().runningProperty().get());
      forget();
    }
    busy.during("export numbers and more");
    window.run(() -> sheet.show("numbers"));
    window.frames(2);
    int before = files;
    window.await("the button", () -> fire("#lunula-encodings-csv") && files > before);
    window.frames(2);
    window.run(
        () -> {
          exploration.pathProperty().set(path());
          sheet.show("film");
        });
    window.await("the film", () -> instruments.film().factsProperty().get().contains("about"));
    window.run(() -> sheet.show("code"));
    window.frames(3);
    window.run(() -> sheet.show("session"));
    window.frames(3);
    Path session = fresh("session.lunula");
    window.run(() -> assembly.sessions().saveAs(session));
    window.await("the session", () -> assembly.sessions().isSavedIn(session));
    window.run(sheet::close);
    forget();
  }

  private void forget() throws IOException {
    List<Path> old = new ArrayList<>();
    try (Stream<Path> each = Files.list(saved)) {
      each.filter(file -> !file.toString().endsWith(".lunula")).forEach(old::add);
    }
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
  }

  private boolean fire(String id) {
    if (stage.getScene().lookup(id) instanceof ButtonBase button && !button.isDisabled()) {
      button.fire();
      return true;
    }
    return false;
  }

  private PathStops path() {
    MapData map = exploration.mapProperty().get();
    return PathStops.NONE.withStops(
        Stream.of(0, 1, 2)
            .map(at -> new LatentPoint(map.places().xs()[at], map.places().ys()[at]))
            .toList());
  }

  private void putAway() {
    assembly.main().explainShownProperty().set(false);
    instruments.compare().leave();
    instruments.layers().openProperty().set(false);
    instruments.select().selection().none();
    exploration.pathProperty().set(PathStops.NONE);
    instruments.toolbox().layDown();
    assembly.export().sheet().close();
    assembly.main().show(Tool.EXPLORE);
  }

  @Override
  public void stop() {
    assembly.close();
  }
}
