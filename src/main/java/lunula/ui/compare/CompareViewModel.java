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
  private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
  private final SideBySide side;
  private final MorphViewModel beta;
  private final MorphViewModel morph;
  private final BetweenViewModel between;
  private List<LibraryEntry> arrangement = List.of();
  private List<LibraryEntry> pair = List.of();
  private int family;
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
    bench = new Bench(source, dataSets, files, engine, main.exploration().foreground());
    side = new SideBySide(bench, chosen.getReadOnlyProperty(), this::pick);
    beta = new MorphViewModel(bench, this::pick);
    morph = new MorphViewModel(bench, this::pick);
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

  /// The models side by side and on the way between two images; empty before they are first shown.
  public List<LibraryEntry> arrangement() {
    return arrangement;
  }

  /// What there is to choose from.
  public List<LibraryEntry> models() {
    return List.copyOf(main.models());
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
    if (wanted.size() < LEAST) {
      main.exploration().noticeProperty().set(texts.get("compare.preset.missing"));
      return;
    }
    page.set(where);
    if (main.comparingProperty().get()) {
      change(wanted);
    } else {
      arrangement = wanted;
      main.comparingProperty().set(true);
    }
  }

  /// What is set up now.
  public CompareSetup setup() {
    return new CompareSetup(
        page.get(),
        sharingProperty().get(),
        arrangement,
        pair,
        family,
        beta.positionProperty().get(),
        morph.positionProperty().get());
  }

  /// Sets everything up as it was once; models that are missing leave what is there.
  public void take(CompareSetup setup) {
    arrangement = setup.side().size() < LEAST ? arrangement : setup.side();
    pair = setup.pair().size() < LEAST ? pair : setup.pair();
    family = setup.family();
    beta.positionProperty().set(setup.beta());
    morph.positionProperty().set(setup.morph());
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
      case SIDE -> side.arrange(arrangeAnything());
      case BETWEEN -> between.show(arrangeAnything());
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

  private List<LibraryEntry> arrangeAnything() {
    arrangement = arrangement.isEmpty() ? usual() : arrangement;
    return arrangement;
  }

  private void rest() {
    side.arrange(List.of());
    beta.rest();
    morph.rest();
    between.rest();
  }

  /// The first look at the library has come, or a model has gone.
  private void modelsChanged() {
    List<LibraryEntry> library = main.models();
    boolean gone = !library.containsAll(arrangement);
    boolean empty = panesProperty().get().isEmpty() && page.get() == Page.SIDE;
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

  /// Which family is on the page of β, among [#families].
  public int family() {
    return family;
  }

  /// Shows another family on the page of β.
  ///
  /// @param index among [#families]
  public void chooseFamily(int index) {
    int before = family;
    showFamily(index);
    if (index != before) {
      main.exploration()
          .history()
          .did(texts.get("compare.did.family"), () -> showFamily(before), () -> showFamily(index));
    }
  }

  private void showFamily(int index) {
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

  /// Shows another model in the place of one.
  ///
  /// @param place among [#arrangement]
  public void choose(int place, LibraryEntry entry) {
    List<LibraryEntry> wanted = new ArrayList<>(arrangement);
    wanted.set(place, entry);
    change(wanted);
  }

  /// Adds a model that is not shown yet, if there is room.
  public void add() {
    if (arrangement.size() < MOST && !main.models().isEmpty()) {
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

  /// Takes a model away, unless only the least number is left.
  ///
  /// @param place among [#arrangement]
  public void remove(int place) {
    if (arrangement.size() > LEAST) {
      List<LibraryEntry> wanted = new ArrayList<>(arrangement);
      wanted.remove(place);
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
      side.arrange(wanted);
    } else if (main.comparingProperty().get() && page.get() == Page.BETWEEN) {
      between.show(wanted);
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
