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
import lunula.files.UserMessages;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Latest;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// Maps of several models of the same images in a row, each point travelling from one to the next:
/// between two of them its place is a blend of both, linear in the position. What is decoded is
/// always of a model that was really trained. JavaFX thread only; needs no window.
public final class MorphViewModel {
  private static final double AT = 1e-3;

  private final Together together;
  private final Consumer<Chosen> pick;
  private final ToIntFunction<Opened> begin;
  private final ExplorerState exploration;
  private final MapViewModel map;
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final BooleanProperty aligned = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<List<Opened>> stops = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Pictures> pictures =
      new ReadOnlyObjectWrapper<>(Pictures.NONE);
  private final Latest<Question, Pictures> decoding;
  private List<MapData.Places> places = List.of();
  private @Nullable Chosen chosen;
  private boolean settling;

  /// What each model makes of an image.
  ///
  /// @param chosen the image; null if there is none yet
  /// @param decoded one picture a stop, in order; null where the model cannot take the image
  public record Pictures(@Nullable Chosen chosen, List<@Nullable Sample> decoded) {
    static final Pictures NONE = new Pictures(null, List.of());
  }

  private record Question(List<Opened> stops, Chosen chosen) {}

  /// @param pick told of the image that the hand is on
  /// @param begin which image of a model to begin with, where none is chosen yet
  MorphViewModel(ComparedModelLoader bench, Consumer<Chosen> pick, ToIntFunction<Opened> begin) {
    together = new Together(bench, this::begin, this::giveUp);
    this.pick = pick;
    this.begin = begin;
    exploration = new ExplorerState(bench.engine(), bench.foreground());
    map = new MapViewModel(exploration);
    map.jump();
    decoding =
        new Latest<>(
            bench.engine(), bench.foreground(), MorphViewModel::decode, this::arrive, this::fail);
    position.subscribe((before, now) -> lay());
    aligned.subscribe((before, now) -> align());
    exploration.cursorProperty().subscribe((before, now) -> moved());
  }

  /// Where on the way: 0 is the first model, 1 the second, and so on.
  public DoubleProperty positionProperty() {
    return position;
  }

  /// Whether each map is turned or mirrored about its middle to fit the one before.
  public BooleanProperty alignedProperty() {
    return aligned;
  }

  /// The map that shows the points on their way.
  public MapViewModel map() {
    return map;
  }

  /// The models in a row; empty until all of them are open.
  ReadOnlyObjectProperty<List<Opened>> stopsProperty() {
    return stops.getReadOnlyProperty();
  }

  /// What each model makes of the chosen image.
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

  /// Opens models and frees those that were here.
  ///
  /// @param models at least two
  void show(List<LibraryEntry> models) {
    rest();
    together.open(models);
  }

  private void giveUp(String reason) {
    rest();
    problem.set(reason);
  }

  private void begin(List<Opened> all) {
    Opened first = all.getFirst();
    exploration.samplesProperty().set(first.images());
    stops.set(all);
    position.set(Math.clamp(position.get(), 0, last()));
    align();
    Chosen now = chosen;
    boolean own = now != null && now.index() == Chosen.OWN && first.takes(now);
    if (now != null && (own || first.knows(now))) {
      ask(now);
    } else if (first.points().count() > 0) {
      pick.accept(first.choose(begin.applyAsInt(first)));
    }
  }

  /// Frees the models.
  void rest() {
    together.free();
    places = List.of();
    decoding.forget();
    stops.set(List.of());
    pictures.set(Pictures.NONE);
    problem.set(null);
    exploration.mapProperty().set(null);
    exploration.samplesProperty().set(null);
  }

  private void align() {
    List<MapData.Places> raw = stops.get().stream().map(stop -> stop.points().places()).toList();
    places = aligned.get() ? Blend.aligned(raw) : raw;
    lay();
  }

  /// Puts every point where it is at this position.
  private void lay() {
    List<Opened> all = stops.get();
    if (all.isEmpty()) {
      return;
    }
    MapData first = all.getFirst().points();
    MapData.Places blended = Blend.at(places, position.get());
    exploration
        .mapProperty()
        .set(
            new MapData(
                first.encodings(),
                first.labels(),
                first.classNames(),
                LatentFrame.flat(2),
                blended,
                first.count()));
    mark(blended);
  }

  /// The cursor stands on the chosen image, wherever it is on its way.
  private void mark(MapData.Places blended) {
    Chosen now = chosen;
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

  /// Asks every model about an image.
  void ask(Chosen image) {
    chosen = image;
    MapData shown = exploration.mapProperty().get();
    if (shown != null) {
      mark(shown.places());
      decoding.request(new Question(stops.get(), image));
    }
  }

  private static Pictures decode(Question question) {
    List<@Nullable Sample> decoded = new ArrayList<>();
    for (Opened stop : question.stops()) {
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

  private void fail(RuntimeException failure) {
    if (!(failure instanceof ModelClosedException)) {
      problem.set(UserMessages.words(failure));
    }
  }
}
