package lunula.ui.arithmetic;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentArithmetic;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.measure.SelectionMeans;
import lunula.measure.SimilarPictures;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.arithmetic.Terms.Term;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestSearch;
import lunula.ui.kit.Latest;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A − B + C: the three terms, the result, and the pictures of all of them. Every change can
/// be undone. JavaFX thread only; needs no window; decodes in the background.
public final class ArithmeticViewModel {
  private final Texts texts = Texts.of(ArithmeticViewModel.class);
  private final ExplorerState exploration;
  private final Supplier<Optional<Drawing>> drawing;
  private final NearestSearch search = new NearestSearch();
  private final ReadOnlyObjectWrapper<Terms> terms = new ReadOnlyObjectWrapper<>(Terms.NONE);
  private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NOTHING);
  private final ObjectProperty<Letter> chosen = new SimpleObjectProperty<>(Letter.A);
  private final Latest<Sum.Question, Sum> working;

  /// The person's drawing and where the open model puts it.
  ///
  /// @param code a whole z; shared, never written to
  public record Drawing(GrayImage picture, float[] code) {}

  /// @param exploration the shared state; lives at least as long as this
  /// @param engine asks the model; one long-lived platform thread
  /// @param drawing what the person has drawn, if the open model has a place for it
  public ArithmeticViewModel(
      ExplorerState exploration, Executor engine, Supplier<Optional<Drawing>> drawing) {
    this.exploration = exploration;
    this.drawing = drawing;
    working =
        new Latest<>(
            engine,
            exploration.foreground(),
            question -> question.answer(search),
            this::arrive,
            ExplorerState.unlessClosed(
                why -> exploration.noticeProperty().set(texts.get("arithmetic.failed", why))));
    exploration.mapProperty().subscribe(map -> refresh());
    exploration.samplesProperty().subscribe(images -> ask());
    exploration.slice().labelProperty().subscribe(label -> ask());
    exploration.weightsRevisionProperty().subscribe(revision -> ask());
    exploration.decoderProperty().subscribe(this::decoderChanged);
  }

  /// The state all panels share.
  ExplorerState exploration() {
    return exploration;
  }

  ReadOnlyObjectProperty<Terms> termsProperty() {
    return terms.getReadOnlyProperty();
  }

  /// How many of A, B and C are set.
  public int countTerms() {
    return (int) Letter.TERMS.stream().filter(letter -> terms.get().of(letter) != null).count();
  }

  /// The newest pictures, which may trail the terms by a moment.
  ReadOnlyObjectProperty<Sum> sumProperty() {
    return sum.getReadOnlyProperty();
  }

  /// The term that the next click on the map sets: A, B or C.
  ObjectProperty<Letter> chosenProperty() {
    return chosen;
  }

  /// Where a term, or the result, is seen on the map; null while it is missing.
  @Nullable LatentPoint place(Letter letter) {
    Term term = terms.get().of(letter);
    LatentPlane plane = plane();
    return term == null || term.z().length != plane.dimensions() ? null : plane.project(term.z());
  }

  private LatentPlane plane() {
    return exploration.slice().planeProperty().get();
  }

  /// Sets a term to a place of the map, and chooses the next one that is missing.
  void setPlace(Letter letter, LatentPoint place) {
    set(letter, Term.place(plane().lift(place)));
  }

  /// Sets a term to a real image; nothing if there is no such image.
  void setImage(Letter letter, int image) {
    Term term = image(image);
    if (term != null) {
      set(letter, term);
    }
  }

  /// Sets a term to the real image nearest to the cursor; nothing without images.
  void setNearest(Letter letter) {
    MapData map = exploration.mapProperty().get();
    float[] z = exploration.slice().z();
    if (map != null && map.count() > 0 && z.length == map.encodings().dimensions()) {
      setImage(letter, SimilarPictures.byCode(map.encodings(), z, 1).image(0));
    }
  }

  /// Sets a term to the mean of a class; nothing if no image is of that class.
  void setClass(Letter letter, int label) {
    Term term = classMean(label);
    if (term != null) {
      set(letter, term);
    }
  }

  /// Sets a term to what was drawn; nothing if nothing was.
  void setDrawing(Letter letter) {
    drawing
        .get()
        .ifPresent(own -> set(letter, new Term(Term.Kind.DRAWING, own.code(), 0, own.picture())));
  }

  /// Whether there is a drawing to take as a term.
  boolean hasDrawing() {
    return drawing.get().isPresent();
  }

  private void set(Letter letter, Term term) {
    change(terms.get().with(letter, term));
    goOn();
  }

  /// Chooses the next term that is missing, if one is.
  void goOn() {
    terms.get().missing().ifPresent(chosen::set);
  }

  /// Removes a term.
  void remove(Letter letter) {
    change(terms.get().with(letter, null));
    chosen.set(letter);
  }

  /// Removes all terms.
  public void clear() {
    change(Terms.NONE);
    chosen.set(Letter.A);
  }

  /// Sets all three to the means of classes: Pullover − T-shirt + Dress among garments.
  public void showExample() {
    MapData map = exploration.mapProperty().get();
    boolean many = map != null && map.classNames().size() > 3;
    Term a = classMean(many ? 2 : 0);
    Term b = classMean(many ? 0 : 1);
    Term c = classMean(many ? 3 : 2);
    if (a != null && b != null && c != null) {
      change(new Terms(a, b, c));
    }
  }

  /// Whether the data have classes enough for the example.
  boolean hasExample() {
    MapData map = exploration.mapProperty().get();
    return map != null && map.classNames().size() > 2;
  }

  /// Moves slice and cursor to the result.
  void goToResult() {
    float[] z = terms.get().result();
    if (z != null) {
      exploration.slice().goTo(z);
    }
  }

  /// Moves a term, or the result and C with it, as one step of many, which the history learns of by
  /// [#remember] at the end.
  void drag(Letter letter, LatentPoint to) {
    Terms now = terms.get();
    Term held = now.of(letter);
    if (held == null) {
      return;
    }
    float[] moved = LatentArithmetic.moved(held.z(), plane(), to);
    Term a = now.a();
    Term b = now.b();
    if (letter != Letter.D) {
      put(now.with(letter, Term.place(moved)));
    } else if (a != null && b != null) {
      put(now.with(Letter.C, Term.place(LatentArithmetic.third(a.z(), b.z(), moved))));
    }
  }

  /// Sets a term as one step of many.
  ///
  /// @param image index of a real image, or [ExplorerState#NONE] for the bare place
  void begin(Letter letter, LatentPoint place, int image) {
    Term real = image(image);
    put(terms.get().with(letter, real == null ? Term.place(plane().lift(place)) : real));
  }

  /// Moves a term, or the result, by so much on the map.
  void nudge(Letter letter, double dx, double dy) {
    LatentPoint from = place(letter);
    if (from != null) {
      Terms before = terms.get();
      drag(letter, new LatentPoint(from.x() + dx, from.y() + dy));
      remember(before);
    }
  }

  private void change(Terms now) {
    Terms before = terms.get();
    put(now);
    remember(before);
  }

  /// Remembers what has been changed since.
  @SuppressWarnings("ReferenceEquality") // these very terms
  void remember(Terms before) {
    Terms now = terms.get();
    if (before != now) {
      exploration
          .history()
          .did(() -> texts.get("arithmetic.did"), () -> restore(before), () -> restore(now));
    }
  }

  /// Sets former terms again, which the history does not remember.
  void restore(Terms state) {
    terms.set(state);
    refresh();
  }

  private void put(Terms now) {
    terms.set(now);
    ask();
  }

  private @Nullable Term image(int image) {
    MapData map = exploration.mapProperty().get();
    return map == null || image < 0 || image >= map.count()
        ? null
        : new Term(Term.Kind.IMAGE, map.code(image), image, null);
  }

  private @Nullable Term classMean(int label) {
    MapData map = exploration.mapProperty().get();
    float[] code =
        map == null ? null : SelectionMeans.codeOfClass(map.encodings(), map.labels(), label);
    return code == null ? null : new Term(Term.Kind.CLASS, code, label, null);
  }

  /// A place of one model means nothing in another. Before its decoder is there, a model is on the
  /// map already, and terms may have been set in it.
  private void decoderChanged(@Nullable Decoder before, @Nullable Decoder now) {
    if (before == null) {
      ask();
    } else {
      put(Terms.NONE);
      chosen.set(Letter.A);
    }
  }

  /// Looks the images up again, whose codes may have changed.
  private void refresh() {
    Terms fresh = terms.get();
    for (Letter letter : Letter.TERMS) {
      Term term = fresh.of(letter);
      if (term != null) {
        fresh = fresh.with(letter, refreshed(term));
      }
    }
    put(fresh);
  }

  private @Nullable Term refreshed(Term term) {
    MapData map = exploration.mapProperty().get();
    if (map == null || term.z().length != map.encodings().dimensions()) {
      return null;
    }
    Term fresh =
        switch (term.kind()) {
          case PLACE, DRAWING -> term;
          case IMAGE -> image(term.number());
          case CLASS -> classMean(term.number());
        };
    return fresh == null ? Term.place(term.z()) : fresh;
  }

  private void ask() {
    MapData map = exploration.mapProperty().get();
    Decoder live = exploration.decoderProperty().get();
    if (map == null
        || live == null
        || !live.takes(map.encodings().dimensions())
        || terms.get().isEmpty()) {
      working.forget();
      sum.set(Sum.NOTHING);
      return;
    }
    Decoder decoder = live.ofNearestClass(exploration.slice().labelProperty().get());
    working.request(
        new Sum.Question(terms.get(), decoder, map, exploration.samplesProperty().get()));
  }

  @SuppressWarnings("ReferenceEquality") // this very map, not one like it
  private void arrive(Sum newest) {
    if (newest.map() == exploration.mapProperty().get() && !terms.get().isEmpty()) {
      sum.set(newest);
    }
  }

  /// A term in a few words.
  String name(@Nullable Term term) {
    MapData map = exploration.mapProperty().get();
    if (term == null || map == null) {
      return texts.get("arithmetic.none");
    }
    return switch (term.kind()) {
      case PLACE -> {
        LatentPoint place = plane().project(term.z());
        yield texts.get(
            "arithmetic.place",
            NumberFormats.coordinate(place.x()),
            NumberFormats.coordinate(place.y()));
      }
      case IMAGE -> {
        String key = map.isLearned(term.number()) ? "arithmetic.training" : "arithmetic.test";
        String of = map.classNames().get(map.label(term.number()));
        yield texts.get(key, of, NumberFormats.count(map.imageNumber(term.number())));
      }
      case CLASS -> texts.get("arithmetic.mean", map.classNames().get(term.number()));
      case DRAWING -> texts.get("arithmetic.drawing");
    };
  }
}
