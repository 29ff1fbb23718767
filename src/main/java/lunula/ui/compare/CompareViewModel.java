package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.model.GrayImage;
import lunula.model.ModelCard;
import lunula.service.BetaFamily;
import lunula.service.LibraryEntry;
import lunula.service.ModelSource;
import lunula.ui.Exploration;
import lunula.ui.MainViewModel;
import lunula.ui.ModelSwitch;
import lunula.ui.Texts;
import org.jspecify.annotations.Nullable;

/// Several models at once: which ones, under which common cursor, on which page. Holds models open
/// only while comparing is shown. JavaFX thread only; needs no window.
public final class CompareViewModel implements AutoCloseable {
  /// At least so many panes.
  public static final int LEAST = 2;

  /// At most so many panes.
  public static final int MOST = 4;

  private final Texts texts = Texts.of(CompareViewModel.class);
  private final MainViewModel main;
  private final Bench bench;
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.SIDE);
  private final ObjectProperty<Sharing> sharing = new SimpleObjectProperty<>(Sharing.IMAGE);
  private final ReadOnlyObjectWrapper<List<PaneViewModel>> panes =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
  private final MorphViewModel beta;
  private final MorphViewModel morph;
  private List<LibraryEntry> arrangement = List.of();
  private List<LibraryEntry> pair = List.of();
  private int family;
  private String hintBefore = "";
  private boolean settling;

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
    bench = new Bench(source, dataSets, files, engine, main.exploration().foreground());
    beta = new MorphViewModel(bench, this::pick);
    morph = new MorphViewModel(bench, this::pick);
    beta.alignedProperty().bindBidirectional(morph.alignedProperty());
    main.comparingProperty().subscribe((before, now) -> present(now));
    main.models().subscribe(this::modelsChanged);
    main.cardProperty().subscribe(this::opened);
    main.trainingProperty().subscribe((before, now) -> leave());
    page.subscribe((before, now) -> turn());
    sharing.subscribe((before, now) -> settle());
  }

  /// The page that is shown.
  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /// What the panes have in common.
  public ObjectProperty<Sharing> sharingProperty() {
    return sharing;
  }

  /// The models side by side, from left to right; empty while comparing is not shown.
  public ReadOnlyObjectProperty<List<PaneViewModel>> panesProperty() {
    return panes.getReadOnlyProperty();
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

  /// What there is to choose from.
  public List<LibraryEntry> models() {
    return List.copyOf(main.models());
  }

  /// Whether all models of a comparison are in the library.
  public boolean isPossible(Comparison comparison) {
    return comparison.isIn(main.models());
  }

  /// Shows a comparison, wherever the person is.
  public void show(Comparison comparison) {
    List<LibraryEntry> wanted = comparison.of(main.models());
    if (wanted.size() < LEAST) {
      main.exploration().noticeProperty().set(texts.get("compare.preset.missing"));
      return;
    }
    page.set(Page.SIDE);
    if (main.comparingProperty().get()) {
      change(wanted);
    } else {
      arrangement = wanted;
      main.comparingProperty().set(true);
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
      main.hintProperty().set(texts.get("compare.hint"));
      turn();
    } else {
      main.hintProperty().set(hintBefore);
      rest();
    }
  }

  /// Frees every model that is not on the shown page and opens those that are.
  private void turn() {
    if (!main.comparingProperty().get() || main.models().isEmpty()) {
      return;
    }
    rest();
    switch (page.get()) {
      case SIDE -> {
        arrangement = arrangement.isEmpty() ? usual() : arrangement;
        arrange(arrangement);
      }
      case BETA -> {
        List<BetaFamily> families = families();
        if (!families.isEmpty()) {
          beta.show(families.get(Math.min(family, families.size() - 1)).members());
        }
      }
      case MORPH -> {
        pair = pair.isEmpty() ? List.copyOf(usual().subList(0, LEAST)) : pair;
        morph.show(pair);
      }
    }
  }

  private void rest() {
    arrange(List.of());
    beta.rest();
    morph.rest();
  }

  /// The first look at the library has come, or a model has gone.
  private void modelsChanged() {
    List<LibraryEntry> library = main.models();
    boolean gone = !library.containsAll(arrangement);
    boolean empty = panes.get().isEmpty() && page.get() == Page.SIDE;
    if (gone && !library.isEmpty()) {
      arrangement = arrangement.stream().filter(library::contains).toList();
      arrangement = arrangement.size() < LEAST ? List.of() : arrangement;
    }
    pair = library.containsAll(pair) ? pair : List.of();
    if (gone || empty) {
      turn();
    }
  }

  /// The open model beside another one of the same images, if there is one.
  private List<LibraryEntry> usual() {
    List<LibraryEntry> library = main.models();
    LibraryEntry first =
        library.stream()
            .filter(entry -> entry.card().equals(main.cardProperty().get()))
            .findFirst()
            .orElse(library.getFirst());
    String data = first.card().dataChecksum();
    LibraryEntry second =
        library.stream()
            .filter(entry -> !entry.equals(first))
            .filter(entry -> entry.card().dataChecksum().equals(data))
            .findFirst()
            .orElse(first);
    return List.of(first, second);
  }

  /// Families of models that differ in β alone, the largest first.
  public List<BetaFamily> families() {
    return BetaFamily.among(main.models());
  }

  /// Shows another family on the page of β.
  ///
  /// @param index among [#families]
  public void chooseFamily(int index) {
    family = index;
    turn();
  }

  /// The two models whose maps turn into each other; empty before the page is first shown.
  public List<LibraryEntry> pair() {
    return pair;
  }

  /// Chooses the two models whose maps turn into each other.
  public void choosePair(LibraryEntry from, LibraryEntry to) {
    List<LibraryEntry> before = pair;
    List<LibraryEntry> now = List.of(from, to);
    showPair(now);
    main.exploration()
        .history()
        .did(texts.get("compare.did.pair"), () -> showPair(before), () -> showPair(now));
  }

  private void showPair(List<LibraryEntry> now) {
    pair = now;
    turn();
  }

  /// Puts another model into a pane.
  public void choose(PaneViewModel pane, LibraryEntry entry) {
    List<LibraryEntry> wanted = new ArrayList<>(arrangement);
    wanted.set(panes.get().indexOf(pane), entry);
    change(wanted);
  }

  /// Adds a pane with a model that is not shown yet, if there is room.
  public void add() {
    if (panes.get().size() < MOST && !main.models().isEmpty()) {
      List<LibraryEntry> wanted = new ArrayList<>(arrangement);
      String data = wanted.isEmpty() ? "" : wanted.getFirst().card().dataChecksum();
      List<LibraryEntry> left =
          main.models().stream().filter(entry -> !arrangement.contains(entry)).toList();
      wanted.add(
          left.stream()
              .filter(entry -> entry.card().dataChecksum().equals(data))
              .findFirst()
              .orElse(left.isEmpty() ? main.models().getFirst() : left.getFirst()));
      change(wanted);
    }
  }

  /// Takes a pane away, unless only the least number is left.
  public void remove(PaneViewModel pane) {
    if (panes.get().size() > LEAST) {
      List<LibraryEntry> wanted = new ArrayList<>(arrangement);
      wanted.remove(panes.get().indexOf(pane));
      change(wanted);
    }
  }

  private void change(List<LibraryEntry> wanted) {
    List<LibraryEntry> before = arrangement;
    List<LibraryEntry> now = List.copyOf(wanted);
    if (before.equals(now)) {
      return;
    }
    restore(now);
    main.exploration()
        .history()
        .did(texts.get("compare.did.models"), () -> restore(before), () -> restore(now));
  }

  private void restore(List<LibraryEntry> wanted) {
    arrangement = wanted;
    if (main.comparingProperty().get() && page.get() == Page.SIDE) {
      arrange(wanted);
    }
  }

  /// Panes whose model stays are kept as they are.
  private void arrange(List<LibraryEntry> wanted) {
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
    var pane = new PaneViewModel(bench, entry);
    pane.openedProperty().subscribe(opened -> join(pane, opened));
    Exploration exploration = pane.exploration();
    exploration.cursorProperty().subscribe((before, now) -> moved(pane));
    exploration.hoveredProperty().subscribe((before, now) -> hovered(pane, now.intValue()));
    pane.map().filter().revisionProperty().subscribe((before, now) -> hid(pane));
    return pane;
  }

  /// The classes hidden on one map are hidden on all that have the same ones.
  private void hid(PaneViewModel pane) {
    if (!settling) {
      List<String> names = pane.map().classNamesProperty().get();
      quietly(
          () ->
              panes.get().stream()
                  .filter(other -> !other.equals(pane))
                  .filter(other -> other.map().classNamesProperty().get().equals(names))
                  .forEach(other -> other.map().filter().hide(pane.map().filter().hidden())));
    }
  }

  /// A pane's model is open: it goes where the others are.
  private void join(PaneViewModel pane, @Nullable Opened opened) {
    if (opened == null) {
      return;
    }
    Chosen now = chosen.get();
    if (now == null || (!opened.takes(now) && isFirst(pane))) {
      if (opened.points().count() > 0) {
        pick(opened.choose(0));
      }
    } else if (isFirst(pane) && isStranger(opened, now)) {
      pick(opened.choose(0));
    } else {
      quietly(() -> follow(pane));
    }
    hid(panes.get().getFirst());
  }

  private boolean isFirst(PaneViewModel pane) {
    return panes.get().indexOf(pane) == 0;
  }

  /// Whether an image of another data set was chosen while other models were shown.
  private boolean isStranger(Opened opened, Chosen now) {
    return now.index() >= 0
        && !opened.knows(now)
        && panes.get().stream()
            .noneMatch(pane -> pane.entry().card().dataChecksum().equals(now.data()));
  }

  private void follow(PaneViewModel pane) {
    Chosen now = chosen.get();
    if (sharing.get() == Sharing.IMAGE && now != null) {
      pane.goTo(now);
    } else if (!isFirst(pane)) {
      pane.goTo(panes.get().getFirst());
    }
  }

  /// The hand has moved a pane's cursor.
  private void moved(PaneViewModel pane) {
    if (settling || pane.isSettling()) {
      return;
    }
    switch (sharing.get()) {
      case IMAGE -> pickIn(pane, pane.nearest());
      case PLACE ->
          quietly(
              () ->
                  panes.get().stream()
                      .filter(other -> !other.equals(pane))
                      .forEach(other -> other.goTo(pane)));
    }
  }

  private void pickIn(PaneViewModel pane, int image) {
    Opened opened = pane.openedProperty().get();
    if (opened != null && image >= 0) {
      pick(opened.choose(image));
    }
  }

  /// Goes from the chosen image to the next one in a direction of a pane's map.
  void walk(PaneViewModel pane, int right, int up) {
    pickIn(pane, pane.next(right, up));
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

  /// Asks all models about an image.
  void pick(Chosen image) {
    chosen.set(image);
    beta.ask(image);
    morph.ask(image);
    if (sharing.get() == Sharing.IMAGE) {
      settle();
    }
  }

  /// Asks all models about a picture of the person's own: a drawing, a file.
  public void take(GrayImage picture) {
    sharing.set(Sharing.IMAGE);
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
    List<Opened> open = new ArrayList<>();
    panes.get().forEach(pane -> addTo(open, pane.openedProperty().get()));
    open.addAll(beta.stopsProperty().get());
    open.addAll(morph.stopsProperty().get());
    open.removeIf(one -> one.points().count() == 0);
    return open.stream()
        .filter(one -> image == null || one.knows(image))
        .findFirst()
        .orElse(open.isEmpty() ? null : open.getFirst());
  }

  private static void addTo(List<Opened> open, @Nullable Opened one) {
    if (one != null) {
      open.add(one);
    }
  }

  /// What is under the pointer is ringed on every map that has it.
  private void hovered(PaneViewModel pane, int image) {
    Opened opened = pane.openedProperty().get();
    if (settling || opened == null) {
      return;
    }
    quietly(
        () ->
            panes.get().stream()
                .filter(other -> !other.equals(pane))
                .filter(other -> other.entry().card().dataChecksum().equals(opened.data()))
                .forEach(other -> other.exploration().hoveredProperty().set(image)));
  }

  /// Frees every model; for the end of the app.
  @Override
  public void close() {
    rest();
  }
}
