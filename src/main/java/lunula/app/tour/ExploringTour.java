package lunula.app.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.app.Assembly;
import lunula.files.JsonField;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.model.plan.Preset;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.compare.Comparison;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Theme;
import lunula.ui.map.MapLayer;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// The tour's chapters on exploring: every panel, layers, a path of several stops, selecting,
/// outliers, comparing, the training form, and a path whose truth is known. Begins and ends with
/// the bundled model on the map and the cursor in the hand.
final class ExploringTour {
  /// Where a lasso drawn by hand turns.
  private static final int CORNERS = 40;

  private final Assembly assembly;
  private final ExplorerState exploration;
  private final TourWindow window;

  ExploringTour(Assembly assembly, TourWindow window) {
    this.assembly = assembly;
    this.exploration = assembly.exploration();
    this.window = window;
  }

  void play() throws Exception {
    keys();
    panels();
    layers();
    path();
    select();
    outliers();
    compare();
    form();
    moons();
  }

  /// The list of keys must fit into a small window.
  private void keys() throws Exception {
    window.resize(1280, 720);
    window.run(() -> assembly.main().helpShownProperty().set(true));
    window.frames(10);
    window.picture("keys");
    window.run(() -> assembly.main().helpShownProperty().set(false));
    window.resize(1280, 800);
    window.frames(10);
    window.picture("what-there-is-to-do");
  }

