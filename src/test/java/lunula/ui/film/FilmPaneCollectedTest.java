package lunula.ui.film;

import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.model.card.ModelCard;
import lunula.testkit.Vanishing;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.map.Blobs;
import lunula.ui.path.PathViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The film's page goes when the sheet is shut, though the hand is listened to all the time.
class FilmPaneCollectedTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final FilmViewModel model =
      new FilmViewModel(
          exploration,
          new PathViewModel(exploration, Runnable::run),
          new SimpleObjectProperty<@Nullable ModelCard>(),
          System::nanoTime);
  private int round;

  @Test
  void theFilmThoughItPlayed() throws Exception {
    exploration.mapProperty().set(Blobs.map(500, 3));
    exploration.decoderProperty().set(Blobs.decoder());
    exploration.pathProperty().set(new PathStops(new LatentPoint(-1, -1), new LatentPoint(1, 1)));
    model.settings().secondsProperty().set(1);
    Vanishing.assertVanishes(() -> new FilmPane(model, name -> Optional.empty()), this::change);
  }

  private void change() {
    round++;
    exploration.cursorProperty().set(new LatentPoint(round * 0.1, 0));
    exploration.pathProperty().set(new PathStops(new LatentPoint(0, 0), new LatentPoint(1, round)));
    model.settings().mapShownProperty().set(round % 2 == 0);
  }
}
