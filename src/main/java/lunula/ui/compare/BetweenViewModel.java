package lunula.ui.compare;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.model.ModelClosedException;
import lunula.ui.explore.History;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The way from one image to another in several models at once: from the full moon to the crescent
/// in autoencoder and variational autoencoder, with the truth beside them. JavaFX thread only;
/// needs no window.
public final class BetweenViewModel {
  private static final double FULL = 0;
  private static final double CRESCENT = 150;

  private final Texts texts = Texts.of(BetweenViewModel.class);
  private final Together together;
  private final History history;
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final ReadOnlyObjectWrapper<List<Opened>> models = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<LibraryEntry>> entries =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Ends> ends = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Between> ways = new ReadOnlyObjectWrapper<>(Between.NONE);
  private final ReadOnlyBooleanWrapper moons = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final Latest<Question, Between> decoding;
  private CompareSetup.@Nullable Way wanted;

  /// The two images.
  ///
  /// @param from where the way begins
  /// @param to where it ends
  public record Ends(Chosen from, Chosen to) {}

  private record Question(List<Opened> models, Ends ends) {
    Between answer() {
      return Between.of(models, ends.from(), ends.to());
    }
  }

  /// @param history is told how to go back to other ends
  BetweenViewModel(ComparedModelLoader bench, History history) {
    this.history = history;
    together = new Together(bench, this::begin, this::giveUp);
    decoding =
        new Latest<>(
            bench.engine(), bench.foreground(), Question::answer, this::arrive, this::fail);
  }

  /// Where on the way: 0 is the first image, 1 the other.
  public DoubleProperty positionProperty() {
    return position;
  }

  /// The two images; null before the models are open.
  public ReadOnlyObjectProperty<@Nullable Ends> endsProperty() {
    return ends.getReadOnlyProperty();
  }

  /// Which models are here or on their way; empty while the page is not shown.
  public ReadOnlyObjectProperty<List<LibraryEntry>> entriesProperty() {
    return entries.getReadOnlyProperty();
  }

  /// The models; empty until all of them are open.
  ReadOnlyObjectProperty<List<Opened>> modelsProperty() {
    return models.getReadOnlyProperty();
  }

  /// What the models decode.
  ReadOnlyObjectProperty<Between> waysProperty() {
    return ways.getReadOnlyProperty();
  }

  /// Whether the models have decoded a way.
  public boolean isDecoded() {
    return !ways.get().rows().isEmpty();
  }

  /// Whether the images are moons, so that there are a full one and a crescent.
  public ReadOnlyBooleanProperty moonsProperty() {
    return moons.getReadOnlyProperty();
  }

  /// Why there is nothing to see, in a sentence; null if there is no reason.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The way that is gone; null before there is one.
  CompareSetup.@Nullable Way way() {
    Ends now = ends.get();
    return now == null
        ? null
        : new CompareSetup.Way(now.from().index(), now.to().index(), position.get());
  }

  /// Goes a way that was gone once, as soon as models are open that know its images.
  void take(CompareSetup.@Nullable Way way) {
    wanted = way;
    if (way != null) {
      position.set(way.position());
    }
  }

  /// Opens models and frees those that were here.
  ///
  /// @param wanted at least two
  void show(List<LibraryEntry> wanted) {
    close();
    entries.set(List.copyOf(wanted));
    together.open(wanted);
  }

  /// Frees the models; the ends are remembered.
  void rest() {
    close();
    entries.set(List.of());
  }

  private void close() {
    together.free();
    decoding.forget();
    models.set(List.of());
    ways.set(Between.NONE);
    problem.set(null);
  }

  private void giveUp(String reason) {
    close();
    problem.set(reason);
  }

  private void begin(List<Opened> all) {
    Opened first = all.getFirst();
    if (first.points().count() < 2) {
      giveUp(texts.get("compare.between.few"));
      return;
    }
    moons.set(phases(first.images()) != null);
    Ends now = ends(first);
    boolean known = now != null && first.knows(now.from()) && first.knows(now.to());
    ends.set(known ? now : usual(first));
    wanted = null;
    models.set(all);
    ask();
  }

