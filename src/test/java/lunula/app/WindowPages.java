package lunula.app;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import lunula.app.start.StartupSequence;
import lunula.app.tour.TourWindow;
import lunula.files.AppFolders;
import lunula.geometry.LatentPoint;
import lunula.measure.Selection;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.compare.Comparison;
import lunula.ui.explain.Part;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.Term;
import lunula.ui.map.MapLayer;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// The whole window with its real models and its real style, and everything that a person can have
/// before them in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class WindowPages {
  /// All that a person can have before them.
  enum Sight {
    CURSOR,
    SELECTION,
    FIND,
    OUTLIERS,
    PATH,
    SAMPLE,
    PRIOR,
    POSTERIOR,
    DRAW,
    ARITHMETIC,
    EXPLAIN,
    FORMULA,
    LAYERS,
    TRAIN,
    TRAIN_IN_FULL,
    MODELS,
    SIDE_BY_SIDE,
    FOUR,
    ALONG_BETA,
    MORPH,
    BETWEEN,
    EXPORT_PICTURE,
    EXPORT_FILM,
    EXPORT_NUMBERS,
    EXPORT_CODE,
    EXPORT_SESSION,
    MODEL_CHOOSER,
    ABOUT,
    HELP,
    PALETTE,
    TERM
  }

  @TempDir private static Path home;

  Assembly assembly;
  MainView view;
  Stage stage;
  TourWindow window;
  StartupSequence sequence;
  private ExplorerState exploration;
  private Instruments instruments;

  @BeforeAll
  void open() throws Exception {
    AppFolders found = AppFolders.find();
    FxToolkit.registerPrimaryStage();
    stage = FxToolkit.registerStage(Stage::new);
    boolean[] complete = new boolean[1];
    FxToolkit.setupFixture(
        () -> {
          assembly = new Assembly(new AppFolders(found.app(), home, found.cache()));
          exploration = assembly.exploration();
          instruments = assembly.instruments();
          assembly.begin();
          view = view();
          sequence = new StartupSequence(assembly, view);
          sequence.show(stage, () -> complete[0] = true);
        });
    window = window(home);
    window.await("the window", () -> complete[0] && exploration.imagesProperty().get() != null);
    window.await("the library", () -> !assembly.main().models().isEmpty());
    window.await("the first picture", () -> exploration.decodedProperty().get() != null);
  }

  /// The window's content in the language that is spoken.
  MainView view() {
    return assembly.view(title -> Optional.empty(), suggested -> Optional.empty());
  }

  /// The window as a tour sees it.
  ///
  /// @param folder for what is saved
  TourWindow window(Path folder) {
    return new TourWindow(assembly, stage, folder);
  }

  @AfterAll
  void close() throws Exception {
    window.run(assembly::close);
    FxToolkit.cleanupStages();
  }

  /// Returns when a sight is to be seen as it is when all of it has come.
  void look(Sight sight) throws Exception {
    window.run(() -> show(sight));
    window.await(sight.name(), readiness(sight));
    Node sheet = view.lookup("#take");
    window.await("the sheet to slide in", () -> !sheet.isVisible() || sheet.getTranslateX() == 0);
  }

  /// Returns when nothing of any sight is left.
  void lookAway() throws Exception {
    window.run(this::putAway);
    window.await("the sheet to be away", () -> !view.lookup("#take").isVisible());
  }

  private void show(Sight sight) {
    switch (sight) {
      case CURSOR -> choose("cursor");
      case SELECTION -> select(SelectViewModel.Page.SELECTION);
      case FIND -> select(SelectViewModel.Page.FIND);
      case OUTLIERS -> rank();
      case PATH -> path();
      case SAMPLE -> choose("around");
      case PRIOR -> prior();
      case POSTERIOR -> posterior();
      case DRAW -> draw();
      case ARITHMETIC -> reckon();
      case EXPLAIN -> assembly.main().explainShownProperty().set(true);
      case FORMULA -> formula();
      case LAYERS -> layers();
      case TRAIN -> assembly.main().show(Tool.TRAIN);
      case TRAIN_IN_FULL -> assembly.main().show(Tool.TRAIN);
      case MODELS -> library();
      case SIDE_BY_SIDE -> instruments.compare().show(Comparison.MOONS);
      case FOUR -> four();
      case ALONG_BETA -> compare(Page.BETA);
      case MORPH -> compare(Page.MORPH);
      case BETWEEN -> instruments.compare().show(Comparison.MOONS, Page.BETWEEN);
      case EXPORT_PICTURE -> assembly.export().sheet().show("picture");
      case EXPORT_FILM -> film();
      case EXPORT_NUMBERS -> assembly.export().sheet().show("numbers");
      case EXPORT_CODE -> assembly.export().sheet().show("code");
      case EXPORT_SESSION -> assembly.export().sheet().show("session");
      case MODEL_CHOOSER -> assembly.main().modelsShownProperty().set(true);
      case ABOUT -> assembly.main().aboutShownProperty().set(true);
      case HELP -> assembly.main().helpShownProperty().set(true);
      case PALETTE -> assembly.palette().open();
      // The longest of all cards.
      case TERM -> assembly.terms().open(Term.PATH_NEAREST_MAE);
    }
  }

  private BooleanSupplier readiness(Sight sight) {
    CompareViewModel compare = instruments.compare();
    return switch (sight) {
      case OUTLIERS -> () -> instruments.select().outliers().rankingProperty().get().size() > 0;
      case PATH -> () -> instruments.path().savableBinding().get();
      case SAMPLE, PRIOR -> () -> !instruments.around().pictures().isEmpty();
      case EXPLAIN, FORMULA -> () -> window.words("#explain-bound").matches(".*[0-9].*");
      case POSTERIOR -> () -> !instruments.posterior().pictures().isEmpty();
      case SIDE_BY_SIDE, FOUR -> () -> areOpen(compare);
      case ALONG_BETA -> () -> compare.beta().last() > 0;
      case MORPH -> () -> compare.morph().last() > 0;
      case BETWEEN -> () -> compare.between().isDecoded();
      case TRAIN_IN_FULL -> this::isTrainingFormFull;
      case EXPORT_PICTURE -> () -> !window.words("#export-size").isEmpty();
      case EXPORT_FILM -> () -> instruments.film().factsProperty().get().contains("B");
      case EXPORT_CODE -> () -> !assembly.export().code().textProperty().get().isEmpty();
      default -> () -> true;
    };
  }

  private static boolean areOpen(CompareViewModel compare) {
    return compare.panesProperty().get().size() > 1
        && compare.panesProperty().get().stream()
            .allMatch(pane -> pane.exploration().decodedProperty().get() != null);
  }

  private void choose(String instrument) {
    assembly.main().show(Tool.EXPLORE);
    instruments.toolbox().choose(instrument);
  }

  private void select(SelectViewModel.Page page) {
    choose("select");
    instruments.select().pageProperty().set(page);
    instruments.select().selection().ofClass(7, Selection.Joining.REPLACE);
  }

  private void rank() {
    select(SelectViewModel.Page.OUTLIERS);
    instruments.select().outliers().rank();
  }

  private void path() {
    choose("path");
    instruments.path().chartShownProperty().set(true);
    exploration.pathProperty().set(way());
  }

  private PathStops way() {
    return PathStops.NONE.withStops(Stream.of(0, 1, 2).map(this::place).toList());
  }

  /// Where an image lies on the map.
  private LatentPoint place(int image) {
    var places = Objects.requireNonNull(exploration.mapProperty().get()).places();
    return new LatentPoint(places.xs()[image], places.ys()[image]);
  }

  private void prior() {
    choose("around");
    instruments.around().sourceProperty().set(NeighbourhoodViewModel.Source.PRIOR);
  }

  private void posterior() {
    choose("posterior");
    instruments.posterior().chooseNear(place(0));
    instruments.posterior().compareNear(place(23));
  }

  private void draw() {
    choose("draw");
  }

  private void reckon() {
    choose("arithmetic");
    instruments.arithmetic().showExample();
  }

  private void formula() {
    assembly.main().explainShownProperty().set(true);
    instruments.explain().toggle(Part.KL);
  }

  private void layers() {
    for (MapLayer layer : MapLayer.values()) {
      instruments.layers().layers().shownProperty(layer).set(true);
    }
    instruments.layers().openProperty().set(true);
  }

  /// Opens the rest of the form once the form is there.
  private boolean isTrainingFormFull() {
    if (!(view.lookup("#train-all") instanceof ToggleButton all)) {
      return false;
    }
    if (!all.isSelected()) {
      all.fire();
    }
    return true;
  }

  private void library() {
    assembly.main().show(Tool.MODELS);
    var library = assembly.models().library();
    library.selectedProperty().set(library.entries().getFirst());
  }

  private void four() {
    instruments.compare().show(Comparison.BETAS);
    ((Button) view.lookup("#compare-add")).fire();
  }

  private void compare(Page page) {
    instruments.compare().show(Comparison.BEST);
    instruments.compare().pageProperty().set(page);
  }

  private void film() {
    exploration.pathProperty().set(way());
    assembly.export().sheet().show("film");
  }

  private void putAway() {
    instruments.explain().close();
    assembly.main().explainShownProperty().set(false);
    instruments.compare().leave();
    instruments.layers().clear();
    instruments.layers().openProperty().set(false);
    instruments.arithmetic().clear();
    instruments.select().selection().none();
    instruments.path().chartShownProperty().set(false);
    exploration.pathProperty().set(PathStops.NONE);
    instruments.toolbox().layDown();
    assembly.export().sheet().close();
    assembly.palette().close();
    assembly.terms().close();
    assembly.main().modelsShownProperty().set(false);
    assembly.main().aboutShownProperty().set(false);
    assembly.main().helpShownProperty().set(false);
    assembly.main().show(Tool.EXPLORE);
    exploration.noticeProperty().set(null);
  }
}
