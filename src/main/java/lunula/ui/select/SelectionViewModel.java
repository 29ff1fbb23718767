package lunula.ui.select;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.data.LabelledImages;
import lunula.data.SampleGroups;
import lunula.geometry.Area;
import lunula.geometry.LatentPoint;
import lunula.geometry.Polygon;
import lunula.measure.Ranking;
import lunula.measure.Selection;
import lunula.measure.Selection.Joining;
import lunula.measure.SelectionMeans;
import lunula.model.Decoder;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// The selected images: every change can be undone, and the map greys the rest. The selection is of
/// images, so it stays when another model shows the same ones.
///
/// JavaFX thread only.
public final class SelectionViewModel {
  private final Texts texts = Texts.of(SelectionViewModel.class);
  private final MapViewModel map;
  private final ExplorerState exploration;
  private final ReadOnlyObjectWrapper<Selection> selection =
      new ReadOnlyObjectWrapper<>(Selection.none(0));
  private final ReadOnlyObjectWrapper<SelectionMeans> means =
      new ReadOnlyObjectWrapper<>(SelectionMeans.NONE);
  private final Latest<Question, Answer> averaging;

  private record Question(
      Selection selection,
      MapData map,
      @Nullable Decoder decoder,
      @Nullable LabelledImages images) {
    Answer answer() {
      return new Answer(
          this,
          SelectionMeans.of(selection.indices(), map.encodings(), map.labels(), decoder, images));
    }
  }

  private record Answer(Question question, SelectionMeans means) {}

  /// @param map greys the rest; made before this, so that it has seen a new map first
  SelectionViewModel(MapViewModel map) {
    this.map = map;
    exploration = map.exploration();
    averaging = exploration.inBackground(Question::answer, this::showMeans);
    exploration.mapProperty().subscribe(this::mapChanged);
    exploration.imagesProperty().subscribe(images -> average());
    exploration.decoderProperty().subscribe(decoder -> average());
    exploration.weightsRevisionProperty().subscribe(revision -> average());
  }

  /// The chosen images.
  public ReadOnlyObjectProperty<Selection> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  /// The mean of the selected images, of codes and of pixels; may lag behind the selection by a
  /// moment.
  public ReadOnlyObjectProperty<SelectionMeans> meansProperty() {
    return means.getReadOnlyProperty();
  }

  /// Names of the classes; one without a name if the images have none.
  public List<String> classNames() {
    MapData shown = exploration.mapProperty().get();
    return shown == null ? List.of() : shown.classNames();
  }

  /// Number of the class of all that is in no other; [lunula.data.SampleGroups#NO_REST] if there is
  /// none.
  public int restClass() {
    MapData shown = exploration.mapProperty().get();
    return shown == null ? SampleGroups.NO_REST : shown.rest();
  }

  /// How many images of each class are chosen.
  public int[] classCounts() {
    MapData shown = exploration.mapProperty().get();
    return shown == null
        ? new int[0]
        : selection.get().classCounts(shown.labels(), shown.classNames().size());
  }

  /// Every image whose class is shown.
  public void all() {
    change(Joining.REPLACE, shown(), "select.did.all");
  }

  /// Those that are not chosen now, of the classes that are shown.
  public void invert() {
    change(Joining.REPLACE, selection.get().inverted().within(shown()), "select.did.invert");
  }

  /// None.
  public void none() {
    change(Joining.REPLACE, Selection.none(selection.get().total()), "select.did.none");
  }

  /// All images of a class.
  public void ofClass(int label, Joining joining) {
    MapData points = exploration.mapProperty().get();
    if (points != null) {
      Selection ofIt = Selection.of(points.count(), image -> points.label(image) == label);
      change(joining, ofIt, "select.did.class");
    }
  }

  /// Images that were found.
  public void found(Ranking images, Joining joining) {
    boolean[] wanted = new boolean[selection.get().total()];
    Arrays.stream(images.images())
        .filter(at -> at < wanted.length)
        .forEach(at -> wanted[at] = true);
    change(joining, Selection.of(wanted.length, at -> wanted[at]), "select.did.found");
  }

