package lunula.ui.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import lunula.data.SampleSet;
import lunula.geometry.Ellipse;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentDraws;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.Overlap;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapArea;
import org.jspecify.annotations.Nullable;

/// The posterior of one chosen image, what is drawn from it, and its overlap with another's.
///
/// JavaFX thread only; needs no window.
public final class PosteriorViewModel {
  /// How many pictures are drawn from the posterior.
  static final int DRAWS = 12;

  private static final int SIGMAS = 3;
  private static final double LEAST_WIDTH = 1e-3;

  private final Texts texts = Texts.of(PosteriorViewModel.class);
  private final ExplorerState exploration;
  private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper(ExplorerState.NONE);
  private final ReadOnlyIntegerWrapper second = new ReadOnlyIntegerWrapper(ExplorerState.NONE);
  private final BooleanProperty comparing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private final Latest<Question, Answer> decoding;
  private final Subscription listening;
  private long seed = 1;

  /// What the panel and the map show.
  ///
  /// @param first the chosen image's posterior; null if none is chosen
  /// @param second the other's; null if there is no other
  /// @param drawn places on the map of what was drawn, row-major, shape (count, 2)
  /// @param draws decoded pictures of them; empty until they are there
  /// @param atMean decoded at the first one's mean
  /// @param between decoded where both overlap most
  record Shown(
      @Nullable Posterior first,
      @Nullable Posterior second,
      float[] drawn,
      List<? extends Sample> draws,
      @Nullable Sample atMean,
      @Nullable Sample between) {
    static final Shown NOTHING = new Shown(null, null, new float[0], List.of(), null, null);

    /// Bhattacharyya coefficient of the two, 0 to 1.
    double overlap() {
      Posterior a = first;
      Posterior b = second;
      return a == null || b == null
          ? 0
          : Overlap.coefficient(a.mean(), a.logVariance(), b.mean(), b.logVariance());
    }
  }

  private record Question(
      Decoder decoder,
      Posterior first,
      @Nullable Posterior second,
      float[] codes,
      float[] places) {}

  private record Answer(Question question, Shown shown) {}

