package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPoint;
import lunula.geometry.Procrustes;
import lunula.library.LibraryEntry;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Latest;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// Maps of several models of the same images in a row, of which one turns into the next: between
/// two of them, each point is interpolated linearly. Pictures are always decoded by a trained
/// model. JavaFX thread only; needs no window.
public final class MorphViewModel {
  private static final double AT = 1e-3;

  private final ComparedModelLoader.Group group;
  private final Consumer<ComparedImage> pick;
  private final ToIntFunction<ComparedModel> begin;
  private final ExplorerState exploration;
  private final MapViewModel map;
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final BooleanProperty aligned = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<@Nullable LatentPoint> priorCentre =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<ComparedModel>> stops =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Pictures> pictures =
      new ReadOnlyObjectWrapper<>(Pictures.NONE);
  private final Latest<Question, Pictures> decoding;
  private final Latest<Row, AlignedRow> aligning;
  private List<MapData.Places> places = List.of();
  private List<LatentPoint> priors = List.of();
  private @Nullable ComparedImage chosen;
  private boolean settling;
  private boolean scaledAlike;
  private int row;
  private boolean fresh;

  /// Each model's reconstruction of an image.
  ///
  /// @param chosen the image; null if there is none yet
  /// @param decoded one picture a model, in order; null where the model cannot take the image
  public record Pictures(@Nullable ComparedImage chosen, List<@Nullable Sample> decoded) {
    static final Pictures NONE = new Pictures(null, List.of());
  }

  private record Question(List<ComparedModel> stops, ComparedImage chosen) {}

  /// Maps to be laid over each other.
  ///
  /// @param number tells it from former ones
  private record Row(int number, List<ComparedModel> stops, boolean aligned) {}

  /// @param priors where each map's origin is then; empty where the maps are slices
  private record AlignedRow(Row row, List<MapData.Places> places, List<LatentPoint> priors) {}

  /// @param pick is given the image that the person points at
  /// @param begin finds the image of a model to begin with, where none is chosen yet
  MorphViewModel(
      ComparedModelLoader loader,
      Consumer<ComparedImage> pick,
      ToIntFunction<ComparedModel> begin) {
    group = new ComparedModelLoader.Group(loader, this::begin, this::giveUp);
    this.pick = pick;
    this.begin = begin;
    exploration = new ExplorerState(loader.engine(), loader.foreground());
    map = new MapViewModel(exploration);
    map.jump();
    decoding =
        exploration.inBackground(
            MorphViewModel::decode, this::arrive, ExplorerState.unlessClosed(problem::set));
    aligning =
        exploration.inBackground(
            MorphViewModel::align, this::place, ExplorerState.unlessClosed(problem::set));
    position.subscribe((before, now) -> lay());
    aligned.subscribe((before, now) -> align());
    exploration.cursorProperty().subscribe((before, now) -> moved());
  }

  /// Position among the models: 0 is the first, 1 the second, and so on.
  public DoubleProperty positionProperty() {
    return position;
  }

  /// Whether each map is turned or mirrored about its middle to fit the one before.
  public BooleanProperty alignedProperty() {
    return aligned;
  }

  /// Gives the map one scale for all models, or the one that fits each best.
  void scaleAlike(boolean alike) {
    scaledAlike = alike;
    scale();
  }

  /// Where the prior's mean is on the map at the position; null where the map is a slice of more
  /// than two dimensions, or while there is none.
  ReadOnlyObjectProperty<@Nullable LatentPoint> priorCentreProperty() {
    return priorCentre.getReadOnlyProperty();
  }

  /// The map at the position.
  public MapViewModel map() {
    return map;
  }

  /// The models in a row; empty until all of them are open.
  ReadOnlyObjectProperty<List<ComparedModel>> stopsProperty() {
    return stops.getReadOnlyProperty();
  }

  /// Each model's reconstruction of the chosen image.
  public ReadOnlyObjectProperty<Pictures> picturesProperty() {
    return pictures.getReadOnlyProperty();
  }

