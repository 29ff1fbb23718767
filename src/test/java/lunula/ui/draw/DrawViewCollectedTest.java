package lunula.ui.draw;

import java.util.Optional;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import lunula.testkit.Vanishing;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.Blobs;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.Test;

/// The panel goes, though the drawing stays.
class DrawViewCollectedTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final DrawViewModel model = new DrawViewModel(main, Runnable::run, Runnable::run);
  private final DrawOffers offers =
      new DrawOffers(new SimpleIntegerProperty(ExplorerState.NONE), sought -> {}, compared -> {});
  private int round;

  @Test
  void aPanelThatIsTakenAwayIsCollected() throws Exception {
    exploration.decoderProperty().set(new Knower(28));
    Vanishing.assertVanishes(
        () -> new DrawView(model, offers, title -> Optional.empty()), this::change);
  }

  private void change() {
    exploration.mapProperty().set(Blobs.map(200, ++round));
    model.bringBack(model.drawingProperty().get().inverted());
  }
}
