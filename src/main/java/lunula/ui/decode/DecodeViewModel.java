package lunula.ui.decode;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.model.Sample;
import lunula.model.TextSample;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestImage;
import lunula.ui.explore.NearestSearch;
import lunula.ui.explore.NearestSearch.Answer;
import lunula.ui.explore.NearestSearch.Question;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Latest;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What the decode panel shows: the picture at the cursor, its place, and the nearest real images.
///
/// JavaFX thread only; works without a window.
public final class DecodeViewModel {
  private final Texts texts = Texts.of(DecodeViewModel.class);
  private final ExplorerState exploration;
  private final SliceViewModel slice;
  private final NearestSearch search = new NearestSearch();
  private final Latest<Question, Answer> searching;
  private final ReadOnlyObjectWrapper<@Nullable Sample> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable NearestImage> nearest =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<NearestImage>> neighbours =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper pointless = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper unsupported = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper scalable = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(true);
  private final ObjectProperty<PictureScaling> scaling =
      new SimpleObjectProperty<>(PictureScaling.SMOOTH);

  /// @param exploration the shared state; lives at least as long as this
  public DecodeViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    slice = new SliceViewModel(exploration);
    searching = exploration.inBackground(search::find, this::show, failure -> tell(List.of()));
    exploration.cursorProperty().subscribe(cursor -> moved());
    exploration.slice().planeProperty().subscribe(plane -> moved());
    exploration.mapProperty().subscribe(map -> look());
    exploration.samplesProperty().subscribe(images -> look());
    exploration.decoderProperty().subscribe(live -> waiting.set(live == null));
    exploration
        .decodedProperty()
        .subscribe(decoded -> show(decoded == null ? null : decoded.picture()));
  }

  /// The newest decoded picture; null before the first.
  public ReadOnlyObjectProperty<@Nullable Sample> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /// What can be set about the slice of the latent space.
  public SliceViewModel slice() {
    return slice;
  }

  /// Moves slice and cursor to the code of the nearest real image.
  void goToNearest() {
    NearestImage found = nearest.get();
    if (found != null) {
      slice.goTo(found.index());
    }
  }

  /// The cursor's place as a person reads it: `z = (0.42, −1.37)`, or its place on the map if z has
  /// more than two numbers.
  public ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /// The whole z at the cursor to paste elsewhere, to the last digit: `0.42, -1.37`.
  public String coordinates() {
    LatentPoint cursor = exploration.cursorProperty().get();
    if (exploration.slice().frameProperty().get().dimensions() == 2) {
      return cursor.x() + ", " + cursor.y();
    }
    float[] z = exploration.slice().z();
    return IntStream.range(0, z.length)
        .mapToObj(i -> String.valueOf(z[i]))
        .collect(Collectors.joining(", "));
  }

  /// Whether there will be a decoder.
  public ReadOnlyObjectProperty<EngineState> engineProperty() {
    return exploration.engineProperty();
  }

  /// Whether there is no decoder, or not yet.
  public ReadOnlyBooleanProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /// The real image nearest to the cursor; null while there is no map.
  public ReadOnlyObjectProperty<@Nullable NearestImage> nearestProperty() {
    return nearest.getReadOnlyProperty();
  }

  /// The real images nearest to the cursor, up to six, the nearest first; empty while there is no
  /// map.
  public ReadOnlyObjectProperty<List<NearestImage>> neighboursProperty() {
    return neighbours.getReadOnlyProperty();
  }

  /// Whether the map has no points, so that no image is near.
  public ReadOnlyBooleanProperty pointlessProperty() {
    return pointless.getReadOnlyProperty();
  }

  /// Whether the cursor lies where there is hardly any data, so that the decoder guesses: where it
  /// is less dense than at 99 % of the images.
  public ReadOnlyBooleanProperty unsupportedProperty() {
    return unsupported.getReadOnlyProperty();
  }

  /// Moves slice and cursor to the code of a real image.
  void goTo(NearestImage image) {
    slice.goTo(image.index());
  }

  /// How the large picture is enlarged.
  public ObjectProperty<PictureScaling> scalingProperty() {
    return scaling;
  }

  /// Whether there are pixels to be seen: texts have none.
  public ReadOnlyBooleanProperty scalableProperty() {
    return scalable.getReadOnlyProperty();
  }

  /// Changes between smooth and pixels.
  public void toggleScaling() {
    scaling.set(scaling.get().other());
  }

  /// All that can be set.
  public List<Setting<?>> settings() {
    return List.of(
        Setting.remembered("scaling", Setting.of("window.scaling", scaling), PictureScaling.class)
            .inSession(Codec.oneOf(PictureScaling.SMOOTH), Phase.AT_ONCE));
  }

  /// Says place and names in the language that is spoken now.
  public void speakAnew() {
    moved();
  }

  private void moved() {
    LatentPoint cursor = exploration.cursorProperty().get();
    String x = NumberFormats.coordinate(cursor.x());
    String y = NumberFormats.coordinate(cursor.y());
    place.set(
        switch (exploration.slice().frameProperty().get().dimensions()) {
          case 1 -> texts.get("decode.place.line", x);
          case 2 -> texts.get("decode.place", x, y);
          default -> texts.get("decode.place.plane", x, y);
        });
    look();
  }

  private void show(@Nullable Sample decoded) {
    picture.set(decoded);
    if (decoded != null) {
      scalable.set(!(decoded instanceof TextSample));
    }
  }

  private void look() {
    MapData map = exploration.mapProperty().get();
    pointless.set(map != null && map.count() == 0);
    if (map == null) {
      searching.forget();
      tell(List.of());
    } else {
      float[] z = exploration.slice().z();
      searching.request(new Question(z, map, exploration.samplesProperty().get()));
    }
  }

  @SuppressWarnings("ReferenceEquality") // A map is immutable; comparing its arrays would be slow.
  private void show(Answer answer) {
    if (answer.question().map() == exploration.mapProperty().get()) {
      tell(answer.nearest());
    }
  }

  private void tell(List<NearestImage> found) {
    neighbours.set(found);
    nearest.set(found.isEmpty() ? null : found.getFirst());
    unsupported.set(!found.isEmpty() && found.getFirst().reach().far());
  }
}
