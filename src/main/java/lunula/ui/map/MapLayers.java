package lunula.ui.map;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Subscription;
import lunula.files.UserMessages;
import lunula.geometry.ClassRegions;
import lunula.geometry.LatentBounds;
import lunula.geometry.Lattice;
import lunula.geometry.Thinning;
import lunula.geometry.Viewport;
import lunula.model.Decoder;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Which layers lie on the map, how strong they are, and what is on them: worked out in the
/// background from the shown points and the decoder, newest wins, and only while it is shown.
///
/// JavaFX thread only.
public final class MapLayers {
  /// Pixels from the middle of one thumbnail to that of another at least, to the side or upwards.
  static final double THUMBNAILS_APART = 46;

  private final ExplorerState exploration;
  private final ClassFilter filter;
  private final Map<MapLayer, BooleanProperty> shown = new EnumMap<>(MapLayer.class);
  private final Map<MapLayer, DoubleProperty> opacity = new EnumMap<>(MapLayer.class);
  private final BooleanProperty byClass = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable Ground> ground = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Thinning> thinning = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable SpeedScale> scale = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final Latest<Ground.Question, Ground> surveying;
  private final Latest<Ground.Question, Thinned> thinningOut;
  private final ViewedWork<Ground, Tint> regions;
  private final ViewedWork<DecoderSpeed, DecoderSpeed.Heat> speed;
  private Subscription following = Subscription.EMPTY;
  private Ground.@Nullable Question surveyed;
  private Ground.@Nullable Question thinned;
  private @Nullable Followed followed;

  private record Thinned(Ground.Question question, Thinning thinning) {}

  private record Followed(Decoder decoder, long weights, MapData map) {
    @SuppressWarnings("ReferenceEquality") // the very same, not alike
    boolean isStill(Decoder live, long revision, MapData shown) {
      return decoder == live && weights == revision && map == shown;
    }
  }

  MapLayers(
      ExplorerState exploration,
      ReadOnlyObjectProperty<Viewport> viewport,
      ReadOnlyBooleanProperty moving,
      ClassFilter filter,
      BooleanProperty gridShown,
      DoubleProperty gridOpacity) {
    this.exploration = exploration;
    this.filter = filter;
    for (MapLayer layer : MapLayer.values()) {
      boolean grid = layer == MapLayer.GRID;
      shown.put(layer, grid ? gridShown : new SimpleBooleanProperty());
      opacity.put(layer, grid ? gridOpacity : new SimpleDoubleProperty(usual(layer)));
    }
    surveying = exploration.inBackground(Ground::of, this::arrive, this::fail);
    thinningOut = exploration.inBackground(MapLayers::thin, this::arrive, this::fail);
    regions =
        new ViewedWork<>(exploration, viewport, moving, 24, 8, MapLayers::regions, this::fail);
    speed = new ViewedWork<>(exploration, viewport, moving, 36, 14, DecoderSpeed::over, this::fail);
    listen();
  }

  private static double usual(MapLayer layer) {
    return switch (layer) {
      case DENSITY -> 0.55;
      case REGIONS -> 0.35;
      case MAGNIFICATION -> 0.7;
      case GRID -> 0.32;
      case CONTOURS -> 0.7;
      case THUMBNAILS -> 1;
    };
  }

  private void listen() {
    follow(exploration.mapProperty().subscribe(this::ask));
    follow(filter.revisionProperty().subscribe(this::ask));
    follow(byClass.subscribe(this::ask));
    follow(exploration.slice().decoderProperty().subscribe(this::ask));
    follow(exploration.weightsRevisionProperty().subscribe(this::ask));
    shown.values().forEach(property -> follow(property.subscribe(this::ask)));
    opacity.values().forEach(property -> follow(property.subscribe(this::changed)));
    follow(regions.resultProperty().subscribe(this::changed));
    follow(speed.resultProperty().subscribe(this::measured));
  }

  private void follow(Subscription subscription) {
    following = following.and(subscription);
  }

  /// The state all panels share.
  public ExplorerState exploration() {
    return exploration;
  }

  /// Whether a layer is shown.
  public BooleanProperty shownProperty(MapLayer layer) {
    return of(shown, layer);
  }

  /// How strong a layer is: 0 invisible to 1 full.
  public DoubleProperty opacityProperty(MapLayer layer) {
    return of(opacity, layer);
  }

  private static <T> T of(Map<MapLayer, T> all, MapLayer layer) {
    return Objects.requireNonNull(all.get(layer));
  }

