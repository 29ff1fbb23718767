package lunula.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import lunula.geometry.LatentPoint;
import lunula.testkit.Vanishing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page goes when the sheet is shut, though the session lives on.
class SessionPaneCollectedTest {
  @TempDir private Path home = Path.of("");
  private int round;

  @Test
  void aPaneThatIsTakenAwayIsCollectedThoughTheSessionLives() throws Exception {
    var room = new Room(home);
    room.open("Garments");
    Vanishing.assertVanishes(
        () ->
            new SessionPane(
                room.sessions,
                new SessionDialogs(room.sessions, () -> title -> Optional.empty()),
                room.space::lines),
        () -> room.exploration.cursorProperty().set(new LatentPoint(++round, 0)));
  }
}
