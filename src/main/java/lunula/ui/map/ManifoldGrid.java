package lunula.ui.map;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import lunula.files.UserMessages;
import lunula.geometry.Viewport;
import lunula.model.Decoder;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Keeps the decoded pictures behind the points up to date with what is visible and with the newest
/// weights: one batch a time, the newest request wins. While the view moves, the pictures only grow
/// and shrink with it, as long as they fill it. JavaFX thread only.
final class ManifoldGrid {
  private final ExplorerState exploration;
  private final ReadOnlyObjectProperty<Viewport> viewport;
  private final ReadOnlyBooleanProperty moving;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable GridTiles> tiles = new ReadOnlyObjectWrapper<>();
  private final Latest<Question, GridTiles> decoding;
  private @Nullable Question asked;

  private record Question(Decoder decoder, long revision, TileLattice lattice) {}

  ManifoldGrid(
      ExplorerState exploration,
      ReadOnlyObjectProperty<Viewport> viewport,
      ReadOnlyBooleanProperty moving) {
    this.exploration = exploration;
    this.viewport = viewport;
    this.moving = moving;
    decoding = exploration.inBackground(ManifoldGrid::decode, this::show, this::fail);
    shown.subscribe(this::ask);
    viewport.subscribe(this::ask);
    moving.subscribe(this::ask);
    exploration.slice().decoderProperty().subscribe(this::ask);
    exploration.weightsRevisionProperty().subscribe(this::ask);
  }

  BooleanProperty shownProperty() {
    return shown;
  }

  /// The newest pictures; null before the first. They may trail what is visible by a moment.
  ReadOnlyObjectProperty<@Nullable GridTiles> tilesProperty() {
    return tiles.getReadOnlyProperty();
  }

  private void ask() {
    Decoder decoder = exploration.slice().decoderProperty().get();
    if (shown.get() && decoder != null && viewport.get().width() > 1) {
      var question = new Question(decoder, exploration.weightsRevisionProperty().get(), lattice());
      if (!question.equals(asked)) {
        asked = question;
        decoding.request(question);
      }
    }
  }

  private TileLattice lattice() {
    Viewport now = viewport.get();
    return asked != null && isStillGood(asked.lattice(), now)
        ? asked.lattice()
        : TileLattice.covering(now);
  }

  private boolean isStillGood(TileLattice lattice, Viewport now) {
    return moving.get() ? lattice.covers(now) : lattice.suits(now);
  }

  private static GridTiles decode(Question question) {
    TileLattice lattice = question.lattice();
    return GridTiles.joined(lattice, question.decoder().decode(lattice.places()));
  }

  private void show(GridTiles newest) {
    tiles.set(newest);
  }

  private void fail(RuntimeException failure) {
    asked = null;
    if (!(failure instanceof ModelClosedException)) {
      String reason = UserMessages.words(failure);
      exploration.noticeProperty().set(Texts.of(ManifoldGrid.class).get("map.grid.failed", reason));
    }
  }
}