  /// Whether the density is shown class by class, in their colours, instead of all in one.
  public BooleanProperty densityByClassProperty() {
    return byClass;
  }

  /// What the colours of the decoder's magnification mean; null before it is measured.
  public ReadOnlyObjectProperty<@Nullable SpeedScale> speedScaleProperty() {
    return scale.getReadOnlyProperty();
  }

  /// Grows whenever a layer looks different.
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  boolean isShown(MapLayer layer) {
    return shownProperty(layer).get();
  }

  double opacity(MapLayer layer) {
    return opacityProperty(layer).get();
  }

  @Nullable Ground ground() {
    return ground.get();
  }

  @Nullable Tint regions() {
    return regions.resultProperty().get();
  }

  @Nullable Tint heat() {
    DecoderSpeed.Heat heat = speed.resultProperty().get();
    return heat == null ? null : heat.tint();
  }

  /// Which points are thumbnails; null while none are.
  @Nullable Thinning thinning() {
    return isShown(MapLayer.THUMBNAILS) ? thinning.get() : null;
  }

  /// Lets go of everything that outlives the map: it is not shown any more.
  public void close() {
    following.unsubscribe();
    regions.close();
    speed.close();
    surveying.forget();
    thinningOut.forget();
  }

  private void ask() {
    MapData map = exploration.mapProperty().get();
    if (map == null) {
      surveyed = null;
      thinned = null;
      ground.set(null);
      thinning.set(null);
    } else {
      var hidden = new BitSet();
      for (int label = 0; label < map.classNames().size(); label++) {
        hidden.set(label, filter.isHidden(label));
      }
      askForGround(new Ground.Question(map, hidden, byClass.get()));
      askForThumbnails(new Ground.Question(map, hidden, false));
    }
    askForRegions();
    askForSpeed(map);
    changed();
  }

  private void askForGround(Ground.Question question) {
    boolean wanted =
        isShown(MapLayer.DENSITY) || isShown(MapLayer.CONTOURS) || isShown(MapLayer.REGIONS);
    if (wanted && (surveyed == null || !question.isAlike(surveyed))) {
      surveyed = question;
      surveying.request(question);
    }
  }

  private void askForThumbnails(Ground.Question question) {
    if (isShown(MapLayer.THUMBNAILS) && (thinned == null || !question.isAlike(thinned))) {
      thinned = question;
      thinningOut.request(question);
    }
  }

  private void askForRegions() {
    regions.follow(isShown(MapLayer.REGIONS) ? ground.get() : null);
  }

  private void askForSpeed(@Nullable MapData map) {
    Decoder live = exploration.slice().decoderProperty().get();
    if (!isShown(MapLayer.MAGNIFICATION) || live == null || map == null) {
      followed = null;
      speed.follow(null);
      return;
    }
    long weights = exploration.weightsRevisionProperty().get();
    if (followed == null || !followed.isStill(live, weights, map)) {
      followed = new Followed(live, weights, map);
      LatentBounds area = map.places().bounds().atLeast(1);
      speed.follow(new DecoderSpeed(live, area, Math.min(2, map.encodings().dimensions())));
    }
  }

  private static Thinned thin(Ground.Question question) {
    MapData map = question.map();
    return new Thinned(
        question,
        Thinning.of(
            map.places().xs(),
            map.places().ys(),
            THUMBNAILS_APART,
            point -> !question.hidden().get(map.label(point))));
  }

  private static Tint regions(Ground ground, Lattice lattice) {
    double least = ground.density().levelHolding(0.99) / 16;
    return Tint.of(
        ClassRegions.of(
            lattice, ground.points(), ground.labels(), (x, y) -> ground.density().at(x, y) > least),
        ground.density());
  }

  @SuppressWarnings("ReferenceEquality") // this very question
  private void arrive(Ground newest) {
    if (newest.question() == surveyed) {
      ground.set(newest);
      askForRegions();
      changed();
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very question
  private void arrive(Thinned newest) {
    if (newest.question() == thinned) {
      thinning.set(newest.thinning());
      changed();
    }
  }

  private void measured() {
    DecoderSpeed.Heat heat = speed.resultProperty().get();
    scale.set(heat == null ? null : heat.scale());
    changed();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }

  private void fail(RuntimeException failure) {
    if (!(failure instanceof ModelClosedException)) {
      String reason = UserMessages.words(failure);
      exploration.noticeProperty().set(Texts.of(MapLayers.class).get("map.layer.failed", reason));
    }
  }
}
