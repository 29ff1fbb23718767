package lunula.ui.decode;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.data.LabelledImages;
import lunula.describe.BundledWords;
import lunula.geometry.LatentFrame;
import lunula.geometry.PlaneChoice;
import lunula.model.Decoder;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.Slice;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What can be set about the slice of the latent space that the map shows: its plane, its place
/// across the other dimensions, and the class to decode as.
///
/// JavaFX thread only; works without a window.
public final class SliceViewModel {
  /// So many directions are shown at first, those with most variance.
  static final int FEW = 8;

  private static final double REACH = 3;
  private static final double LEAST_REACH = 0.1;

  private final Texts texts = Texts.of(SliceViewModel.class);
  private final ExplorerState exploration;
  private final Slice slice;
  private final ReadOnlyObjectWrapper<List<String>> classes =
      new ReadOnlyObjectWrapper<>(List.of());

  /// @param exploration the shared state; lives at least as long as this
  public SliceViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    slice = exploration.slice();
    exploration.decoderProperty().subscribe(live -> nameClasses());
    exploration.mapProperty().subscribe(map -> nameClasses());
    exploration.imagesProperty().subscribe(images -> nameClasses());
  }

  /// The latent space's directions; another object whenever another model or plane is shown.
  public ReadOnlyObjectProperty<LatentFrame> frameProperty() {
    return slice.frameProperty();
  }

  /// The slice that is shown.
  Slice slice() {
    return slice;
  }

  /// Names of the classes to decode as; empty if the model is told none.
  public ReadOnlyObjectProperty<List<String>> classesProperty() {
    return classes.getReadOnlyProperty();
  }

  /// The class to decode as.
  public IntegerProperty labelProperty() {
    return slice.labelProperty();
  }

  /// Decodes as the next class, after the last as the first; nothing without classes.
  ///
  /// @param step 1, or -1 for the class before
  public void nextClass(int step) {
    int count = classes.get().size();
    if (count > 0) {
      labelProperty().set(Math.floorMod(labelProperty().get() + step, count));
    }
  }

  /// A direction's name: `z3` for an axis, `PC 3` for a principal component; counted from 1.
  public String name(int direction) {
    LatentFrame frame = slice.frameProperty().get();
    String key = frame.choice() instanceof PlaneChoice.Axes ? "slice.axis" : "slice.component";
    return texts.get(key, frame.number(direction) + 1);
  }

  /// How far a slider goes to either side of the middle: three standard deviations.
  public double reach(int direction) {
    return Math.max(LEAST_REACH, REACH * slice.frameProperty().get().spread(direction));
  }

  /// The planes to choose from are those of two axes; these are their names.
  public List<String> axes() {
    return IntStream.rangeClosed(1, slice.frameProperty().get().dimensions())
        .mapToObj(axis -> texts.get("slice.axis", axis))
        .toList();
  }

  /// Shows the plane of most variance.
  public void choosePrincipal() {
    slice.choiceProperty().set(PlaneChoice.principal());
  }

  /// Shows the plane of two axes; if both are the same one, the other gives way.
  ///
  /// @param x index of the axis to the right, from 0
  /// @param y index of the axis up, from 0
  public void chooseAxes(int x, int y) {
    int dimensions = slice.frameProperty().get().dimensions();
    if (x < 0 || y < 0 || Math.max(x, y) >= dimensions) {
      return;
    }
    int other = x == y ? (y + 1) % dimensions : y;
    slice.choiceProperty().set(new PlaneChoice.Axes(x, other));
  }

  /// Moves slice and cursor to the code of a real image.
  public void goTo(int image) {
    MapData map = exploration.mapProperty().get();
    if (map != null && image >= 0 && image < map.count()) {
      CursorStep.make(exploration, () -> slice.goTo(map.code(image)));
    }
  }

  /// Moves the slice along a direction across the map, as a step of many.
  ///
  /// @param direction 2 or more
  void move(int direction, float coordinate) {
    String kind = "slice " + direction;
    CursorStep.make(exploration, kind, () -> slice.move(direction, coordinate));
  }

  /// Moves the slice to the middle of the encodings, across the map.
  void recentre() {
    CursorStep.make(exploration, slice::recentre);
  }

  private void nameClasses() {
    @Nullable Decoder live = exploration.decoderProperty().get();
    @Nullable MapData map = exploration.mapProperty().get();
    @Nullable LabelledImages images = exploration.imagesProperty().get();
    int count = live == null ? 0 : live.classes();
    List<String> ofPoints = map == null ? List.of() : map.classNames();
    // A generator has no points, but the images that it learned from have classes.
    List<String> known =
        ofPoints.isEmpty() && images != null ? BundledWords.classes(images.classNames()) : ofPoints;
    classes.set(
        known.size() == count
            ? known
            : IntStream.range(0, count)
                .mapToObj(number -> texts.get("slice.class.unknown", number))
                .toList());
    if (count > 0) {
      labelProperty().set(Math.clamp(labelProperty().get(), 0, count - 1));
    }
  }
}
