package lunula.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import lunula.lesson.Step.Part;
import lunula.library.ModelSource;
import lunula.model.GrayImage;
import lunula.ui.arithmetic.ArithmeticInstrument;
import lunula.ui.arithmetic.ArithmeticOverlay;
import lunula.ui.arithmetic.ArithmeticViewModel;
import lunula.ui.compare.ClassStrip;
import lunula.ui.compare.ClassStripViewModel;
import lunula.ui.compare.CompareActions;
import lunula.ui.compare.CompareSettings;
import lunula.ui.compare.CompareView;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.decode.DecodeView;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.decode.PlacingViewModel;
import lunula.ui.draw.DrawInstrument;
import lunula.ui.draw.DrawOffers;
import lunula.ui.draw.DrawOverlay;
import lunula.ui.draw.DrawViewModel;
import lunula.ui.explain.ExplainButton;
import lunula.ui.explain.ExplainView;
import lunula.ui.explain.ExplainViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Toolbox;
import lunula.ui.film.FilmViewModel;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.LazyPanel;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Settings;
import lunula.ui.kit.Styles;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.layers.LayerKeys;
import lunula.ui.layers.LayersView;
import lunula.ui.layers.LayersViewModel;
import lunula.ui.layers.SupportSign;
import lunula.ui.library.LibraryView;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapSettings;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.map.Panel;
import lunula.ui.modalities.ModalitiesInstrument;
import lunula.ui.modalities.ModalitiesOverlay;
import lunula.ui.modalities.ModalitiesViewModel;
import lunula.ui.path.PathEditor;
import lunula.ui.path.PathInstrument;
import lunula.ui.path.PathInstrument.PathOverlay;
import lunula.ui.path.PathSettings;
import lunula.ui.path.PathView;
import lunula.ui.path.PathViewModel;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.sample.PosteriorViewModel;
import lunula.ui.sample.SampleInstruments;
import lunula.ui.sample.SampleOverlay;
import lunula.ui.sample.SheetSaving;
import lunula.ui.select.SelectInstrument;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.CursorInstrument;
import lunula.ui.shell.ExploreView;
import lunula.ui.shell.MainSettings;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ToolBar;

/// What there is to explore with: the map, its layers and instruments, and the panels that follow
/// the cursor. JavaFX thread only.
public final class Instruments {
  private final ExplorerState exploration;
  private final MainViewModel main;
  private final MapViewModel map;
  private final LayersViewModel layers;
  private final PathViewModel path;
  private final FilmViewModel film;
  private final PathEditor pathEditor;
  private final DecodeViewModel decode;
  private final PlacingViewModel placing;
  private final PosteriorViewModel posterior;
  private final NeighbourhoodViewModel around;
  private final SheetSaving sheetSaving;
  private final CompareViewModel compare;
  private final SelectViewModel select;
  private final DrawViewModel draw;
  private final ArithmeticViewModel arithmetic;
  private final ModalitiesViewModel modalities;
  private final ExplainViewModel explain;
  private final List<Panel> panels;
  private final Toolbox toolbox;
  private SaveTarget saveTarget = name -> Optional.empty();
  private FileChoosers choosers = title -> Optional.empty();
  private final List<Supplier<DrawnOverlay<?>>> laid = new ArrayList<>();
  private final Queue<BooleanSupplier> dressing = new ArrayDeque<>();

  /// @param stored opens models to compare
  /// @param further panels at the end of the bar
  Instruments(
      ExplorerState exploration,
      Models models,
      ModelSource stored,
      Threads threads,
      Function<ExplorerState, List<Panel>> further) {
    this.exploration = exploration;
    main = models.main();
    map = new MapViewModel(exploration);
    layers = new LayersViewModel(map.layers());
    path = new PathViewModel(exploration, threads.filming());
    film = new FilmViewModel(exploration, path, main.cardProperty(), System::nanoTime);
    film.film(models.train()::film, models.train().timeLine().snapshotsProperty());
    pathEditor = new PathEditor(exploration);
    decode = new DecodeViewModel(exploration);
    placing = new PlacingViewModel(exploration, threads.measuring());
    posterior = new PosteriorViewModel(exploration);
    around = new NeighbourhoodViewModel(exploration);
    sheetSaving = new SheetSaving(exploration, name -> saveTarget.ask(name), threads.files());
    compare =
        new CompareViewModel(main, stored, models::dataOf, threads.loading(), threads.comparing());
    select = new SelectViewModel(map, threads.files());
    draw = new DrawViewModel(main, threads.following(), threads.files());
    arithmetic = new ArithmeticViewModel(exploration, threads.following(), this::drawn);
    modalities = new ModalitiesViewModel(exploration, draw.seenProperty());
    explain =
        new ExplainViewModel(
            exploration, main.explainShownProperty(), models.plan(), map.viewportProperty());
    panels = Stream.concat(list().stream(), further.apply(exploration).stream()).toList();
    toolbox = new Toolbox(panels.stream().map(Panel::instrument).toList(), map.toolProperty());
    map.gridShownProperty().bindBidirectional(main.gridShownProperty());
    toolbox.chosenProperty().subscribe(this::take);
  }