  /// Takes the images of shown classes that an outline encloses: worked out in the background, as
  /// an outline of many corners around very many points takes longer than a frame. One after the
  /// other, so that no outline is lost to a newer one that is to be added to it.
  ///
  /// @param corners of the outline, in order
  void enclose(Joining joining, List<LatentPoint> corners, String key) {
    MapData points = exploration.mapProperty().get();
    if (points != null) {
      BitSet hidden = map.filter().hidden();
      exploration
          .background()
          .execute(
              () -> {
                Selection enclosed = inside(points, new Polygon(corners), hidden);
                exploration.foreground().execute(() -> take(points, enclosed, joining, key));
              });
    }
  }

  /// Other images may have come meanwhile.
  private void take(MapData points, Selection enclosed, Joining joining, String key) {
    MapData now = exploration.mapProperty().get();
    if (now != null && now.count() == points.count() && areAlike(points.labels(), now.labels())) {
      change(joining, enclosed, key);
    }
  }

  /// The images of shown classes that lie in an area of the map.
  Selection inside(Area area) {
    MapData points = exploration.mapProperty().get();
    return points == null ? selection.get() : inside(points, area, map.filter().hidden());
  }

  private static Selection inside(MapData points, Area area, BitSet hidden) {
    float[] xs = points.places().xs();
    float[] ys = points.places().ys();
    return Selection.of(
        points.count(),
        image -> area.contains(xs[image], ys[image]) && !hidden.get(points.label(image)));
  }

  private Selection shown() {
    return inside((x, y) -> true);
  }

  void change(Joining joining, Selection other, String key) {
    Selection before = selection.get();
    show(before.joined(joining, other));
    remember(before, key);
  }

  /// Shows a selection that the history does not remember: while it is being drawn, or a former
  /// one.
  public void show(Selection chosen) {
    selection.set(chosen);
    map.emphasisProperty().set(chosen.isEmpty() ? null : chosen.bits());
    average();
  }

  /// Remembers the selection that is shown.
  ///
  /// @param before what was selected before it was drawn
  /// @param key of what was done
  void remember(Selection before, String key) {
    Selection after = selection.get();
    if (!after.equals(before)) {
      exploration
          .history()
          .did(
              () -> texts.get(key, NumberFormats.count(after.count())),
              () -> show(before.resized(selection.get().total())),
              () -> show(after.resized(selection.get().total())));
    }
  }

  /// Test images come first on every map of a model, so that the choice holds for more images too.
  private void mapChanged(@Nullable MapData before, @Nullable MapData now) {
    int total = now == null ? 0 : now.count();
    boolean same =
        before != null
            && now != null
            && (now.isOfSameImages(before) || areAlike(before.labels(), now.labels()));
    if (!same) {
      show(Selection.none(total));
    } else if (total != selection.get().total()) {
      show(selection.get().resized(total));
    } else {
      average();
    }
  }

  private static boolean areAlike(byte[] some, byte[] others) {
    int common = Math.min(some.length, others.length);
    return Arrays.equals(some, 0, common, others, 0, common);
  }

  private void average() {
    MapData points = exploration.mapProperty().get();
    Selection chosen = selection.get();
    if (points == null || chosen.isEmpty()) {
      averaging.forget();
      means.set(SelectionMeans.NONE);
    } else {
      averaging.request(
          new Question(chosen, points, fitting(points), exploration.imagesProperty().get()));
    }
  }

  /// The decoder, if it is that of the model on the map.
  private @Nullable Decoder fitting(MapData points) {
    Decoder decoder = exploration.decoderProperty().get();
    return decoder != null && decoder.takes(points.encodings().dimensions()) ? decoder : null;
  }

  private void showMeans(Answer answer) {
    if (answer.question().selection().equals(selection.get())) {
      means.set(answer.means());
    }
  }
}
