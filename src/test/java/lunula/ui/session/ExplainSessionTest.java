package lunula.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lunula.ui.explain.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The strip that explains the model, in sessions.
@SuppressWarnings("NullAway.Init") // before each test
class ExplainSessionTest {
  @TempDir Path home;
  private Room room;
  private Path file;

  @BeforeEach
  void furnish() throws IOException {
    room = new Room(home);
    room.open("Garments");
    file = home.resolve("lesson.lunula");
  }

  @Test
  void theStripItsFormulaAndItsDrawComeBackInAnotherWindow() throws IOException {
    room.main.explainShownProperty().set(true);
    room.explain.toggle(Part.KL);
    room.explain.drawProperty().set(3);
    room.sessions.saveAs(file);
    Room other = room.another();
    other.open("Another one");
    other.sessions.openSession(file);
    assertTrue(other.main.explainShownProperty().get());
    assertEquals(Optional.of(Part.KL), other.explain.openedProperty().get());
    assertEquals(3, other.explain.drawProperty().get());
  }

  @Test
  void aSessionWithoutAFormulaShutsTheOneThatIsOpen() throws IOException {
    room.sessions.saveAs(file);
    room.main.explainShownProperty().set(true);
    room.explain.toggle(Part.Z);
    room.sessions.openSession(file);
    assertFalse(room.main.explainShownProperty().get());
    assertEquals(Optional.empty(), room.explain.openedProperty().get());
  }
}