  /// What there is to explore with, in the order of the bar: a line for each panel. What must come
  /// in another order, because one thing covers or moves another, stands in [Commands#actions],
  /// [#settings] and [#dress].
  private List<Panel> list() {
    return List.of(
        Panel.of(
            CursorInstrument.of(() -> toolbox, () -> CompareActions.offers(main, () -> compare))),
        Panel.of(SelectInstrument.of(select, () -> choosers).ofPoints(exploration)),
        Panel.of(PathInstrument.of(path, pathEditor, map, () -> toolbox)),
        Panel.of(SampleInstruments.around(around, sheetSaving)),
        Panel.of(SampleInstruments.posterior(posterior, sheetSaving, map).ofPoints(exploration))
            .settings(SampleInstruments.settings(posterior))
            .overlay(() -> SampleOverlay.of(posterior)),
        Panel.of(DrawInstrument.of(draw, this::offers, () -> choosers).ofPictures(exploration))
            .actions(() -> DrawInstrument.actions(draw)),
        Panel.of(ArithmeticInstrument.of(arithmetic, map, () -> toolbox))
            .settings(ArithmeticInstrument.settings(arithmetic))
            .overlay(() -> new ArithmeticOverlay(arithmetic)),
        Panel.of(ModalitiesInstrument.of(modalities))
            .settings(ModalitiesInstrument.settings(modalities))
            .overlay(() -> new ModalitiesOverlay(modalities))
            .styled(ModalitiesInstrument.class));
  }

  List<Supplier<Feature>> actions() {
    return panels.stream().map(Panel::actions).toList();
  }

  /// What was put into words is put into those of the language that is spoken now.
  void speakAnew() {
    main.hintProperty().set(toolbox.chosenProperty().get().words().hint());
    compare.hint();
    map.nameClasses();
    decode.speakAnew();
    main.exploration().history().speakAnew();
  }

  private void take(Instrument instrument) {
    main.hintProperty().set(instrument.words().hint());
    around.setActive(instrument.id().equals("around"));
    modalities.setActive(instrument.id().equals("modalities"));
  }

  /// What can be done with a drawing beyond its own panel.
  private DrawOffers offers() {
    return new DrawOffers(select.chosen().indexProperty(), this::findLike, this::compareModelsBy);
  }

  private Optional<ArithmeticViewModel.Drawing> drawn() {
    return draw.evaluation()
        .map(it -> new ArithmeticViewModel.Drawing(draw.seenProperty().get(), it.code()));
  }

  private void findLike(GrayImage picture) {
    toolbox.choose("select");
    select.pageProperty().set(SelectViewModel.Page.FIND);
    select.find().findLike(picture);
  }

  private void compareModelsBy(GrayImage picture) {
    main.comparingProperty().set(true);
    compare.take(picture);
  }

  /// Lays something over the map of every window that is made from now on.
  void layOver(Supplier<DrawnOverlay<?>> overlay) {
    laid.add(overlay);
  }

  /// The window's panels.
  ///
  /// @param dialogs ask for files to open
  /// @param target asks where to save
  /// @param described what lies at the cursor, in sentences
  MainView.Panels panels(
      Models models, FileChoosers dialogs, SaveTarget target, ObservableValue<String> described) {
    choosers = dialogs;
    saveTarget = target;
    var view = new MapView(map);
    view.describe(described);
    dressing.clear();
    dress(view);
    return new MainView.Panels(
        view,
        () ->
            new DecodeView(decode)
                .with(new ClassStrip(new ClassStripViewModel(exploration)))
                .with(DecodeView.placing(placing)),
        () -> new PathView(exploration, path, target),
        () -> new ExplainView(explain),
        () -> new CompareView(compare),
        () -> styled(new ExploreView(toolbox)),
        models::trainView,
        () -> new LibraryView(models.library(), dialogs));
  }

  /// Lays the legend, the bar of tools and what the tools draw over the map, which shows its points
  /// without. One short step a call, so that the window can be drawn in between.
  ///
  /// @return whether anything is still missing
  public boolean dressTheMap() {
    if (!dressing.isEmpty() && !dressing.element().getAsBoolean()) {
      dressing.remove();
    }
    return !dressing.isEmpty();
  }