  /// @param exploration the shared state
  public PosteriorViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    decoding =
        exploration.inBackground(
            PosteriorViewModel::decode,
            this::arrive,
            ExplorerState.unlessClosed(
                why -> exploration.noticeProperty().set(texts.get("neighbourhood.failed", why))));
    listening =
        Subscription.combine(
            exploration.mapProperty().subscribe(this::mapChanged),
            exploration.decoderProperty().subscribe(decoder -> ask()),
            exploration.slice().planeProperty().subscribe(plane -> ask()),
            exploration.weightsRevisionProperty().subscribe(revision -> ask()));
  }

  /// The state all panels share.
  ExplorerState exploration() {
    return exploration;
  }

  /// Index of the chosen image's point, or [ExplorerState#NONE].
  public ReadOnlyIntegerProperty firstProperty() {
    return first.getReadOnlyProperty();
  }

  /// Index of the other image's point, or [ExplorerState#NONE].
  public ReadOnlyIntegerProperty secondProperty() {
    return second.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// The pictures that were drawn from the posterior last; empty while none are.
  public List<? extends Sample> pictures() {
    return shown.get().draws();
  }

  /// Whether the model gives each image a distribution; a plain autoencoder gives a point.
  public boolean isVariational() {
    MapData map = exploration.mapProperty().get();
    return map == null || map.encodings().variational();
  }

  /// Whether what is taken is compared with the chosen image instead of taking its place.
  public BooleanProperty comparingProperty() {
    return comparing;
  }

  /// Takes the image nearest to a place on the map: as the one to compare with, if that is wanted.
  ///
  /// @param compares whether it is wanted for once
  void take(LatentPoint place, boolean compares) {
    if (compares || comparing.get()) {
      compareNear(place);
    } else {
      chooseNear(place);
    }
  }

  /// Chooses the image nearest to a place on the map.
  public void chooseNear(LatentPoint place) {
    choose(nearest(place));
  }

  /// Chooses the nearest image as the one to compare with.
  public void compareNear(LatentPoint place) {
    if (first.get() == ExplorerState.NONE) {
      choose(nearest(place));
    } else {
      second.set(nearest(place));
      ask();
    }
  }

  private void choose(int index) {
    first.set(index);
    MapData map = exploration.mapProperty().get();
    if (map != null && index != ExplorerState.NONE) {
      CursorStep.make(exploration, "posterior", () -> exploration.slice().goTo(map.code(index)));
    }
    ask();
  }

  /// Shows the posteriors of images again; the cursor stays.
  ///
  /// @param image index of its point, or [ExplorerState#NONE]
  /// @param other likewise
  public void show(int image, int other) {
    first.set(image);
    second.set(other);
    ask();
  }

  /// Removes the other image.
  public void dropSecond() {
    comparing.set(false);
    second.set(ExplorerState.NONE);
    ask();
  }

  /// The part of the map in which the rings of both images fill about half the width; all around
  /// the origin if none is chosen.
  MapArea surroundings() {
    LatentPlane plane = exploration.slice().planeProperty().get();
    List<Ellipse> rings =
        Stream.of(
                Optional.ofNullable(shown.get().first()), Optional.ofNullable(shown.get().second()))
            .flatMap(Optional::stream)
            .map(posterior -> posterior.ellipse(plane).times(SIGMAS))
            .toList();
    LatentBounds bounds =
        LatentBounds.of(
            2 * rings.size(),
            at -> rings.get(at / 2).centre().x() + side(at) * rings.get(at / 2).major(),
            at -> rings.get(at / 2).centre().y() + side(at) * rings.get(at / 2).major());
    double width = Math.max(LEAST_WIDTH, 2 * (bounds.maxX() - bounds.minX()));
    double height = Math.max(LEAST_WIDTH, 2 * (bounds.maxY() - bounds.minY()));
    return new MapArea(bounds.centre(), width, height);
  }

  private static int side(int at) {
    return at % 2 == 0 ? -1 : 1;
  }

  /// Draws other samples.
  public void drawAgain() {
    seed++;
    ask();
  }

  private int nearest(LatentPoint place) {
    MapData map = exploration.mapProperty().get();
    return map == null ? ExplorerState.NONE : NearestByScan.to(map.places(), place);
  }

  private void mapChanged(@Nullable MapData before, @Nullable MapData now) {
    boolean samePoints =
        before != null && now != null && before.count() == now.count() && isSameModel(before, now);
    if (!samePoints) {
      first.set(ExplorerState.NONE);
      second.set(ExplorerState.NONE);
    }
    ask();
  }

  /// While a model trains, its images stay the same ones.
  private static boolean isSameModel(MapData before, MapData now) {
    return before.encodings().dimensions() == now.encodings().dimensions()
        && before.tests() == now.tests();
  }

  private void ask() {
    MapData map = exploration.mapProperty().get();
    int chosen = first.get();
    if (map == null || chosen == ExplorerState.NONE || !map.encodings().variational()) {
      decoding.forget();
      shown.set(Shown.NOTHING);
      return;
    }
    Posterior posterior = Posterior.of(map, chosen);
    Posterior other = second.get() == ExplorerState.NONE ? null : Posterior.of(map, second.get());
    float[] drawn = LatentDraws.normal(posterior.mean(), posterior.logVariance(), DRAWS, seed);
    float[] places = exploration.slice().planeProperty().get().projectAll(drawn);
    shown.set(new Shown(posterior, other, places, List.of(), null, null));
    Decoder model = exploration.decoderProperty().get();
    if (model != null && model.takes(posterior.mean().length)) {
      float[] codes = join(join(drawn, posterior.mean()), middle(posterior, other));
      // A conditional model is given the class of the image itself.
      Decoder decoder = model.ofNearestClass(posterior.label());
      decoding.request(new Question(decoder, posterior, other, codes, places));
    }
  }

  private static float[] middle(Posterior posterior, @Nullable Posterior other) {
    return other == null
        ? new float[0]
        : Overlap.middle(
            posterior.mean(), posterior.logVariance(), other.mean(), other.logVariance());
  }

  private static float[] join(float[] a, float[] b) {
    float[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private static Answer decode(Question question) {
    List<? extends Sample> pictures = question.decoder().decode(question.codes());
    return new Answer(
        question,
        new Shown(
            question.first(),
            question.second(),
            question.places(),
            pictures.subList(0, DRAWS),
            pictures.get(DRAWS),
            question.second() == null ? null : pictures.getLast()));
  }

  @SuppressWarnings("ReferenceEquality") // the answer to the newest question, not to one like it
  private void arrive(Answer answer) {
    if (answer.question().places() == shown.get().drawn()) {
      shown.set(answer.shown());
    }
  }

  /// What lies behind a point; null while it is not loaded.
  @Nullable Sample image(int index) {
    SampleSet samples = exploration.samplesProperty().get();
    return samples == null || index < 0 || index >= samples.count() ? null : samples.sample(index);
  }

  /// An image in a few words: its class and its number.
  String name(int index) {
    MapData map = exploration.mapProperty().get();
    if (map == null || index < 0 || index >= map.count()) {
      return "";
    }
    String kind =
        map.isLearned(index) ? "neighbourhood.image.training" : "neighbourhood.image.test";
    return texts.get(kind, map.classNames().get(map.label(index)), map.imageNumber(index));
  }

  /// Listens to nothing any more.
  public void close() {
    listening.unsubscribe();
    decoding.forget();
  }
}
