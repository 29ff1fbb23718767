package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.library.BetaFamily;
import lunula.library.LibraryEntry;
import lunula.library.ModelSource;
import lunula.model.GrayImage;
import lunula.model.card.ModelCard;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.History;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;
import org.jspecify.annotations.Nullable;

/// Several models at once: which ones, under which common cursor, on which page. Holds models open
/// only while comparing is shown. JavaFX thread only; needs no window.
public final class CompareViewModel implements AutoCloseable {
  /// At least so many side by side.
  static final int LEAST = 2;

  /// At most so many side by side.
  static final int MOST = 4;

  private final Texts texts = Texts.of(CompareViewModel.class);
  private final MainViewModel main;
  private final History history;
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.SIDE);
  private final ReadOnlyObjectWrapper<@Nullable ComparedImage> chosen =
      new ReadOnlyObjectWrapper<>();
  private final SideBySideViewModel side;
  private final MorphViewModel beta;
  private final MorphViewModel morph;
  private final ComparedPathsViewModel between;
  private final BooleanProperty sameScale = new SimpleBooleanProperty(true);
  private List<LibraryEntry> sideModels = List.of();
  private List<LibraryEntry> pair = List.of();
  private int family;
  private @Nullable LatentPoint cursorBefore;
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
    history = main.exploration().history();
    var loader =
        new ComparedModelLoader(source, dataSets, files, engine, main.exploration().foreground());
    side = new SideBySideViewModel(loader, chosen, this::pick, this::atCursor);
    beta = new MorphViewModel(loader, this::pick, this::atCursor);
    morph = new MorphViewModel(loader, this::pick, this::atCursor);
    between = new ComparedPathsViewModel(loader, history);
    sameScale.subscribe(beta::scaleAlike);
    beta.alignedProperty().bindBidirectional(morph.alignedProperty());
    main.comparingProperty().subscribe((before, now) -> present(now));
    main.models().subscribe(this::modelsChanged);
    main.cardProperty().subscribe(this::opened);
    main.trainingProperty().subscribe((before, now) -> leave());
    between.modelsProperty().subscribe(this::pickFirstEnd);
    page.subscribe((before, now) -> open());
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
  public ReadOnlyObjectProperty<@Nullable ComparedImage> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// The family of models along β.
  public MorphViewModel beta() {
    return beta;
  }

  /// Whether the maps along β have one scale, and not each the one that fits it best.
  public BooleanProperty sameScaleProperty() {
    return sameScale;
  }

  /// One model's map turning into another's.
  public MorphViewModel morph() {
    return morph;
  }

  /// The path from one image to another in the models that are side by side.
  public ComparedPathsViewModel between() {
    return between;
  }

  /// The library.
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
  /// @param where side by side, or on the path between two images
  public void show(Comparison comparison, Page where) {
    List<LibraryEntry> wanted = comparison.of(main.models());
    if (wanted.size() < LEAST) {
      main.exploration().noticeProperty().set(texts.get("compare.preset.missing"));
      return;
    }
    page.set(where);
    if (main.comparingProperty().get()) {
      chooseModels(wanted);
    } else {
      sideModels = List.copyOf(wanted);
      main.comparingProperty().set(true);
    }
  }

  /// What is set up now.
  public CompareSetup setup() {
    return new CompareSetup(
        page.get(),
        sharingProperty().get(),
        sideModels,
        pair,
        family,
        beta.positionProperty().get(),
        morph.positionProperty().get(),
        between.path());
  }

  /// Sets everything up as it was once; models that are missing leave what is there.
  public void take(CompareSetup setup) {
    sideModels = setup.side().size() < LEAST ? sideModels : setup.side();
    pair = setup.pair().size() < LEAST ? pair : setup.pair();
    family = setup.family();
    beta.positionProperty().set(setup.beta());
    morph.positionProperty().set(setup.morph());
    between.take(setup.between());
    sharingProperty().set(setup.sharing());
    if (page.get() == setup.page()) {
      open();
    } else {
      page.set(setup.page());
    }
  }

  /// Goes back to the one map.
  public void leave() {
    main.comparingProperty().set(false);
  }

  /// A model that is opened or trained is shown; a new name makes no new model.
  private void opened(@Nullable ModelCard before, @Nullable ModelCard now) {
    if (before != null && now != null && !before.created().equals(now.created())) {
      leave();
    }
  }

  private void present(boolean shown) {
    if (shown) {
      hintBefore = main.hintProperty().get();
      forgetImageOfOtherPlace();
      open();
    } else {
      main.hintProperty().set(hintBefore);
      close();
    }
  }

  /// Whoever has moved the one map's cursor meanwhile begins with the image there.
  private void forgetImageOfOtherPlace() {
    LatentPoint cursor = main.exploration().cursorProperty().get();
    ComparedImage before = chosen.get();
    if (!cursor.equals(cursorBefore) && before != null && before.index() != ComparedImage.OWN) {
      chosen.set(null);
    }
    cursorBefore = cursor;
  }

  /// The test image that lies nearest to the one map's cursor, if a model has the same images; else
  /// the first.
  private int atCursor(ComparedModel opened) {
    MapData map = main.exploration().mapProperty().get();
    ModelCard card = main.cardProperty().get();
    if (map == null || card == null || !card.dataChecksum().equals(opened.data())) {
      return 0;
    }
    int tests = Math.min(map.tests(), opened.points().count());
    LatentPoint cursor = main.exploration().cursorProperty().get();
    return Math.max(0, NearestByScan.to(map.places(), cursor, Math.min(tests, map.count())));
  }

  /// Says what to do on the page while models are compared.
  public void hint() {
    if (main.comparingProperty().get()) {
      main.hintProperty().set(texts.get(Texts.key("compare.hint.", page.get())));
    }
  }

  /// Frees every model that is not on the shown page and opens those that are.
  private void open() {
    if (!main.comparingProperty().get()) {
      return;
    }
    hint();
    if (main.models().isEmpty()) {
      return;
    }
    close();
    switch (page.get()) {
      case SIDE -> side.arrange(sideOrUsual());
      case BETWEEN -> between.show(sideOrUsual());
      case BETA -> {
        List<BetaFamily> families = families();
        if (!families.isEmpty()) {
          beta.show(families.get(Math.min(family, families.size() - 1)).members());
        }
      }
      case MORPH -> {
        pair = pair.isEmpty() ? usual() : pair;
        morph.show(pair);
      }
    }
  }

  /// Frees every model; also for the end of the app.
  @Override
  public void close() {
    side.arrange(List.of());
    beta.rest();
    morph.rest();
    between.rest();
  }

  /// The library has been read for the first time, or a model has gone from it.
  private void modelsChanged() {
    List<LibraryEntry> library = main.models();
    boolean gone = !library.containsAll(sideModels);
    if (gone && !library.isEmpty()) {
      sideModels = sideModels.stream().filter(library::contains).toList();
      sideModels = sideModels.size() < LEAST ? List.of() : sideModels;
    }
    pair = library.containsAll(pair) ? pair : List.of();
    if (gone || (panesProperty().get().isEmpty() && page.get() == Page.SIDE)) {
      open();
    }
  }

  private List<LibraryEntry> sideOrUsual() {
    sideModels = sideModels.isEmpty() ? usual() : sideModels;
    return sideModels;
  }

  /// The models on the page, in its order; empty before the page is first shown.
  public List<LibraryEntry> shown() {
    return switch (page.get()) {
      case SIDE, BETWEEN -> sideModels;
      case BETA -> family < families().size() ? families().get(family).members() : List.of();
      case MORPH -> pair;
    };
  }

  /// The open model beside another one of the same images, if there is one.
  private List<LibraryEntry> usual() {
    List<LibraryEntry> library = main.models();
    LibraryEntry first =
        library.stream()
            .filter(entry -> entry.card().equals(main.cardProperty().get()))
            .findFirst()
            .orElse(library.getFirst());
    return List.of(first, sameImages(List.of(first)).orElse(first));
  }

  /// A model of the same images as the first of some, and none of them.
  private Optional<LibraryEntry> sameImages(List<LibraryEntry> shown) {
    String data = shown.isEmpty() ? "" : shown.getFirst().card().dataChecksum();
    return main.models().stream()
        .filter(entry -> !shown.contains(entry))
        .filter(entry -> entry.card().dataChecksum().equals(data))
        .findFirst();
  }

  /// Families of models that differ in β alone, the largest first.
  public List<BetaFamily> families() {
    return BetaFamily.among(main.models());
  }

  /// Which family is on the page of β, among [#families].
  int family() {
    return family;
  }

  /// Shows another family on the page of β.
  ///
  /// @param index among [#families]
  void chooseFamily(int index) {
    int before = family;
    showFamily(index);
    history.changed(() -> texts.get("compare.did.family"), before, index, this::showFamily);
  }

  private void showFamily(int index) {
    family = index;
    reopen(Page.BETA);
  }

  /// The two models whose maps turn into each other; empty before the page is first shown.
  List<LibraryEntry> pair() {
    return pair;
  }

  /// Chooses the two models whose maps turn into each other.
  void choosePair(LibraryEntry from, LibraryEntry to) {
    List<LibraryEntry> before = pair;
    showPair(List.of(from, to));
    history.changed(() -> texts.get("compare.did.pair"), before, pair, this::showPair);
  }

  private void showPair(List<LibraryEntry> models) {
    pair = models;
    reopen(Page.MORPH);
  }

  /// Shows another model side by side, and on the path between two images, in the place of one.
  ///
  /// @param place from the left, from 0
  void chooseModel(int place, LibraryEntry entry) {
    List<LibraryEntry> wanted = new ArrayList<>(sideModels);
    wanted.set(place, entry);
    chooseModels(wanted);
  }

  /// Adds a model that is not shown yet, one of the same images if there is any.
  void addModel() {
    List<LibraryEntry> library = main.models();
    if (sideModels.size() < MOST && !library.isEmpty()) {
      List<LibraryEntry> wanted = new ArrayList<>(sideModels);
      wanted.add(
          sameImages(sideModels)
              .or(() -> library.stream().filter(entry -> !sideModels.contains(entry)).findFirst())
              .orElse(library.getFirst()));
      chooseModels(wanted);
    }
  }

  /// Whether there is room and a model left to add.
  ///
  /// @param on on the path between two images, only models of the same images go together
  boolean canAddModel(Page on) {
    return sideModels.size() < MOST && (on != Page.BETWEEN || sameImages(sideModels).isPresent());
  }

  /// Removes a model, unless only the least number is left.
  ///
  /// @param place from the left, from 0
  void removeModel(int place) {
    if (sideModels.size() > LEAST) {
      List<LibraryEntry> wanted = new ArrayList<>(sideModels);
      wanted.remove(place);
      chooseModels(wanted);
    }
  }

  private void chooseModels(List<LibraryEntry> wanted) {
    List<LibraryEntry> before = sideModels;
    if (!before.equals(wanted)) {
      showModels(List.copyOf(wanted));
      history.changed(() -> texts.get("compare.did.models"), before, sideModels, this::showModels);
    }
  }

  private void showModels(List<LibraryEntry> models) {
    sideModels = models;
    reopen(Page.SIDE);
    reopen(Page.BETWEEN);
  }

  /// Opens other models on the page they are on; panes whose model stays are kept.
  private void reopen(Page where) {
    if (where == page.get() && main.comparingProperty().get()) {
      if (where == Page.SIDE) {
        side.arrange(sideModels);
      } else {
        open();
      }
    }
  }

  /// Asks all models about an image.
  public void pick(ComparedImage image) {
    chosen.set(image);
    beta.ask(image);
    morph.ask(image);
    side.imageChanged();
  }

  /// Asks all models about a picture of the person's own: a drawing, a file.
  public void take(GrayImage picture) {
    sharingProperty().set(Sharing.IMAGE);
    pick(ComparedImage.own(picture));
  }

  /// Goes to another test image of the data set that the chosen one is of.
  ///
  /// @param step images onwards, negative backwards; 0 for a random one
  public void step(int step) {
    ComparedImage now = chosen.get();
    List<ComparedModel> open =
        Stream.of(
                side.open(),
                beta.stopsProperty().get(),
                morph.stopsProperty().get(),
                between.modelsProperty().get())
            .flatMap(List::stream)
            .filter(model -> model.points().count() > 0)
            .toList();
    open.stream()
        .filter(model -> now == null || model.knows(now))
        .findFirst()
        .or(() -> open.stream().findFirst())
        .ifPresent(
            model -> {
              int count = model.points().count();
              int next = now == null ? step : Math.max(0, now.index()) + step;
              pick(model.choose(step == 0 ? random.nextInt(count) : Math.floorMod(next, count)));
            });
  }

  /// Where the chosen image is none that the models know, the first end of the path is chosen.
  private void pickFirstEnd(List<ComparedModel> models) {
    ComparedPathsViewModel.Ends ends = between.endsProperty().get();
    if (!models.isEmpty() && ends != null && !between.known(chosen.get())) {
      pick(ends.from());
    }
  }

  /// Goes from the chosen image to the next one in a direction of a pane's map.
  void walk(PaneViewModel pane, int right, int up) {
    side.walk(pane, right, up);
  }

  /// Models side by side, each on its own map, under one cursor: by image or by place. Holds the
  /// models of its panes open. JavaFX thread only.
  private static final class SideBySideViewModel {
    private final ComparedModelLoader loader;
    private final ReadOnlyObjectProperty<@Nullable ComparedImage> chosen;
    private final Consumer<ComparedImage> pick;
    private final ToIntFunction<ComparedModel> begin;
    private final ObjectProperty<Sharing> sharing = new SimpleObjectProperty<>(Sharing.IMAGE);
    private final ReadOnlyObjectWrapper<List<PaneViewModel>> panes =
        new ReadOnlyObjectWrapper<>(List.of());
    private boolean settling;

    /// @param chosen the image all models are asked about
    /// @param pick is given the image that the person points at
    /// @param begin finds the image of a model to begin with, where none is chosen yet
    SideBySideViewModel(
        ComparedModelLoader loader,
        ReadOnlyObjectProperty<@Nullable ComparedImage> chosen,
        Consumer<ComparedImage> pick,
        ToIntFunction<ComparedModel> begin) {
      this.loader = loader;
      this.chosen = chosen;
      this.pick = pick;
      this.begin = begin;
      sharing.subscribe((before, now) -> settle());
    }

    ObjectProperty<Sharing> sharingProperty() {
      return sharing;
    }

    /// From left to right.
    ReadOnlyObjectProperty<List<PaneViewModel>> panesProperty() {
      return panes.getReadOnlyProperty();
    }

    List<ComparedModel> open() {
      List<ComparedModel> open = new ArrayList<>();
      for (PaneViewModel pane : panes.get()) {
        ComparedModel opened = pane.openedProperty().get();
        if (opened != null) {
          open.add(opened);
        }
      }
      return open;
    }

    /// Follows the image that was chosen, if the panes share it.
    void imageChanged() {
      if (sharing.get() == Sharing.IMAGE) {
        settle();
      }
    }

    /// Shows other models; panes whose model stays are kept as they are.
    void arrange(List<LibraryEntry> wanted) {
      List<PaneViewModel> left = new ArrayList<>(panes.get());
      List<PaneViewModel> now = new ArrayList<>();
      List<PaneViewModel> fresh = new ArrayList<>();
      for (LibraryEntry entry : wanted) {
        PaneViewModel kept =
            left.stream().filter(pane -> pane.entry().equals(entry)).findFirst().orElse(null);
        if (kept == null) {
          kept = pane(entry);
          fresh.add(kept);
        }
        left.remove(kept);
        now.add(kept);
      }
      panes.set(List.copyOf(now));
      left.forEach(PaneViewModel::close);
      fresh.forEach(PaneViewModel::open);
    }

    private PaneViewModel pane(LibraryEntry entry) {
      var pane = new PaneViewModel(loader, entry);
      pane.openedProperty().subscribe(opened -> join(pane, opened));
      ExplorerState exploration = pane.exploration();
      exploration.cursorProperty().subscribe((before, now) -> moved(pane));
      exploration.hoveredProperty().subscribe((before, now) -> hovered(pane, now.intValue()));
      pane.map().filter().revisionProperty().subscribe((before, now) -> hideClassesAsIn(pane));
      return pane;
    }

    /// The classes hidden on one map are hidden on all that have the same ones.
    private void hideClassesAsIn(PaneViewModel pane) {
      if (!settling) {
        List<String> names = pane.map().classNamesProperty().get();
        others(
            pane,
            other -> {
              if (other.map().classNamesProperty().get().equals(names)) {
                other.map().filter().hide(pane.map().filter().hidden());
              }
            });
      }
    }

    /// A pane's model is open: its cursor goes where the others are.
    private void join(PaneViewModel pane, @Nullable ComparedModel opened) {
      if (opened == null) {
        return;
      }
      boolean first = panes.get().indexOf(pane) == 0;
      ComparedImage now = chosen.get();
      if (now == null || (first && (!opened.takes(now) || isOfOtherData(opened, now)))) {
        if (opened.points().count() > 0) {
          pick.accept(opened.choose(begin.applyAsInt(opened)));
        }
      } else {
        quietly(() -> follow(pane));
      }
      hideClassesAsIn(panes.get().getFirst());
    }

    /// Whether an image of another data set was chosen while other models were shown.
    private boolean isOfOtherData(ComparedModel opened, ComparedImage now) {
      return now.index() >= 0
          && !opened.knows(now)
          && panes.get().stream()
              .noneMatch(pane -> pane.entry().card().dataChecksum().equals(now.data()));
    }

    private void follow(PaneViewModel pane) {
      ComparedImage now = chosen.get();
      if (sharing.get() == Sharing.IMAGE && now != null) {
        pane.goTo(now);
      } else if (panes.get().indexOf(pane) > 0) {
        pane.goTo(panes.get().getFirst());
      }
    }

    /// The person has moved a pane's cursor.
    private void moved(PaneViewModel pane) {
      if (settling || pane.isSettling()) {
        return;
      }
      // A map without points has no image to share.
      if (sharing.get() == Sharing.IMAGE && pane.nearest() >= 0) {
        pickIn(pane, pane.nearest());
      } else {
        pane.leaveImage();
        others(pane, other -> other.goTo(pane));
      }
    }

    private void pickIn(PaneViewModel pane, int image) {
      ComparedModel opened = pane.openedProperty().get();
      if (opened != null && image >= 0) {
        pick.accept(opened.choose(image));
      }
    }

    /// Goes from the chosen image to the next one in a direction of a pane's map.
    void walk(PaneViewModel pane, int right, int up) {
      pickIn(pane, pane.next(right, up));
    }

    /// Changes all panes but one, which is not taken for the person's doing.
    private void others(PaneViewModel pane, Consumer<PaneViewModel> change) {
      quietly(() -> panes.get().stream().filter(other -> !other.equals(pane)).forEach(change));
    }

    private void quietly(Runnable work) {
      boolean before = settling;
      settling = true;
      try {
        work.run();
      } finally {
        settling = before;
      }
    }

    /// Puts every cursor where the image, or the first pane's cursor, is.
    private void settle() {
      quietly(() -> panes.get().forEach(this::follow));
    }

    /// The image under the pointer is ringed on every map that has it.
    private void hovered(PaneViewModel pane, int image) {
      ComparedModel opened = pane.openedProperty().get();
      if (!settling && opened != null) {
        others(
            pane,
            other -> {
              if (other.entry().card().dataChecksum().equals(opened.data())) {
                other.exploration().hoveredProperty().set(image);
              }
            });
      }
    }
  }
}