  /// Why there is nothing to see, in a sentence; null if there is no reason.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The last position there is.
  public int last() {
    return Math.max(0, stops.get().size() - 1);
  }

  /// The model that is nearest to the position.
  public int nearest() {
    return Math.clamp(Math.round(position.get()), 0, last());
  }

  /// Whether the position is a trained model's own.
  public boolean isAtAModel() {
    return Math.abs(position.get() - Math.rint(position.get())) < AT;
  }

  /// Opens models and frees the former ones.
  ///
  /// @param models at least two
  void show(List<LibraryEntry> models) {
    rest();
    group.open(models);
  }

  private void giveUp(String reason) {
    rest();
    problem.set(reason);
  }

  private void begin(List<ComparedModel> all) {
    ComparedModel first = all.getFirst();
    exploration.samplesProperty().set(first.samples());
    row++;
    fresh = true;
    stops.set(all);
    position.set(Math.clamp(position.get(), 0, last()));
    align();
  }

  /// Begins with the image that was chosen before, if the models take it.
  private void chooseFirst() {
    ComparedModel first = stops.get().getFirst();
    ComparedImage now = chosen;
    boolean own = now != null && now.index() == ComparedImage.OWN && first.takes(now);
    if (now != null && (own || first.knows(now))) {
      ask(now);
    } else if (first.points().count() > 0) {
      pick.accept(first.choose(begin.applyAsInt(first)));
    }
  }

  /// Frees the models.
  void rest() {
    group.free();
    row++;
    fresh = false;
    places = List.of();
    priors = List.of();
    priorCentre.set(null);
    decoding.forget();
    aligning.forget();
    stops.set(List.of());
    pictures.set(Pictures.NONE);
    problem.set(null);
    exploration.mapProperty().set(null);
    exploration.samplesProperty().set(null);
  }

  private void align() {
    if (!stops.get().isEmpty()) {
      aligning.request(new Row(row, stops.get(), aligned.get()));
    }
  }

  /// In the background: it looks at every point of every map.
  private static AlignedRow align(Row wanted) {
    List<MapData.Places> raw = wanted.stops().stream().map(stop -> stop.points().places()).toList();
    List<MapData.Places> places = wanted.aligned() ? aligned(raw) : raw;
    boolean flat =
        wanted.stops().stream().allMatch(stop -> stop.points().encodings().dimensions() == 2);
    return new AlignedRow(wanted, places, flat ? centres(raw, places) : List.of());
  }

  private void place(AlignedRow done) {
    if (done.row().number() != row) {
      return;
    }
    places = done.places();
    priors = done.priors();
    scale();
    lay();
    if (fresh) {
      fresh = false;
      chooseFirst();
    }
  }

  private void scale() {
    map.setExtent(
        scaledAlike
            ? places.stream().map(MapData.Places::bounds).reduce(LatentBounds::with).orElse(null)
            : null);
  }

