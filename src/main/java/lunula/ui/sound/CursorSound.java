package lunula.ui.sound;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestImage;
import lunula.ui.kit.Texts;
import lunula.ui.sound.Loudspeaker.Line;
import org.jspecify.annotations.Nullable;

/// Lets the cursor be heard while it moves: pitch and side follow its place, noise tells that no
/// image supports it, and a click that the nearest image is of another class. JavaFX thread only;
/// needs no window.
public final class CursorSound {
  private final Texts texts = Texts.of(CursorSound.class);
  private final ExplorerState exploration;
  private final ObservableValue<List<NearestImage>> neighbours;
  private final Supplier<Optional<Line>> device;
  private @Nullable Loudspeaker speaker;
  private Subscription hearing = Subscription.EMPTY;

  /// @param wanted whether it is heard
  /// @param neighbours of the cursor, the nearest first
  public CursorSound(
      ExplorerState exploration,
      BooleanProperty wanted,
      ObservableValue<List<NearestImage>> neighbours) {
    this(exploration, wanted, neighbours, SampledLine::open);
  }

  CursorSound(
      ExplorerState exploration,
      BooleanProperty wanted,
      ObservableValue<List<NearestImage>> neighbours,
      Supplier<Optional<Line>> device) {
    this.exploration = exploration;
    this.neighbours = neighbours;
    this.device = device;
    wanted.subscribe(this::listen);
  }

  /// Falls silent until it is wanted anew.
  public void close() {
    hearing.unsubscribe();
    hearing = Subscription.EMPTY;
    if (speaker != null) {
      speaker.close();
      speaker = null;
    }
  }

  private void listen(boolean wanted) {
    close();
    if (wanted) {
      Executor foreground = exploration.foreground();
      var opened = new Loudspeaker(device, () -> foreground.execute(this::tellMissing));
      speaker = opened;
      hearing =
          Subscription.combine(
              exploration.cursorProperty().subscribe((was, is) -> play(opened)),
              neighbours.subscribe((was, is) -> cross(opened, was, is)));
    }
  }

  private void play(Loudspeaker heard) {
    MapData map = exploration.mapProperty().get();
    if (map != null) {
      List<NearestImage> near = neighbours.getValue();
      boolean far = !near.isEmpty() && near.getFirst().reach().far();
      heard.play(Tone.of(exploration.cursorProperty().get(), map.places().bounds(), far));
    }
  }

  /// What lies near is known a moment after the cursor has come.
  private void cross(Loudspeaker heard, List<NearestImage> was, List<NearestImage> is) {
    if (!was.isEmpty() && !is.isEmpty()) {
      if (was.getFirst().label() != is.getFirst().label()) {
        heard.click();
      }
      if (was.getFirst().reach().far() != is.getFirst().reach().far()) {
        play(heard);
      }
    }
  }

  private void tellMissing() {
    exploration.noticeProperty().set(texts.get("sound.missing"));
  }
}
