package lunula.ui.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.SimpleBooleanProperty;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.train.Snapshot;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Slice;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Setting;

/// The pictures of the pinned places, which are the path's stops and the cursor, over the epochs of
/// the newest run. JavaFX thread only.
public final class PinnedPictures {
  /// Epochs side by side.
  static final int COLUMNS = 6;

  /// Most stops of the path.
  private static final int MOST_STOPS = 5;

  /// Pictures that are remembered, so that one more epoch or one more place decodes no others.
  private static final int REMEMBERED = 1_024;

  private final ExplorerState exploration;
  private final TimeLineViewModel timeLine;
  private final BooleanProperty open = new SimpleBooleanProperty(true);
  private final Setting<Boolean> setting =
      Setting.remembered("train-pictures", Setting.of("train.pictures", open))
          .notInSession("the run whose epochs they are is not in it");
  private final ReadOnlyObjectWrapper<Table> table = new ReadOnlyObjectWrapper<>(Table.NONE);
  private final Latest<Asked, Table> decoding;
  private boolean watched;

  // The exploring thread, only.
  private final Map<Key, Sample> decoded =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sample> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Pictures by place and epoch.
  ///
  /// @param epochs in order
  /// @param rows one a place
  public record Table(List<Snapshot> epochs, List<Row> rows) {
    static final Table NONE = new Table(List.of(), List.of());

    public Table {
      epochs = List.copyOf(epochs);
      rows = List.copyOf(rows);
    }
  }

  /// The pictures of a place.
  ///
  /// @param pictures one an epoch
  public record Row(Place place, List<Sample> pictures) {
    public Row {
      pictures = List.copyOf(pictures);
    }
  }

  /// What a place is.
  public enum Kind {
    /// The path's first stop.
    A,
    /// One between.
    STOP,
    /// The last one.
    B,
    /// The cursor.
    CURSOR
  }

  /// A pinned place.
  ///
  /// @param number of a stop, from 1; 0 for the cursor
  /// @param at on the map
  public record Place(Kind kind, int number, LatentPoint at) {}

  private record Asked(
      int run, List<Snapshot> epochs, List<Place> places, LatentPlane plane, int label) {}

  /// What decides on a picture.
  private record Key(int run, int epoch, int label, List<Float> code) {}

  PinnedPictures(ExplorerState exploration, TimeLineViewModel timeLine) {
    this.exploration = exploration;
    this.timeLine = timeLine;
    decoding = exploration.inBackground(this::decode, table::set);
    timeLine.snapshotsProperty().subscribe((was, now) -> ask());
    exploration.pathProperty().subscribe((was, now) -> ask());
    exploration.slice().planeProperty().subscribe((was, now) -> ask());
    exploration.slice().labelProperty().subscribe((was, now) -> ask());
    open.subscribe((was, now) -> ask());
  }

  /// Whether they are wanted; remembered.
  public BooleanProperty openProperty() {
    return open;
  }

  /// The newest pictures.
  public ReadOnlyObjectProperty<Table> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /// The cursor, whose pictures are decoded once it [rests][#rest]: several networks are opened for
  /// them, which would be in the way of what follows the hand.
  ReadOnlyProperty<LatentPoint> cursorProperty() {
    return exploration.cursorProperty();
  }

  /// The cursor rests.
  void rest() {
    ask();
  }

  List<Setting<?>> settings() {
    return List.of(setting);
  }

  /// Whether somebody looks: only then anything is decoded.
  void setWatched(boolean now) {
    watched = now;
    ask();
  }

  private void ask() {
    List<Snapshot> all = timeLine.snapshotsProperty().get();
    Slice slice = exploration.slice();
    LatentPlane plane = slice.planeProperty().get();
    List<Place> places = places();
    if (!all.isEmpty() && all.getFirst().architecture().latentDimensions() == plane.dimensions()) {
      timeLine.history().pin(plane.lift(rows(places)));
      if (watched && open.get()) {
        decoding.request(
            new Asked(timeLine.runs(), chosen(all), places, plane, slice.labelProperty().get()));
      }
    } else if (all.isEmpty()) {
      table.set(Table.NONE);
    }
  }

  private List<Place> places() {
    PathStops path = exploration.pathProperty().get();
    List<Place> places = new ArrayList<>();
    if (path.a() != null) {
      places.add(new Place(Kind.A, 1, path.a()));
    }
    List<LatentPoint> between = path.between();
    for (int i = 0; i < Math.min(between.size(), MOST_STOPS - 2); i++) {
      places.add(new Place(Kind.STOP, i + 2, between.get(i)));
    }
    if (path.b() != null) {
      places.add(new Place(Kind.B, between.size() + 2, path.b()));
    }
    places.add(new Place(Kind.CURSOR, 0, exploration.cursorProperty().get()));
    return places;
  }

  private static float[] rows(List<Place> places) {
    float[] rows = new float[2 * places.size()];
    for (int i = 0; i < places.size(); i++) {
      rows[2 * i] = (float) places.get(i).at().x();
      rows[2 * i + 1] = (float) places.get(i).at().y();
    }
    return rows;
  }

  /// The first, the last and some evenly between.
  private static List<Snapshot> chosen(List<Snapshot> all) {
    int count = Math.min(COLUMNS, all.size());
    int last = all.size() - 1;
    return IntStream.range(0, count)
        .mapToObj(i -> all.get(count == 1 ? 0 : Math.round((float) i * last / (count - 1))))
        .toList();
  }

  /// On the exploring thread.
  private Table decode(Asked asked) {
    float[] codes = asked.plane().lift(rows(asked.places()));
    List<List<Sample>> rows = new ArrayList<>();
    asked.places().forEach(place -> rows.add(new ArrayList<>()));
    for (Snapshot epoch : asked.epochs()) {
      List<Sample> column = column(epoch, codes, asked);
      for (int i = 0; i < column.size(); i++) {
        rows.get(i).add(column.get(i));
      }
    }
    return new Table(
        asked.epochs(),
        IntStream.range(0, rows.size())
            .mapToObj(i -> new Row(asked.places().get(i), rows.get(i)))
            .toList());
  }

  private List<Sample> column(Snapshot epoch, float[] codes, Asked asked) {
    int size = asked.plane().dimensions();
    List<Key> keys =
        IntStream.range(0, asked.places().size())
            .mapToObj(i -> key(asked, epoch, Arrays.copyOfRange(codes, i * size, (i + 1) * size)))
            .toList();
    if (!keys.stream().allMatch(decoded::containsKey)) {
      try (LiveModel model = epoch.open()) {
        Decoder told = model.ofNearestClass(asked.label());
        List<? extends Sample> pictures = told.decode(codes);
        IntStream.range(0, keys.size()).forEach(i -> decoded.put(keys.get(i), pictures.get(i)));
      }
    }
    return keys.stream().map(decoded::get).toList();
  }

  private static Key key(Asked asked, Snapshot epoch, float... code) {
    List<Float> numbers = new ArrayList<>();
    for (float number : code) {
      numbers.add(number);
    }
    return new Key(asked.run(), epoch.epoch(), asked.label(), numbers);
  }
}
