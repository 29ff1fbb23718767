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
import lunula.library.LibraryEntry;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.History;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The path from one image to another in several models at once: from the full moon to the crescent
/// in autoencoder and variational autoencoder, with the truth beside them. JavaFX thread only;
/// needs no window.
public final class ComparedPathsViewModel {
  private static final double FULL = 0;
  private static final double CRESCENT = 150;

  private final Texts texts = Texts.of(ComparedPathsViewModel.class);
  private final ComparedModelLoader.Group group;
  private final History history;
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final ReadOnlyObjectWrapper<List<ComparedModel>> models =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<LibraryEntry>> entries =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Ends> ends = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<ComparedPaths> paths =
      new ReadOnlyObjectWrapper<>(ComparedPaths.NONE);
  private final ReadOnlyBooleanWrapper moons = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final Latest<Question, ComparedPaths> decoding;
  private CompareSetup.@Nullable Path wanted;

  /// The two images.
  ///
  /// @param from where the path begins
  /// @param to where it ends
  public record Ends(ComparedImage from, ComparedImage to) {}

  private record Question(List<ComparedModel> models, Ends ends) {
    ComparedPaths answer() {
      return ComparedPaths.of(models, ends.from(), ends.to());
    }
  }

  /// @param history remembers other ends
  ComparedPathsViewModel(ComparedModelLoader loader, History history) {
    this.history = history;
    group = new ComparedModelLoader.Group(loader, this::begin, this::giveUp);
    decoding =
        new Latest<>(
            loader.engine(),
            loader.foreground(),
            Question::answer,
            this::arrive,
            ExplorerState.unlessClosed(this::fail));
  }

  /// Position on the path: 0 is the first image, 1 the other.
  public DoubleProperty positionProperty() {
    return position;
  }

  /// The two images; null before the models are open.
  public ReadOnlyObjectProperty<@Nullable Ends> endsProperty() {
    return ends.getReadOnlyProperty();
  }

  /// Which models are open or being opened; empty while the page is not shown.
  public ReadOnlyObjectProperty<List<LibraryEntry>> entriesProperty() {
    return entries.getReadOnlyProperty();
  }

  /// The models; empty until all of them are open.
  ReadOnlyObjectProperty<List<ComparedModel>> modelsProperty() {
    return models.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ComparedPaths> pathsProperty() {
    return paths.getReadOnlyProperty();
  }

  /// Whether the models have decoded a path.
  public boolean isDecoded() {
    return !paths.get().rows().isEmpty();
  }

  /// Whether the images are moons, so that there are a full one and a crescent.
  public ReadOnlyBooleanProperty moonsProperty() {
    return moons.getReadOnlyProperty();
  }

  /// Why nothing is shown, in a sentence; null if there is no reason.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The path by its images' indices; null before there is one.
  CompareSetup.@Nullable Path path() {
    Ends now = ends.get();
    return now == null
        ? null
        : new CompareSetup.Path(now.from().index(), now.to().index(), position.get());
  }

  /// Takes a former path again, as soon as models are open that know its images.
  void take(CompareSetup.@Nullable Path path) {
    wanted = path;
    if (path != null) {
      position.set(path.position());
    }
  }

  /// Opens models and frees the former ones.
  ///
  /// @param wanted at least two
  void show(List<LibraryEntry> wanted) {
    close();
    entries.set(List.copyOf(wanted));
    group.open(wanted);
  }

  /// Frees the models; the ends are remembered.
  void rest() {
    close();
    entries.set(List.of());
  }

  private void close() {
    group.free();
    decoding.forget();
    models.set(List.of());
    paths.set(ComparedPaths.NONE);
    problem.set(null);
  }

  private void giveUp(String reason) {
    close();
    problem.set(reason);
  }

  private void begin(List<ComparedModel> all) {
    ComparedModel first = all.getFirst();
    if (first.points().count() < 2) {
      giveUp(texts.get("compare.between.few"));
      return;
    }
    moons.set(moonFactors(first) != null);
    Ends now = wantedEnds(first);
    boolean known = now != null && first.knows(now.from()) && first.knows(now.to());
    ends.set(known ? now : usualEnds(first));
    wanted = null;
    models.set(all);
    ask();
  }

  private @Nullable Ends wantedEnds(ComparedModel first) {
    CompareSetup.Path path = wanted;
    int count = first.points().count();
    return path != null && path.from() < count && path.to() < count
        ? new Ends(first.choose(path.from()), first.choose(path.to()))
        : ends.get();
  }

  /// Of moons, the fullest one and a thin crescent of the same tilt; of other images, the first two
  /// of different classes.
  private static Ends usualEnds(ComparedModel first) {
    Factors phases = moonFactors(first);
    if (phases != null) {
      int full = nearest(phases, FULL, Double.NaN);
      double tilt = phases.has("tilt") ? phases.value(full, "tilt") : Double.NaN;
      return new Ends(first.choose(full), first.choose(nearest(phases, CRESCENT, tilt)));
    }
    int other =
        IntStream.range(1, first.points().count())
            .filter(image -> first.points().label(image) != first.points().label(0))
            .findFirst()
            .orElse(1);
    return new Ends(first.choose(0), first.choose(other));
  }

  private static @Nullable Factors moonFactors(ComparedModel model) {
    LabelledImages images = model.images();
    return images != null && images.factors().has("phase") ? images.factors() : null;
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

  /// Goes from the full moon to the crescent, if there are moons.
  public void wane() {
    if (moons.get()) {
      change(usualEnds(models.get().getFirst()));
    }
  }

  /// Whether the path goes from the full moon to the crescent.
  boolean isWaning() {
    Ends now = ends.get();
    if (now == null || !moons.get() || models.get().isEmpty()) {
      return false;
    }
    Ends waning = usualEnds(models.get().getFirst());
    return now.from().index() == waning.from().index() && now.to().index() == waning.to().index();
  }

  /// Begins the path at an image that the models know; others are ignored.
  public void begin(ComparedImage image) {
    Ends now = ends.get();
    if (now != null && known(image)) {
      change(new Ends(image, now.to()));
    }
  }

  /// Ends the path at an image that the models know; others are ignored.
  public void end(ComparedImage image) {
    Ends now = ends.get();
    if (now != null && known(image)) {
      change(new Ends(now.from(), image));
    }
  }

  /// Swaps the ends.
  public void swap() {
    Ends now = ends.get();
    if (now != null) {
      change(new Ends(now.to(), now.from()));
    }
  }

  /// Whether the path can begin or end at an image.
  public boolean known(@Nullable ComparedImage image) {
    return image != null && !models.get().isEmpty() && models.get().getFirst().knows(image);
  }

  private void change(Ends wanted) {
    Ends before = ends.get();
    if (before != null && !before.equals(wanted)) {
      take(wanted);
      history.changed(() -> texts.get("compare.did.ends"), before, wanted, this::take);
    }
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

  private void arrive(ComparedPaths newest) {
    if (newest.rows().size() == models.get().size()) {
      problem.set(null);
      paths.set(newest);
    }
  }

  private void fail(String reason) {
    paths.set(ComparedPaths.NONE);
    problem.set(reason);
  }
}