  private @Nullable Ends ends(Opened first) {
    CompareSetup.Way way = wanted;
    int count = first.points().count();
    return way != null && way.from() < count && way.to() < count
        ? new Ends(first.choose(way.from()), first.choose(way.to()))
        : ends.get();
  }

  /// Moons wane; of other images the first two of different classes are taken.
  private static Ends usual(Opened first) {
    Factors phases = phases(first.images());
    if (phases != null) {
      return extremes(first, phases);
    }
    int count = first.points().count();
    int other =
        IntStream.range(1, count)
            .filter(image -> first.points().label(image) != first.points().label(0))
            .findFirst()
            .orElse(1);
    return new Ends(first.choose(0), first.choose(other));
  }

  private static @Nullable Factors phases(@Nullable LabelledImages images) {
    return images != null && images.factors().has("phase") ? images.factors() : null;
  }

  /// The fullest moon and a thin crescent that is tilted alike.
  private static Ends extremes(Opened first, Factors phases) {
    int full = nearest(phases, FULL, Double.NaN);
    double tilt = phases.has("tilt") ? phases.value(full, "tilt") : Double.NaN;
    return new Ends(first.choose(full), first.choose(nearest(phases, CRESCENT, tilt)));
  }

  private static int nearest(Factors phases, double phase, double tilt) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int image = 0; image < phases.count(); image++) {
      double away = Math.abs(phases.value(image, "phase") - phase);
      away += Double.isNaN(tilt) ? 0 : Math.abs(phases.value(image, "tilt") - tilt);
      if (away < least) {
        least = away;
        best = image;
      }
    }
    return best;
  }

  /// Lets the full moon wane into the crescent, if there are moons.
  public void wane() {
    if (moons.get()) {
      turnTo(usual(models.get().getFirst()));
    }
  }

  /// Whether the full moon wanes into the crescent already.
  boolean isWaning() {
    Ends now = ends.get();
    if (now == null || !moons.get() || models.get().isEmpty()) {
      return false;
    }
    Ends waning = usual(models.get().getFirst());
    return isSame(now.from(), waning.from()) && isSame(now.to(), waning.to());
  }

  private static boolean isSame(Chosen image, Chosen other) {
    return image.index() == other.index() && image.data().equals(other.data());
  }

  /// Begins the way at an image that the models know; others are passed over.
  public void begin(Chosen image) {
    Ends now = ends.get();
    if (now != null && known(image)) {
      turnTo(new Ends(image, now.to()));
    }
  }

  /// Ends the way at an image that the models know; others are passed over.
  public void end(Chosen image) {
    Ends now = ends.get();
    if (now != null && known(image)) {
      turnTo(new Ends(now.from(), image));
    }
  }

  /// Goes the other way round.
  public void swap() {
    Ends now = ends.get();
    if (now != null) {
      turnTo(new Ends(now.to(), now.from()));
    }
  }

  /// Whether the way can begin or end at an image.
  public boolean known(@Nullable Chosen image) {
    return image != null && !models.get().isEmpty() && models.get().getFirst().knows(image);
  }

  private void turnTo(Ends wanted) {
    Ends before = ends.get();
    if (before == null || before.equals(wanted)) {
      return;
    }
    take(wanted);
    history.did(texts.get("compare.did.ends"), () -> take(before), () -> take(wanted));
  }

  private void take(Ends wanted) {
    ends.set(wanted);
    ask();
  }

  private void ask() {
    Ends now = ends.get();
    if (now != null && known(now.from()) && known(now.to())) {
      decoding.request(new Question(models.get(), now));
    }
  }

  private void arrive(Between newest) {
    if (newest.rows().size() == models.get().size()) {
      problem.set(null);
      ways.set(newest);
    }
  }

  private void fail(RuntimeException failure) {
    if (!(failure instanceof ModelClosedException)) {
      ways.set(Between.NONE);
      problem.set(UserMessages.words(failure));
    }
  }
}
