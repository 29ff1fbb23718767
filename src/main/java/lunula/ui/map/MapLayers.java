package lunula.ui.map;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import lunula.files.UserMessages;
import lunula.geometry.ClassRegions;
import lunula.geometry.KernelDensity;
import lunula.geometry.LatentBounds;
import lunula.geometry.Lattice;
import lunula.geometry.Magnification;
import lunula.geometry.Thinning;
import lunula.geometry.Viewport;
import lunula.measure.ClassRecognition;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Which layers the map shows, their opacities, and their contents: computed in the background from
/// the shown points and the decoder, newest request first, and only while they are shown.
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
  private final ReadOnlyObjectWrapper<@Nullable SpeedScale> scale = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final DecodedGridLayer grid;
  private final Latest<PointAnalysis.Request, PointAnalysis> analysing;
  private final Latest<PointAnalysis.Request, Thinned> thinningOut;
  private final VisibleAreaTask<PointAnalysis, ColourField> regions;
  private final VisibleAreaTask<DecoderSpeed, DecoderSpeed.Heat> speed;
  private final VisibleAreaTask<CriticField.Source, CriticField> critic;
  private final VisibleAreaTask<RecognisedClasses, ColourField> recognised;
  private final ReadOnlyObjectWrapper<@Nullable ClassRecognition> recognition =
      new ReadOnlyObjectWrapper<>();
  private final ObservableValue<Boolean> criticised;
  private final ObservableValue<Boolean> classed;
  private final BooleanBinding seesClasses;
  private final ObservableValue<Boolean> pointed;
  private final ObservableValue<Boolean> always = new SimpleBooleanProperty(true);
  private Subscription following = Subscription.EMPTY;
  private PointAnalysis.@Nullable Request analysisAsked;
  private PointAnalysis.@Nullable Request thinningAsked;
  private @Nullable PointAnalysis analysis;
  private @Nullable Thinning thinning;
  private @Nullable DecoderAtWork speedOf;
  private @Nullable DecoderAtWork criticOf;
  private @Nullable DecoderAtWork recognisedOf;

  /// What is recognised, without hidden classes.
  private @Nullable ColourField seenClasses;

  /// The grid's opacity to go back to while it stands in for the points of a map without any.
  private @Nullable Double opacityBefore;

  private record Thinned(PointAnalysis.Request request, Thinning thinning) {}

  /// What the decoder's speed, the critic's score or the recognised classes were last computed
  /// from.
  private record DecoderAtWork(Decoder decoder, long weights, MapData map) {
    @SuppressWarnings("ReferenceEquality") // the very same, not alike
    boolean isStill(Decoder live, long revision, MapData shown) {
      return decoder == live && weights == revision && map == shown;
    }
  }

  MapLayers(
      ExplorerState exploration,
      ReadOnlyObjectProperty<Viewport> viewport,
      ReadOnlyBooleanProperty moving,
      ClassFilter filter) {
    this.exploration = exploration;
    this.filter = filter;
    pointed = exploration.mapProperty().map(map -> map.count() > 0).orElse(true);
    criticised =
        exploration.decoderProperty().map(live -> live.gradients().isPresent()).orElse(false);
    for (MapLayer layer : MapLayer.values()) {
      shown.put(layer, new SimpleBooleanProperty());
      opacity.put(layer, new SimpleDoubleProperty(layer.usualOpacity()));
    }
    classed =
        Bindings.createBooleanBinding(
            () -> pointed.getValue() || recognition.get() != null,
            exploration.mapProperty(),
            recognition);
    seesClasses =
        Bindings.createBooleanBinding(
            () -> isShown(MapLayer.REGIONS) && !pointed.getValue() && recognition.get() != null,
            shownProperty(MapLayer.REGIONS),
            exploration.mapProperty(),
            recognition);
    grid =
        new DecodedGridLayer(
            exploration,
            viewport,
            moving,
            shownProperty(MapLayer.GRID),
            failure -> fail("map.grid.failed", failure));
    analysing = exploration.inBackground(PointAnalysis::of, this::arrive, this::fail);
    thinningOut = exploration.inBackground(MapLayers::thin, this::arrive, this::fail);
    regions =
        new VisibleAreaTask<>(exploration, viewport, moving, 24, 8, MapLayers::regions, this::fail);
    recognised =
        new VisibleAreaTask<>(
            exploration, viewport, moving, 36, 14, RecognisedClasses::over, this::fail);
    speed =
        new VisibleAreaTask<>(
            exploration, viewport, moving, 36, 14, DecoderSpeed::over, this::fail);
    critic =
        new VisibleAreaTask<>(
            exploration, viewport, moving, 36, 14, CriticField.Source::over, this::fail);
    listen();
  }

  private void listen() {
    follow(
        exploration
            .imagesProperty()
            .subscribe(
                images ->
                    recognition.set(
                        images == null ? null : ClassRecognition.of(images).orElse(null))));
    follow(recognition.subscribe(this::ask));
    follow(exploration.mapProperty().subscribe(this::standIn));
    follow(exploration.mapProperty().subscribe(this::ask));
    follow(filter.revisionProperty().subscribe(this::ask));
    follow(byClass.subscribe(this::ask));
    follow(exploration.slice().decoderProperty().subscribe(this::ask));
    follow(exploration.weightsRevisionProperty().subscribe(this::ask));
    shown.values().forEach(property -> follow(property.subscribe(this::ask)));
    opacity.values().forEach(property -> follow(property.subscribe(this::changed)));
    follow(grid.gridProperty().subscribe(this::changed));
    follow(regions.resultProperty().subscribe(this::changed));
    follow(recognised.resultProperty().subscribe(this::seeClasses));
    follow(filter.revisionProperty().subscribe(this::seeClasses));
    follow(speed.resultProperty().subscribe(this::measured));
    follow(critic.resultProperty().subscribe(this::changed));
  }

  private void seeClasses() {
    ColourField all = recognised.resultProperty().get();
    seenClasses = all == null ? null : all.without(filter.hidden());
    changed();
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
    return Objects.requireNonNull(shown.get(layer));
  }

  /// Opacity of a layer: 0 invisible to 1 full.
  public DoubleProperty opacityProperty(MapLayer layer) {
    return Objects.requireNonNull(opacity.get(layer));
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

  ReadOnlyObjectProperty<@Nullable DecodedGrid> gridProperty() {
    return grid.gridProperty();
  }

  @Nullable PointAnalysis analysis() {
    return analysis;
  }

  @Nullable ColourField regions() {
    ColourField byNeighbours = regions.resultProperty().get();
    return byNeighbours == null ? seenClasses : byNeighbours;
  }

  @Nullable ColourField heat() {
    DecoderSpeed.Heat heat = speed.resultProperty().get();
    return heat == null ? null : heat.field();
  }

  @Nullable CriticField critic() {
    return critic.resultProperty().get();
  }

  /// Whether the map shows classes although it has no points: those that the classifier sees.
  BooleanBinding seesClasses() {
    return seesClasses;
  }

  /// Whether the classes of the regions are those that the bundled classifier sees in what is
  /// decoded: on a map without points.
  public ObservableValue<Boolean> recognisesClasses() {
    return pointed.map(there -> !there);
  }

  /// Whether there is what a layer shows: a critic for its score, real images for those that show
  /// them; for class regions either those or a classifier.
  public ObservableValue<Boolean> possible(MapLayer layer) {
    return switch (layer) {
      case CRITIC -> criticised;
      case REGIONS -> classed;
      case THUMBNAILS -> pointed;
      case DENSITY, MAGNIFICATION, GRID, CONTOURS -> always;
    };
  }

  /// Which points are thumbnails; null while none are.
  @Nullable Thinning thinning() {
    return isShown(MapLayer.THUMBNAILS) ? thinning : null;
  }

  /// Lets go of everything that outlives the map: it is not shown any more.
  public void close() {
    following.unsubscribe();
    shownProperty(MapLayer.GRID).set(false);
    regions.close();
    recognised.close();
    speed.close();
    critic.close();
    analysing.forget();
    thinningOut.forget();
  }

  /// A map without points shows the decoded grid, until it has points.
  private void standIn(@Nullable MapData map) {
    if (map == null) {
      return;
    }
    Double before = opacityBefore;
    boolean nothing = shown.values().stream().noneMatch(BooleanProperty::get);
    if (map.count() == 0 && before == null && nothing) {
      opacityBefore = opacityProperty(MapLayer.GRID).get();
      exploration.history().quietly(() -> showGrid(true, 1));
    } else if (map.count() > 0 && before != null) {
      opacityBefore = null;
      exploration.history().quietly(() -> showGrid(false, before));
    }
  }

  private void showGrid(boolean now, double strength) {
    opacityProperty(MapLayer.GRID).set(strength);
    shownProperty(MapLayer.GRID).set(now);
  }

  private void ask() {
    MapData map = exploration.mapProperty().get();
    if (map == null) {
      analysisAsked = null;
      thinningAsked = null;
      analysis = null;
      thinning = null;
    } else {
      askForAnalysis(new PointAnalysis.Request(map, filter.hidden(), byClass.get()));
      askForThumbnails(new PointAnalysis.Request(map, filter.hidden(), false));
    }
    askForRegions();
    askForRecognised(map);
    askForSpeed(map);
    askForCritic(map);
    changed();
  }

  private void askForAnalysis(PointAnalysis.Request request) {
    boolean wanted =
        isShown(MapLayer.DENSITY) || isShown(MapLayer.CONTOURS) || isShown(MapLayer.REGIONS);
    if (wanted && (analysisAsked == null || !request.isAlike(analysisAsked))) {
      analysisAsked = request;
      analysing.request(request);
    }
  }

  private void askForThumbnails(PointAnalysis.Request request) {
    if (isShown(MapLayer.THUMBNAILS)
        && (thinningAsked == null || !request.isAlike(thinningAsked))) {
      thinningAsked = request;
      thinningOut.request(request);
    }
  }

  private void askForRegions() {
    regions.follow(isShown(MapLayer.REGIONS) && pointed.getValue() ? analysis : null);
  }

  private void askForRecognised(@Nullable MapData map) {
    Decoder live = exploration.slice().decoderProperty().get();
    ClassRecognition known = recognition.get();
    if (!isShown(MapLayer.REGIONS)
        || live == null
        || known == null
        || map == null
        || map.count() > 0) {
      recognisedOf = null;
      recognised.follow(null);
      return;
    }
    long weights = exploration.weightsRevisionProperty().get();
    if (recognisedOf == null || !recognisedOf.isStill(live, weights, map)) {
      recognisedOf = new DecoderAtWork(live, weights, map);
      recognised.follow(new RecognisedClasses(live, known));
    }
  }

  private void askForSpeed(@Nullable MapData map) {
    Decoder live = exploration.slice().decoderProperty().get();
    if (!isShown(MapLayer.MAGNIFICATION) || live == null || map == null) {
      speedOf = null;
      speed.follow(null);
      return;
    }
    long weights = exploration.weightsRevisionProperty().get();
    if (speedOf == null || !speedOf.isStill(live, weights, map)) {
      speedOf = new DecoderAtWork(live, weights, map);
      LatentBounds area = map.places().bounds().atLeast(1);
      speed.follow(new DecoderSpeed(live, area, Math.min(2, map.encodings().dimensions())));
    }
  }

  private void askForCritic(@Nullable MapData map) {
    Decoder live = exploration.slice().decoderProperty().get();
    if (!isShown(MapLayer.CRITIC) || live == null || map == null || live.gradients().isEmpty()) {
      criticOf = null;
      critic.follow(null);
      return;
    }
    long weights = exploration.weightsRevisionProperty().get();
    if (criticOf == null || !criticOf.isStill(live, weights, map)) {
      criticOf = new DecoderAtWork(live, weights, map);
      critic.follow(new CriticField.Source(live, map.places().bounds()));
    }
  }

  private static Thinned thin(PointAnalysis.Request request) {
    MapData map = request.map();
    return new Thinned(
        request,
        Thinning.of(
            map.places().xs(),
            map.places().ys(),
            THUMBNAILS_APART,
            point -> !request.hidden().get(map.label(point))));
  }

  private static ColourField regions(PointAnalysis analysis, Lattice lattice) {
    KernelDensity density = analysis.density();
    double least = density.levelHolding(0.99) / 16;
    return ColourField.of(
        ClassRegions.of(
            lattice, analysis.points(), analysis.labels(), (x, y) -> density.at(x, y) > least),
        density);
  }

  @SuppressWarnings("ReferenceEquality") // this very request
  private void arrive(PointAnalysis newest) {
    if (newest.request() == analysisAsked) {
      analysis = newest;
      askForRegions();
      changed();
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very request
  private void arrive(Thinned newest) {
    if (newest.request() == thinningAsked) {
      thinning = newest.thinning();
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
    fail("map.layer.failed", failure);
  }

  private void fail(String key, RuntimeException failure) {
    if (!(failure instanceof ModelClosedException)) {
      String reason = UserMessages.words(failure);
      exploration.noticeProperty().set(Texts.of(MapLayers.class).get(key, reason));
    }
  }

  /// Keeps the decoded pictures behind the points up to date with what is visible and with the
  /// newest weights: one batch a time, the newest request wins. While the view moves, the pictures
  /// are only scaled with it, as long as they fill it. JavaFX thread only.
  private static final class DecodedGridLayer {
    private final ExplorerState exploration;
    private final ReadOnlyObjectProperty<Viewport> viewport;
    private final ReadOnlyBooleanProperty moving;
    private final ReadOnlyBooleanProperty shown;
    private final ReadOnlyObjectWrapper<@Nullable DecodedGrid> grid = new ReadOnlyObjectWrapper<>();
    private final Latest<Request, DecodedGrid> decoding;
    private @Nullable Request asked;

    private record Request(Decoder decoder, long revision, DecodedGrid.TileLattice lattice) {}

    DecodedGridLayer(
        ExplorerState exploration,
        ReadOnlyObjectProperty<Viewport> viewport,
        ReadOnlyBooleanProperty moving,
        ReadOnlyBooleanProperty shown,
        Consumer<RuntimeException> fail) {
      this.exploration = exploration;
      this.viewport = viewport;
      this.moving = moving;
      this.shown = shown;
      decoding =
          exploration.inBackground(
              DecodedGridLayer::decode,
              grid::set,
              failure -> {
                asked = null;
                fail.accept(failure);
              });
      shown.subscribe(this::ask);
      viewport.subscribe(this::ask);
      moving.subscribe(this::ask);
      exploration.slice().decoderProperty().subscribe(this::ask);
      exploration.weightsRevisionProperty().subscribe(this::ask);
    }

    /// The newest pictures; null before the first. They may trail what is visible by a moment.
    ReadOnlyObjectProperty<@Nullable DecodedGrid> gridProperty() {
      return grid.getReadOnlyProperty();
    }

    private void ask() {
      Decoder decoder = exploration.slice().decoderProperty().get();
      if (shown.get() && decoder != null && viewport.get().width() > 1) {
        var request = new Request(decoder, exploration.weightsRevisionProperty().get(), lattice());
        if (!request.equals(asked)) {
          asked = request;
          decoding.request(request);
        }
      }
    }

    private DecodedGrid.TileLattice lattice() {
      Viewport now = viewport.get();
      DecodedGrid.TileLattice last = asked == null ? null : asked.lattice();
      boolean suits = last != null && (moving.get() ? last.covers(now) : last.suits(now));
      return last != null && suits ? last : DecodedGrid.TileLattice.covering(now);
    }

    private static DecodedGrid decode(Request request) {
      DecodedGrid.TileLattice lattice = request.lattice();
      return DecodedGrid.joined(lattice, request.decoder().decode(lattice.places()));
    }
  }

  /// How fast a decoder's pictures change over a part of the map, and the scale of its colours. One
  /// thread at a time.
  private static final class DecoderSpeed {
    private static final int SURVEY = 36;
    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 0.98;
    private static final double LEAST_RATIO = 2;

    private final Decoder decoder;
    private final LatentBounds area;
    private final int directions;
    private @Nullable SpeedScale scale;

    /// The speeds over a lattice.
    ///
    /// @param field colour numbers are levels of the scale
    record Heat(ColourField field, SpeedScale scale) {}

    /// @param area where the points lie: the scale is that of this area and stays while one zooms
    /// @param directions 2, or 1 for a latent space of one dimension
    DecoderSpeed(Decoder decoder, LatentBounds area, int directions) {
      this.decoder = decoder;
      this.area = area;
      this.directions = directions;
    }

    /// Measures over a lattice; decodes each of its places once, a row at a time.
    Heat over(Lattice lattice) {
      SpeedScale known = scale();
      float[] speeds = measured(lattice);
      byte[] levels = new byte[speeds.length];
      for (int place = 0; place < levels.length; place++) {
        levels[place] = (byte) Math.round(255 * known.level(speeds[place]));
      }
      byte[] alphas = new byte[levels.length];
      Arrays.fill(alphas, (byte) 255);
      return new Heat(new ColourField(lattice, levels, alphas), known);
    }

    private SpeedScale scale() {
      SpeedScale known = scale;
      if (known == null) {
        float[] speeds = measured(Lattice.over(area.atLeast(1e-3), SURVEY, SURVEY));
        Arrays.sort(speeds);
        double median = Math.max(Float.MIN_NORMAL, at(speeds, 0.5));
        double low = Math.min(at(speeds, LOWEST) / median, 1 / LEAST_RATIO);
        double high = Math.max(at(speeds, HIGHEST) / median, LEAST_RATIO);
        known = new SpeedScale(median, Math.max(low, 1e-3), high);
        scale = known;
      }
      return known;
    }

    private static double at(float[] sorted, double share) {
      return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private float[] measured(Lattice lattice) {
      return Magnification.of(lattice, row -> decoded(lattice, row), directions);
    }

    private float[][] decoded(Lattice lattice, int row) {
      float[] places = new float[2 * lattice.columns()];
      for (int column = 0; column < lattice.columns(); column++) {
        places[2 * column] = (float) lattice.x(column);
        places[2 * column + 1] = (float) lattice.y(row);
      }
      return Sample.images(decoder.decode(places)).stream()
          .map(GrayImage::pixels)
          .toArray(float[][]::new);
    }
  }
}
