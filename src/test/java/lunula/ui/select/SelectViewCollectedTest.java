package lunula.ui.select;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import lunula.testkit.Vanishing;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapViewModel;
import org.junit.jupiter.api.Test;

class SelectViewCollectedTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private final SelectViewModel model = new SelectViewModel(map, Runnable::run);

  private SelectView view() {
    MapData points = Blobs.map(2000, 3);
    exploration.mapProperty().set(points);
    exploration.samplesProperty().set(Blobs.images(points));
    exploration.decoderProperty().set(Blobs.decoder());
    map.toolProperty().set(model.tool());
    return new SelectView(model, title -> Optional.empty());
  }

  private void invert() {
    model.selection().invert();
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void aViewThatIsTakenAwayIsCollectedThoughItsModelLives() throws Exception {
    Vanishing.assertVanishes(this::view, this::invert);
  }
}
