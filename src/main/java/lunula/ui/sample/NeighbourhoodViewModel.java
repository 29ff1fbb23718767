package lunula.ui.sample;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import lunula.geometry.LatentDraws;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.Spread;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Pictures sampled around the cursor, near or far, or from the prior, whole or truncated. Works
/// only while it is active. JavaFX thread only; needs no window.
public final class NeighbourhoodViewModel {
  /// How many pictures are drawn.
  static final int DRAWS = 25;

  /// Widths around a place, in the map's unit: near as in the article, and far.
  static final double NEAR = 0.1;

  static final double FAR = 1;

  /// The least width.
  public static final double LEAST = 0.02;

  /// The greatest width.
  public static final double MOST = 2;

  /// Truncation at so many standard deviations counts as none: it cuts one number in 16,000.
  public static final double WHOLE = 4;

  private final Texts texts = Texts.of(NeighbourhoodViewModel.class);
  private final ExplorerState exploration;
  private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.PLACE);
  private final DoubleProperty sigma = new SimpleDoubleProperty(NEAR);
  private final ReadOnlyDoubleWrapper unit = new ReadOnlyDoubleWrapper(1);
  private final DoubleProperty limit = new SimpleDoubleProperty(WHOLE);
  private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(Sheet.EMPTY);
  private final Latest<Question, Sheet> decoding;
  private Subscription listening = Subscription.EMPTY;
  private boolean active;
  private long seed = 1;

  /// Where the pictures are drawn from.
  public enum Source {
    /// A normal around the cursor.
    PLACE,
    /// The standard normal prior.
    PRIOR
  }

  /// Pictures and where they come from.
  ///
  /// @param places on the map, row-major, shape (count, 2)
  /// @param pictures as many; empty until they are decoded
  record Sheet(float[] places, List<? extends Sample> pictures) {
    static final Sheet EMPTY = new Sheet(new float[0], List.of());
  }

  /// @param codes what to decode: places of the map, or whole codes drawn from the prior
  private record Question(Decoder decoder, float[] codes, float[] places) {}

  public NeighbourhoodViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    decoding =
        exploration.inBackground(
            question -> new Sheet(question.places(), question.decoder().decode(question.codes())),
            this::arrive,
            ExplorerState.unlessClosed(
                why -> exploration.noticeProperty().set(texts.get("neighbourhood.failed", why))));
    exploration.mapProperty().subscribe(this::measure);
    sigma.subscribe(value -> ask());
    unit.subscribe(value -> ask());
    limit.subscribe(value -> ask());
    source.subscribe(value -> ask());
  }

  ExplorerState exploration() {
    return exploration;
  }

  /// Where the pictures are drawn from.
  public ObjectProperty<Source> sourceProperty() {
    return source;
  }

  /// Standard deviation around the cursor, in the map's unit.
  public DoubleProperty sigmaProperty() {
    return sigma;
  }

  /// The map's unit in latent units: about how widely its points spread, which is 1 where a prior
  /// holds them together.
  ReadOnlyDoubleProperty unitProperty() {
    return unit.getReadOnlyProperty();
  }

  /// Standard deviation around the cursor, in latent units.
  double latentSigma() {
    return sigma.get() * unit.get();
  }

  /// Whether the model has a prior to draw from; a plain autoencoder has none.
  boolean hasPrior() {
    MapData map = exploration.mapProperty().get();
    return map == null || map.encodings().variational();
  }

  /// How far from 0 each number drawn from the prior may lie; [#WHOLE] and more is the whole prior.
  public DoubleProperty limitProperty() {
    return limit;
  }

  ReadOnlyObjectProperty<Sheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  /// The pictures that were sampled last; empty while none are.
  public List<? extends Sample> pictures() {
    return sheet.get().pictures();
  }

  /// Begins to follow the cursor and the model, or stops and shows nothing.
  public void setActive(boolean wanted) {
    if (active == wanted) {
      return;
    }
    active = wanted;
    listening.unsubscribe();
    if (active) {
      listening =
          Subscription.combine(
              exploration.cursorProperty().subscribe(place -> ask()),
              exploration.slice().decoderProperty().subscribe(decoder -> ask()),
              exploration.weightsRevisionProperty().subscribe(revision -> ask()));
    } else {
      listening = Subscription.EMPTY;
      decoding.forget();
      sheet.set(Sheet.EMPTY);
    }
  }

  private void measure(@Nullable MapData map) {
    if (map != null) {
      unit.set(Spread.round(map.places().xs(), map.places().ys()));
    }
  }

  /// Draws other samples.
  public void drawAgain() {
    seed++;
    ask();
  }

  private void ask() {
    Decoder onMap = exploration.slice().decoderProperty().get();
    if (!active) {
      return;
    }
    if (onMap == null) {
      sheet.set(Sheet.EMPTY);
      return;
    }
    Question question =
        switch (source.get()) {
          case PLACE -> aroundCursor(onMap);
          case PRIOR -> fromPrior(onMap);
        };
    sheet.set(new Sheet(question.places(), sheet.get().pictures()));
    decoding.request(question);
  }

  private Question aroundCursor(Decoder onMap) {
    LatentPoint cursor = exploration.cursorProperty().get();
    float[] places = LatentDraws.around(cursor, latentSigma(), DRAWS, seed);
    return new Question(onMap, places, places);
  }

  private Question fromPrior(Decoder onMap) {
    LatentPlane plane = exploration.slice().planeProperty().get();
    double within = limit.get() >= WHOLE ? Double.POSITIVE_INFINITY : limit.get();
    Decoder whole = exploration.decoderProperty().get();
    float[] codes =
        whole != null && whole.uniformPrior()
            ? LatentDraws.uniform(plane.dimensions(), within, DRAWS, seed)
            : LatentDraws.prior(plane.dimensions(), within, DRAWS, seed);
    float[] places = plane.projectAll(codes);
    if (plane.dimensions() <= 2 || whole == null) {
      return new Question(onMap, places, places);
    }
    int label = exploration.slice().labelProperty().get();
    return new Question(whole.ofNearestClass(label), codes, places);
  }

  private void arrive(Sheet decoded) {
    if (active) {
      sheet.set(decoded);
    }
  }
}
