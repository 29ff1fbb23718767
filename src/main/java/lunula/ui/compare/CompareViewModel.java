package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.library.BetaFamily;
import lunula.library.LibraryEntry;
import lunula.library.ModelSource;
import lunula.model.GrayImage;
import lunula.model.card.ModelCard;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;
import org.jspecify.annotations.Nullable;

/// Several models at once: which ones, under which common cursor, on which page. Holds models open
/// only while comparing is shown. JavaFX thread only; needs no window.
public final class CompareViewModel implements AutoCloseable {
  private final Texts texts = Texts.of(CompareViewModel.class);
  private final MainViewModel main;
  private final ComparedModelLoader bench;
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.SIDE);
  private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
  private final ComparedModels lineup;
  private final SideBySide side;
  private final MorphViewModel beta;
  private final MorphViewModel morph;
  private final BetweenViewModel between;
  private @Nullable LatentPoint cameFrom;
  private String hintBefore = "";

  /// @param main tells when comparing is shown, and what models there are
  /// @param source reads models and takes them into the engine
  /// @param dataSets what models were trained on; asked on `files`
  /// @param files reads disks; may block for long
  /// @param engine one long-lived platform thread for all models compared
  public CompareViewModel(
      MainViewModel main,
      ModelSource source,
      ModelSwitch.DataSets dataSets,
      Executor files,
      Executor engine) {
    this.main = main;
    bench =
        new ComparedModelLoader(source, dataSets, files, engine, main.exploration().foreground());
    lineup = new ComparedModels(main, this::changed);
    side = new SideBySide(bench, chosen.getReadOnlyProperty(), this::pick, this::atCursor);
    beta = new MorphViewModel(bench, this::pick, this::atCursor);
    morph = new MorphViewModel(bench, this::pick, this::atCursor);
    between = new BetweenViewModel(bench, main.exploration().history());
    beta.alignedProperty().bindBidirectional(morph.alignedProperty());
    main.comparingProperty().subscribe((before, now) -> present(now));
    main.models().subscribe(this::modelsChanged);
    main.cardProperty().subscribe(this::opened);
    main.trainingProperty().subscribe((before, now) -> leave());
    between.modelsProperty().subscribe(this::greet);
    page.subscribe((before, now) -> turn());
  }

  /// The page that is shown.
  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /// What the panes have in common.
  public ObjectProperty<Sharing> sharingProperty() {
    return side.sharingProperty();
  }

  /// The models side by side, from left to right; empty while comparing is not shown.
  public ReadOnlyObjectProperty<List<PaneViewModel>> panesProperty() {
    return side.panesProperty();
  }

  /// The image all models are asked about; null before the first model is open.
  public ReadOnlyObjectProperty<@Nullable Chosen> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// The family of models along β.
  public MorphViewModel beta() {
    return beta;
  }

  /// One model's map on its way to another's.
  public MorphViewModel morph() {
    return morph;
  }

  /// The way from one image to another in the models that are side by side.
  public BetweenViewModel between() {
    return between;
  }

  /// Which models are compared.
  ComparedModels lineup() {
    return lineup;
  }

  /// What there is to choose from.
  public List<LibraryEntry> models() {
    return List.copyOf(main.models());
  }

  /// The window that the comparison is shown in.
  MainViewModel main() {
    return main;
  }

  /// Whether all models of a comparison are in the library.
  public boolean isPossible(Comparison comparison) {
    return comparison.isIn(main.models());
  }

  /// Shows a comparison side by side, wherever the person is.
  public void show(Comparison comparison) {
    show(comparison, Page.SIDE);
  }

  /// Shows a comparison, wherever the person is.
  ///
  /// @param where side by side, or on the way between two images
  public void show(Comparison comparison, Page where) {
    List<LibraryEntry> wanted = comparison.of(main.models());
    if (wanted.size() < ComparedModels.LEAST) {
      main.exploration().noticeProperty().set(texts.get("compare.preset.missing"));
      return;
    }
    page.set(where);
    if (main.comparingProperty().get()) {
      lineup.change(wanted);
    } else {
      lineup.takeSide(wanted);
      main.comparingProperty().set(true);
    }
  }

  /// What is set up now.
  public CompareSetup setup() {
    return new CompareSetup(
        page.get(),
        sharingProperty().get(),
        lineup.side(),
        lineup.pair(),
        lineup.family(),
        beta.positionProperty().get(),
        morph.positionProperty().get(),
        between.way());
  }

  /// Sets everything up as it was once; models that are missing leave what is there.
  public void take(CompareSetup setup) {
    lineup.take(setup);
    beta.positionProperty().set(setup.beta());
    morph.positionProperty().set(setup.morph());
    between.take(setup.between());
    sharingProperty().set(setup.sharing());
    if (page.get() == setup.page()) {
      turn();
    } else {
      page.set(setup.page());
    }
  }

  /// Goes back to the one map.
  public void leave() {
    main.comparingProperty().set(false);
  }

  /// A model that is opened or trained wants to be seen; a new name is no new model.
  private void opened(@Nullable ModelCard before, @Nullable ModelCard now) {
    if (before != null && now != null && !before.created().equals(now.created())) {
      leave();
    }
  }

  private void present(boolean shown) {
    if (shown) {
      hintBefore = main.hintProperty().get();
      come();
      turn();
    } else {
      main.hintProperty().set(hintBefore);
      rest();
    }
  }

  /// From another place of the one map than before: what was compared there is let go of.
  private void come() {
    LatentPoint cursor = main.exploration().cursorProperty().get();
    Chosen before = chosen.get();
    if (!cursor.equals(cameFrom) && before != null && before.index() != Chosen.OWN) {
      chosen.set(null);
    }
    cameFrom = cursor;
  }

  /// The test image that lies nearest to the one map's cursor, if a model has the same images; else
  /// the first.
  private int atCursor(Opened opened) {
    MapData map = main.exploration().mapProperty().get();
    ModelCard card = main.cardProperty().get();
    if (map == null || card == null || !card.dataChecksum().equals(opened.data())) {
      return 0;
    }
    int tests = Math.min(map.tests(), opened.points().count());
    LatentPoint cursor = main.exploration().cursorProperty().get();
    return Math.max(0, NearestByScan.to(map.places(), cursor, Math.min(tests, map.count())));
  }

  private String hint() {
    return switch (page.get()) {
      case SIDE -> texts.get("compare.hint.side");
      case BETA -> texts.get("compare.hint.beta");
      case MORPH -> texts.get("compare.hint.morph");
      case BETWEEN -> texts.get("compare.hint.between");
    };
  }

  /// Frees every model that is not on the shown page and opens those that are.
  private void turn() {
    if (main.comparingProperty().get()) {
      main.hintProperty().set(hint());
    }
    if (!main.comparingProperty().get() || main.models().isEmpty()) {
      return;
    }
    rest();
    switch (page.get()) {
      case SIDE -> side.arrange(lineup.sideOrUsual());
      case BETWEEN -> between.show(lineup.sideOrUsual());
      case BETA -> {
        List<LibraryEntry> members = lineup.familyMembers();
        if (!members.isEmpty()) {
          beta.show(members);
        }
      }
      case MORPH -> morph.show(lineup.pairOrUsual());
    }
  }

  private void rest() {
    side.arrange(List.of());
    beta.rest();
    morph.rest();
    between.rest();
  }

  /// The first look at the library has come, or a model has gone.
  private void modelsChanged() {
    boolean gone = lineup.keepOnly(main.models());
    boolean empty = panesProperty().get().isEmpty() && page.get() == Page.SIDE;
    if (gone || empty) {
      turn();
    }
  }

  /// Families of models that differ in β alone, the largest first.
  public List<BetaFamily> families() {
    return lineup.families();
  }

  /// Shows other models on the page they are on; panes whose model stays are kept.
  private void changed(Page where) {
    if (where != page.get() || !main.comparingProperty().get()) {
      return;
    }
    if (where == Page.SIDE) {
      side.arrange(lineup.side());
    } else {
      turn();
    }
  }

  /// Asks all models about an image.
  public void pick(Chosen image) {
    chosen.set(image);
    beta.ask(image);
    morph.ask(image);
    side.imageChanged();
  }

  /// Asks all models about a picture of the person's own: a drawing, a file.
  public void take(GrayImage picture) {
    sharingProperty().set(Sharing.IMAGE);
    pick(Chosen.own(picture));
  }

  /// Goes to another test image of the data set that the chosen one is of.
  ///
  /// @param step images onwards, negative backwards; 0 for any one
  public void step(int step) {
    Chosen now = chosen.get();
    Opened opened = somebodyWhoKnows(now);
    if (opened != null) {
      int count = opened.points().count();
      int from = now == null ? 0 : Math.max(0, now.index());
      pick(opened.choose(step == 0 ? random.nextInt(count) : Math.floorMod(from + step, count)));
    }
  }

  private @Nullable Opened somebodyWhoKnows(@Nullable Chosen image) {
    List<Opened> open = new ArrayList<>(side.open());
    open.addAll(beta.stopsProperty().get());
    open.addAll(morph.stopsProperty().get());
    open.addAll(between.modelsProperty().get());
    open.removeIf(one -> one.points().count() == 0);
    return open.stream()
        .filter(one -> image == null || one.knows(image))
        .findFirst()
        .orElse(open.isEmpty() ? null : open.getFirst());
  }

  /// Where no image was chosen that the models know, it is the one that the way begins with.
  private void greet(List<Opened> models) {
    BetweenViewModel.Ends ends = between.endsProperty().get();
    if (!models.isEmpty() && ends != null && !between.known(chosen.get())) {
      pick(ends.from());
    }
  }

  /// Goes from the chosen image to the next one in a direction of a pane's map.
  void walk(PaneViewModel pane, int right, int up) {
    side.walk(pane, right, up);
  }

  /// Frees every model; for the end of the app.
  @Override
  public void close() {
    rest();
  }
}
