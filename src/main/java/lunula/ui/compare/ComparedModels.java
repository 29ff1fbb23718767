package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lunula.library.BetaFamily;
import lunula.library.LibraryEntry;
import lunula.ui.explore.History;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;

/// Which models are compared, page by page, and how to go back to others. JavaFX thread only.
final class ComparedModels {
  /// At least so many side by side.
  static final int LEAST = 2;

  /// At most so many side by side.
  static final int MOST = 4;

  private final Texts texts = Texts.of(ComparedModels.class);
  private final MainViewModel main;
  private final History history;
  private final Consumer<Page> changed;
  private List<LibraryEntry> side = List.of();
  private List<LibraryEntry> pair = List.of();
  private int family;

  /// @param main has the library and the open model
  /// @param changed told of every page whose models have changed
  ComparedModels(MainViewModel main, Consumer<Page> changed) {
    this.main = main;
    this.changed = changed;
    history = main.exploration().history();
  }

  /// The models side by side and on the way between two images; empty before they are first shown.
  List<LibraryEntry> side() {
    return side;
  }

  /// The same, chosen now if they never were.
  List<LibraryEntry> sideOrUsual() {
    side = side.isEmpty() ? usual() : side;
    return side;
  }

  /// The models whose maps turn into each other, chosen now if they never were.
  List<LibraryEntry> pairOrUsual() {
    pair = pair.isEmpty() ? usual() : pair;
    return pair;
  }

  /// The chosen family, in order of β; empty if there is no family.
  List<LibraryEntry> familyMembers() {
    List<BetaFamily> families = families();
    return families.isEmpty()
        ? List.of()
        : families.get(Math.min(family, families.size() - 1)).members();
  }

  /// What was lined up once; models that are missing leave what is there. Nobody is told.
  void take(CompareSetup setup) {
    takeSide(setup.side().size() < LEAST ? side : setup.side());
    pair = setup.pair().size() < LEAST ? pair : setup.pair();
    family = setup.family();
  }

  /// Lines models up side by side. Nobody is told.
  void takeSide(List<LibraryEntry> wanted) {
    side = List.copyOf(wanted);
  }

  /// Leaves out what is no longer in the library.
  ///
  /// @return whether a model has gone that was side by side with others
  boolean keepOnly(List<LibraryEntry> library) {
    boolean gone = !library.containsAll(side);
    if (gone && !library.isEmpty()) {
      side = side.stream().filter(library::contains).toList();
      side = side.size() < LEAST ? List.of() : side;
    }
    pair = library.containsAll(pair) ? pair : List.of();
    return gone;
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
  List<BetaFamily> families() {
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
    if (index != before) {
      history.did(
          texts.get("compare.did.family"), () -> showFamily(before), () -> showFamily(index));
    }
  }

  private void showFamily(int index) {
    family = index;
    changed.accept(Page.BETA);
  }

  /// The two models whose maps turn into each other; empty before the page is first shown.
  List<LibraryEntry> pair() {
    return pair;
  }

  /// Chooses the two models whose maps turn into each other.
  void choosePair(LibraryEntry from, LibraryEntry to) {
    List<LibraryEntry> before = pair;
    List<LibraryEntry> now = List.of(from, to);
    showPair(now);
    history.did(texts.get("compare.did.pair"), () -> showPair(before), () -> showPair(now));
  }

  private void showPair(List<LibraryEntry> now) {
    pair = now;
    changed.accept(Page.MORPH);
  }

  /// Shows another model in the place of one.
  ///
  /// @param place among [#side]
  void choose(int place, LibraryEntry entry) {
    List<LibraryEntry> wanted = new ArrayList<>(side);
    wanted.set(place, entry);
    change(wanted);
  }

  /// Adds a model that is not shown yet, one of the same images if there is any.
  void add() {
    List<LibraryEntry> library = main.models();
    if (side.size() < MOST && !library.isEmpty()) {
      List<LibraryEntry> wanted = new ArrayList<>(side);
      wanted.add(
          alike()
              .or(() -> library.stream().filter(entry -> !side.contains(entry)).findFirst())
              .orElse(library.getFirst()));
      change(wanted);
    }
  }

  /// Whether there is room and a model left to add.
  ///
  /// @param page on the way between two images, only models of the same images go together
  boolean canAdd(Page page) {
    return side.size() < MOST && (page != Page.BETWEEN || alike().isPresent());
  }

  /// A model of the same images that is not shown yet.
  private Optional<LibraryEntry> alike() {
    String data = side.isEmpty() ? "" : side.getFirst().card().dataChecksum();
    return main.models().stream()
        .filter(entry -> !side.contains(entry))
        .filter(entry -> entry.card().dataChecksum().equals(data))
        .findFirst();
  }

  /// Takes a model away, unless only the least number is left.
  ///
  /// @param place among [#side]
  void remove(int place) {
    if (side.size() > LEAST) {
      List<LibraryEntry> wanted = new ArrayList<>(side);
      wanted.remove(place);
      change(wanted);
    }
  }

  /// Lines other models up side by side.
  void change(List<LibraryEntry> wanted) {
    List<LibraryEntry> before = side;
    List<LibraryEntry> now = List.copyOf(wanted);
    if (before.equals(now)) {
      return;
    }
    restore(now);
    history.did(texts.get("compare.did.models"), () -> restore(before), () -> restore(now));
  }

  private void restore(List<LibraryEntry> wanted) {
    side = wanted;
    changed.accept(Page.SIDE);
    changed.accept(Page.BETWEEN);
  }
}
