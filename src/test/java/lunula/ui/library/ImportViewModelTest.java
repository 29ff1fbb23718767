package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lunula.library.LibraryEntry;
import lunula.ui.library.ImportState.Ending;
import lunula.ui.library.ImportState.Idle;
import lunula.ui.library.ImportState.Running;
import org.junit.jupiter.api.Test;

class ImportViewModelTest {
  private static final Path GUEST = Path.of("downloads", "Guest");

  private final MemoryLibrary library = new MemoryLibrary();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<LibraryEntry> imported = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<ImportState> states = new ArrayList<>();
  private final ImportViewModel model =
      new ImportViewModel(library, background::add, Runnable::run, imported::add, failed::add);

  @Test
  void progressIsToldInStepsThatCanBeSeen() {
    library.toEncode = 100_000;
    model.stateProperty().subscribe(state -> states.add(state));
    model.begin(GUEST);
    assertEquals(new Running("Guest", -1), model.stateProperty().get());
    background.remove().run();
    assertEquals(1 + 1 + 200 + 1, states.size());
    assertTrue(states.contains(new Running("Guest", 0.5)));
    assertEquals(new Idle(), model.stateProperty().get());
    assertEquals(library.entries, imported);
  }

  @Test
  void whatIsCancelledIsNotKept() {
    library.toEncode = 10;
    model.begin(GUEST);
    model.cancel();
    assertEquals(new Ending(), model.stateProperty().get());
    background.remove().run();
    assertEquals(new Idle(), model.stateProperty().get());
    assertTrue(imported.isEmpty() && failed.isEmpty() && library.entries.isEmpty());
  }

  @Test
  void oneFolderAtATime() {
    model.begin(GUEST);
    model.begin(Path.of("downloads", "Other"));
    assertEquals(1, background.size());
  }

  @Test
  void aFailureIsTold() {
    library.failure = "It has no weights.";
    model.begin(GUEST);
    background.remove().run();
    assertEquals(List.of("It has no weights."), failed);
    assertEquals(new Idle(), model.stateProperty().get());
  }
}
