package lunula.ui.map;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.geometry.Viewport;
import lunula.model.Decoder;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Latest;
import org.jspecify.annotations.Nullable;

/// Keeps the decoded pictures behind the points up to date with what is visible and with the newest
/// weights: one batch a time, the newest request wins. While the view moves, the pictures are only
/// scaled with it, as long as they fill it. JavaFX thread only.
final class DecodedGridLayer {
  private final ExplorerState exploration;
  private final ReadOnlyObjectProperty<Viewport> viewport;
  private final ReadOnlyBooleanProperty moving;
  private final ReadOnlyBooleanProperty shown;
  private final ReadOnlyObjectWrapper<@Nullable DecodedGrid> grid = new ReadOnlyObjectWrapper<>();
  private final Latest<Request, DecodedGrid> decoding;
  private @Nullable Request asked;

  private record Request(Decoder decoder, long revision, TileLattice lattice) {}

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

  private TileLattice lattice() {
    Viewport now = viewport.get();
    TileLattice last = asked == null ? null : asked.lattice();
    boolean suits = last != null && (moving.get() ? last.covers(now) : last.suits(now));
    return last != null && suits ? last : TileLattice.covering(now);
  }

  private static DecodedGrid decode(Request request) {
    TileLattice lattice = request.lattice();
    return DecodedGrid.joined(lattice, request.decoder().decode(lattice.places()));
  }
}