  /// Every panel of the bar in both themes.
  private void panels() throws Exception {
    Toolbox toolbox = assembly.instruments().toolbox();
    for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
      window.run(() -> assembly.main().themeProperty().set(theme));
      for (Instrument panel : toolbox.instruments()) {
        window.run(() -> toolbox.choose(panel.id()));
        window.frames(10);
        window.picture("panel-" + panel.id() + "-" + JsonField.word(theme));
      }
    }
    window.run(toolbox::layDown);
  }

  private void layers() throws Exception {
    show(MapLayer.DENSITY, true);
    show(MapLayer.CONTOURS, true);
    window.run(() -> assembly.instruments().layers().openProperty().set(true));
    window.frames(40);
    window.picture("density-and-contours");
    window.run(assembly.instruments().layers()::clear);
    window.run(() -> assembly.instruments().layers().openProperty().set(false));
    show(MapLayer.REGIONS, true);
    window.frames(60);
    window.picture("class-regions");
    window.run(assembly.instruments().layers()::clear);
    show(MapLayer.THUMBNAILS, true);
    window.frames(60);
    window.picture("thumbnails");
    window.run(assembly.instruments().layers()::clear);
  }

  private void show(MapLayer layer, boolean shown) throws Exception {
    window.run(() -> assembly.instruments().layers().layers().shownProperty(layer).set(shown));
  }

  /// Through the middles of four classes.
  private void path() throws Exception {
    List<LatentPoint> stops = window.get(() -> Stream.of(9, 8, 0, 1).map(this::middle).toList());
    window.run(() -> assembly.instruments().toolbox().choose("path"));
    window.run(() -> exploration.pathProperty().set(PathStops.NONE.withStops(stops)));
    window.run(() -> assembly.instruments().path().chartShownProperty().set(true));
    window.await("the way's pictures", () -> assembly.instruments().path().savableBinding().get());
    window.run(() -> assembly.instruments().path().seek(0.6));
    window.frames(30);
    window.picture("path-and-its-speed");
    window.run(() -> assembly.instruments().path().chartShownProperty().set(false));
    window.run(() -> exploration.pathProperty().set(PathStops.NONE));
  }

  /// The middle of a class on the map.
  private LatentPoint middle(int label) {
    var map = Objects.requireNonNull(exploration.mapProperty().get());
    double x = 0;
    double y = 0;
    int count = 0;
    for (int image = 0; image < map.count(); image++) {
      if (map.label(image) == label) {
        x += map.places().xs()[image];
        y += map.places().ys()[image];
        count++;
      }
    }
    return new LatentPoint(x / count, y / count);
  }

  private void select() throws Exception {
    window.run(() -> assembly.instruments().toolbox().choose("select"));
    window.frames(10);
    window.drag(around(window.get(() -> middle(7))), 1, leg -> {});
    window.pointAway();
    window.await(
        "the selection",
        () -> !assembly.instruments().select().selection().selectionProperty().get().isEmpty());
    window.frames(30);
    window.picture("selected-by-lasso");
    window.run(assembly.instruments().select().selection()::none);
  }

  private static List<LatentPoint> around(LatentPoint middle) {
    List<LatentPoint> corners = new ArrayList<>();
    for (int at = 0; at <= CORNERS; at++) {
      double angle = 2 * Math.PI * at / CORNERS;
      double radius = 0.45 + 0.08 * Math.sin(3 * angle);
      corners.add(
          new LatentPoint(
              middle.x() + radius * Math.cos(angle), middle.y() + radius * Math.sin(angle)));
    }
    return corners;
  }

  private void outliers() throws Exception {
    SelectViewModel select = assembly.instruments().select();
    window.run(() -> select.pageProperty().set(SelectViewModel.Page.OUTLIERS));
    window.run(select.outliers()::rank);
    window.await(
        "the strangest images", () -> select.outliers().rankingProperty().get().size() > 0);
    window.run(() -> select.chosen().goTo(select.outliers().rankingProperty().get().image(0)));
    window.frames(30);
    window.picture("outliers");
    window.run(() -> select.pageProperty().set(SelectViewModel.Page.SELECTION));
    window.run(assembly.instruments().toolbox()::layDown);
  }

  private void compare() throws Exception {
    var compare = assembly.instruments().compare();
    window.await("the library", () -> compare.isPossible(Comparison.MOONS));
    window.run(() -> compare.show(Comparison.MOONS));
    window.await(
        "two maps",
        () ->
            compare.panesProperty().get().stream()
                .allMatch(pane -> pane.exploration().decodedProperty().get() != null));
    window.frames(60);
    window.picture("compare-moons");
    window.run(() -> compare.pageProperty().set(Page.BETA));
    window.await("the models along β", () -> compare.beta().last() > 0);
    window.run(() -> compare.beta().positionProperty().set(1.5));
    window.frames(60);
    window.picture("along-beta");
    wane(compare);
    window.run(compare::leave);
    window.frames(10);
  }

  private void wane(CompareViewModel compare) throws Exception {
    window.run(() -> compare.show(Comparison.MOONS, Page.BETWEEN));
    window.await("the moon in two models", () -> compare.between().isDecoded());
    window.run(() -> compare.between().positionProperty().set(0.55));
    window.frames(30);
    window.picture("full-to-crescent");
  }

  private void form() throws Exception {
    var preset = assembly.models().train().form().presetProperty();
    Preset before = preset.get();
    window.run(() -> assembly.main().show(Tool.TRAIN));
    window.run(() -> preset.set(Preset.of("denoising-vae")));
    window.frames(30);
    window.fire("#train-all");
    window.frames(30);
    window.reveal("#train-noise");
    window.frames(10);
    window.picture("denoising-form");
    window.fire("#train-all");
    window.run(() -> preset.set(before));
    window.run(() -> assembly.main().show(Tool.EXPLORE));
  }

  /// Between two moons the truth is known: the moons of the phases between.
  private void moons() throws Exception {
    LibraryEntry bundled = entry("fashion-mnist-vae");
    open(entry("moon-vae"));
    window.run(() -> assembly.instruments().toolbox().choose("path"));
    window.run(() -> exploration.pathProperty().set(new PathStops(first(4), first(0))));
    window.run(() -> assembly.instruments().path().chartShownProperty().set(true));
    window.await("the way's pictures", () -> assembly.instruments().path().savableBinding().get());
    window.run(() -> assembly.instruments().path().seek(0.5));
    window.frames(60);
    window.picture("moons-and-the-truth");
    window.run(() -> assembly.instruments().path().chartShownProperty().set(false));
    window.run(() -> exploration.pathProperty().set(PathStops.NONE));
    window.run(assembly.instruments().toolbox()::layDown);
    open(bundled);
  }

  /// Where the first image of a class lies on the map.
  private LatentPoint first(int label) {
    var map = Objects.requireNonNull(exploration.mapProperty().get());
    int image =
        IntStream.range(0, map.count()).filter(at -> map.label(at) == label).findFirst().orElse(0);
    return new LatentPoint(map.places().xs()[image], map.places().ys()[image]);
  }

  private LibraryEntry entry(String folder) {
    return assembly.main().models().stream()
        .filter(entry -> entry.folder().endsWith(folder))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no model " + folder));
  }

  private void open(LibraryEntry entry) throws Exception {
    window.run(() -> assembly.main().open(entry));
    window.await(
        entry.card().name(),
        () ->
            entry.card().equals(assembly.main().cardProperty().get())
                && exploration.decoderProperty().get() != null
                && exploration.imagesProperty().get() != null);
    window.frames(20);
  }
}