  /// Where each map's origin is after its turn.
  static List<LatentPoint> centres(List<MapData.Places> raw, List<MapData.Places> turned) {
    List<LatentPoint> centres = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      MapData.Places from = raw.get(i);
      MapData.Places to = turned.get(i);
      Procrustes turn = Procrustes.fit(from.xs(), from.ys(), to.xs(), to.ys());
      float[] origin = new float[1];
      centres.add(new LatentPoint(turn.xs(origin, origin)[0], turn.ys(origin, origin)[0]));
    }
    return List.copyOf(centres);
  }

  private @Nullable LatentPoint priorAt(double at) {
    if (priors.isEmpty()) {
      return null;
    }
    int before = (int) Math.floor(Math.clamp(at, 0, priors.size() - 1.0));
    LatentPoint from = priors.get(before);
    LatentPoint to = priors.get(Math.min(before + 1, priors.size() - 1));
    double share = at - before;
    return new LatentPoint(
        from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
  }

  /// Places every point for this position.
  private void lay() {
    List<ComparedModel> all = stops.get();
    if (places.isEmpty()) {
      return;
    }
    MapData first = all.getFirst().points();
    MapData.Places blended = blend(places, position.get());
    priorCentre.set(priorAt(position.get()));
    exploration
        .mapProperty()
        .set(
            new MapData(
                first.encodings(),
                first.labels(),
                first.keptClassNames(),
                LatentFrame.flat(2),
                blended,
                first.count(),
                first.rest()));
    mark(blended);
  }

  /// Puts the cursor on the chosen image.
  private void mark(MapData.Places blended) {
    ComparedImage now = chosen;
    if (now == null || !stops.get().getFirst().knows(now)) {
      return;
    }
    settling = true;
    float x = blended.xs()[now.index()];
    float y = blended.ys()[now.index()];
    if (Float.isFinite(x) && Float.isFinite(y)) {
      exploration.cursorProperty().set(new LatentPoint(x, y));
    }
    settling = false;
  }

  private void moved() {
    MapData shown = exploration.mapProperty().get();
    if (!settling && shown != null) {
      choose(NearestByScan.to(shown.places(), exploration.cursorProperty().get()));
    }
  }

  private void choose(int image) {
    if (image >= 0) {
      pick.accept(stops.get().getFirst().choose(image));
    }
  }

  /// Goes from the chosen image to the next one in a direction.
  void walk(int right, int up) {
    MapData shown = exploration.mapProperty().get();
    if (shown != null) {
      LatentPoint cursor = exploration.cursorProperty().get();
      choose(NearestByScan.towards(shown.places(), cursor, right, up));
    }
  }

  void ask(ComparedImage image) {
    chosen = image;
    MapData shown = exploration.mapProperty().get();
    if (shown != null) {
      mark(shown.places());
      decoding.request(new Question(stops.get(), image));
    }
  }

  private static Pictures decode(Question question) {
    List<@Nullable Sample> decoded = new ArrayList<>();
    for (ComparedModel stop : question.stops()) {
      boolean takes = stop.takes(question.chosen());
      decoded.add(takes ? stop.reconstruct(question.chosen()) : null);
    }
    return new Pictures(question.chosen(), decoded);
  }

  private void arrive(Pictures newest) {
    if (newest.decoded().size() == stops.get().size()) {
      pictures.set(newest);
    }
  }

  /// Each map turned, and mirrored if need be, about its own middle so that its points lie as near
  /// as possible to where the map before has them (Procrustes, Schönemann 1966).
  static List<MapData.Places> aligned(List<MapData.Places> raw) {
    List<MapData.Places> aligned = new ArrayList<>();
    for (MapData.Places map : raw) {
      aligned.add(aligned.isEmpty() ? map : turned(map, aligned.getLast()));
    }
    return List.copyOf(aligned);
  }

  private static MapData.Places turned(MapData.Places map, MapData.Places before) {
    Procrustes turn = Procrustes.fit(map.xs(), map.ys(), before.xs(), before.ys());
    return new MapData.Places(turn.xs(map.xs(), map.ys()), turn.ys(map.xs(), map.ys()));
  }

  /// The places at a position, interpolated linearly between the maps before and after it.
  private static MapData.Places blend(List<MapData.Places> maps, double position) {
    double inside = Math.clamp(position, 0, maps.size() - 1.0);
    int before = (int) Math.floor(inside);
    float share = (float) (inside - before);
    MapData.Places from = maps.get(before);
    if (share == 0) {
      return from;
    }
    MapData.Places to = maps.get(before + 1);
    return new MapData.Places(blend(from.xs(), to.xs(), share), blend(from.ys(), to.ys(), share));
  }

  private static float[] blend(float[] from, float[] to, float share) {
    float[] blended = new float[from.length];
    for (int i = 0; i < blended.length; i++) {
      blended[i] = from[i] + (to[i] - from[i]) * share;
    }
    return blended;
  }
}
