package lunula.ui.select;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import lunula.data.LabelledImages;
import lunula.measure.Reconstruction;
import lunula.model.Decoder;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import org.jspecify.annotations.Nullable;

/// The reconstruction of the image under the pointer, or else of the chosen one. JavaFX thread
/// only; decoding is done in the background.
public final class ErrorViewModel {
  private final ExplorerState exploration;
  private final ChosenImage chosen;
  private final BooleanProperty following = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable Reconstruction> shown =
      new ReadOnlyObjectWrapper<>();
  private final Latest<Question, Reconstruction> decoding;

  private record Question(Decoder decoder, LabelledImages images, MapData map, int image) {
    Reconstruction answer() {
      return Reconstruction.of(decoder, images, map.encodings(), image);
    }
  }

  ErrorViewModel(ExplorerState exploration, ChosenImage chosen) {
    this.exploration = exploration;
    this.chosen = chosen;
    decoding = exploration.inBackground(Question::answer, this::show, this::fail);
    following.subscribe(wanted -> ask());
    chosen.indexProperty().subscribe(image -> ask());
    exploration.hoveredProperty().subscribe(image -> ask());
    exploration.mapProperty().subscribe(map -> ask());
    exploration.imagesProperty().subscribe(images -> ask());
    exploration.decoderProperty().subscribe(decoder -> ask());
    exploration.weightsRevisionProperty().subscribe(revision -> ask());
  }

  /// Whether the reconstruction is shown; while it is not, nothing is decoded.
  public BooleanProperty followingProperty() {
    return following;
  }

  /// The newest reconstruction; null if there is no image, picture or decoder.
  public ReadOnlyObjectProperty<@Nullable Reconstruction> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  private int wanted() {
    int hovered = exploration.hoveredProperty().get();
    return hovered == ExplorerState.NONE ? chosen.indexProperty().get() : hovered;
  }

  private void ask() {
    MapData map = exploration.mapProperty().get();
    LabelledImages images = exploration.imagesProperty().get();
    Decoder decoder = exploration.decoderProperty().get();
    int image = wanted();
    boolean there =
        following.get() && map != null && image >= 0 && image < map.count() && images != null;
    if (!there
        || decoder == null
        || image >= images.count()
        || !decoder.takes(map.encodings().dimensions())) {
      decoding.forget();
      shown.set(null);
    } else {
      decoding.request(new Question(decoder, images, map, image));
    }
  }

  private void show(Reconstruction newest) {
    if (following.get() && newest.image() == wanted()) {
      shown.set(newest);
    }
  }

  private void fail(RuntimeException failure) {
    shown.set(null);
    ExplorerState.unlessClosed(exploration.noticeProperty()::set).accept(failure);
  }
}