  private void dress(MapView view) {
    dressing.add(view::layLegend);
    var tools = new LazyPanel(this::bar);
    tools.setPickOnBounds(false);
    once(() -> view.setBar(tools));
    dressing.add(
        () -> {
          tools.furnish();
          return !tools.isComplete();
        });
    once(() -> SelectInstrument.lay(view, select));
    once(() -> view.lay(SampleOverlay.of(around)));
    panels.forEach(
        panel -> panel.overlays().forEach(it -> once(() -> layWhileTaken(view, it.get(), panel))));
    once(() -> layDrawing(view));
    once(() -> view.lay(new PathOverlay(pathEditor)));
    laid.forEach(overlay -> once(() -> view.lay(overlay.get())));
    once(() -> view.lay(new LayerKeys(map.layers())));
    once(
        () ->
            view.lay(new SupportSign(exploration.cursorProperty(), decode.unsupportedProperty())));
  }

  private HBox bar() {
    LayersView beside = new LayersView(layers).with(new ExplainButton(main));
    HBox bar = styled(new HBox(8, new ToolBar(toolbox), beside));
    bar.setPickOnBounds(false);
    WeakSubscriptions.hear(
        bar,
        main.restrictionProperty(),
        lesson -> Parts.present(bar, lesson == null || lesson.shows(Part.BAR)));
    return bar;
  }

  private void once(Runnable step) {
    dressing.add(
        () -> {
          step.run();
          return false;
        });
  }

  /// The overlay hides itself while there is no drawing; with another tool in the hand its mark and
  /// its way would be a riddle.
  private void layDrawing(MapView view) {
    var overlay = new DrawOverlay(draw);
    view.lay(overlay);
    WeakSubscriptions.hear(
        overlay.node(),
        toolbox.chosenProperty(),
        chosen -> overlay.node().setOpacity(chosen.id().equals("draw") ? 1 : 0));
  }

  private void layWhileTaken(MapView view, DrawnOverlay<?> overlay, Panel panel) {
    view.lay(overlay);
    WeakSubscriptions.hear(
        overlay.node(),
        toolbox.chosenProperty(),
        chosen -> overlay.node().setVisible(chosen.equals(panel.instrument())));
  }

  /// A node that shows the icons of the panels.
  private <T extends Parent> T styled(T node) {
    panels.stream()
        .map(Panel::styled)
        .filter(Objects::nonNull)
        .forEach(owner -> Styles.of(node, owner));
    return node;
  }

  /// All that can be set here. Registered in the order in which a session sets it: the path moves
  /// the cursor, and the view moves with it.
  Settings settings() {
    var settings = new Settings();
    settings
        .add(MainSettings.of(main))
        .add(toolbox.settings())
        .add(decode.settings())
        .add(explain.settings())
        .add(DrawInstrument.settings(draw))
        .add(MapSettings.of(map))
        .add(SelectInstrument.settings(select))
        .add(SampleInstruments.settings(around))
        .add(PathSettings.of(path, exploration))
        .add(MainSettings.ofCursor(exploration))
        .add(MapSettings.ofView(map));
    panels.forEach(panel -> settings.add(panel.settings()));
    return settings.add(CompareSettings.of(compare, main)).add(film.settings().registered());
  }

  SessionWords words() {
    return new SessionWords(
        main, map, path, select, compare, decode, draw, around, posterior, arithmetic, toolbox);
  }

  public MapViewModel map() {
    return map;
  }

  public LayersViewModel layers() {
    return layers;
  }

  /// Films of the path and of the hand, for whoever shows its pane.
  public FilmViewModel film() {
    return film;
  }

  public PathViewModel path() {
    return path;
  }

  public DecodeViewModel decode() {
    return decode;
  }

  PlacingViewModel placing() {
    return placing;
  }

  public ExplainViewModel explain() {
    return explain;
  }

  public ArithmeticViewModel arithmetic() {
    return arithmetic;
  }

  /// Asks where to save, if there is a window.
  FileChoosers choosers() {
    return choosers;
  }

  /// Asks where to save a GIF, if there is a window.
  SaveTarget saveTarget() {
    return saveTarget;
  }

  public PosteriorViewModel posterior() {
    return posterior;
  }

  public ModalitiesViewModel modalities() {
    return modalities;
  }

  NeighbourhoodViewModel around() {
    return around;
  }

  public CompareViewModel compare() {
    return compare;
  }

  public DrawViewModel draw() {
    return draw;
  }

  public SelectViewModel select() {
    return select;
  }

  public Toolbox toolbox() {
    return toolbox;
  }

  /// Frees the native memory of the models that are compared.
  void free() {
    compare.close();
  }
}
