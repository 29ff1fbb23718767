package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Job;
import org.junit.jupiter.api.Test;

class ImportViewModelTest {
  private static final Path GUEST = Path.of("downloads", "Guest");

  private final MemoryLibrary library = new MemoryLibrary();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<LibraryEntry> imported = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private final ImportViewModel model =
      new ImportViewModel(library, background::add, Runnable::run, imported::add, failed::add);

  private String words() {
    return model.job().sentenceProperty().get();
  }

  @Test
  void progressIsToldInStepsThatCanBeSeen() {
    library.toEncode = 100_000;
    List<String> said = new ArrayList<>();
    model.job().progressProperty().subscribe((before, now) -> shares.add(now.doubleValue()));
    model.job().sentenceProperty().subscribe((before, now) -> said.add(now));
    model.begin(GUEST);
    assertEquals(Job.INDETERMINATE, model.job().progressProperty().get());
    assertEquals("Opening “Guest”…", words());
    background.remove().run();
    assertEquals(200, shares.size());
    assertTrue(shares.contains(0.5));
    assertEquals(
        List.of("Opening “Guest”…", "“Guest” comes without a map: placing the images on it…", ""),
        said);
    assertFalse(model.job().runningProperty().get());
    assertEquals(library.entries, imported);
  }

  @Test
  void whatIsCancelledIsNotKept() {
    library.toEncode = 10;
    model.job().progressProperty().subscribe((before, now) -> model.job().cancel());
    model.begin(GUEST);
    background.remove().run();
    assertFalse(model.job().runningProperty().get());
    assertEquals("", words());
    assertTrue(imported.isEmpty() && failed.isEmpty() && library.entries.isEmpty());
  }

  @Test
  void whatIsCancelledBeforeItBeginsIsNotKept() {
    library.toEncode = 10;
    model.begin(GUEST);
    model.job().cancel();
    assertTrue(model.job().cancellingProperty().get());
    background.remove().run();
    assertFalse(model.job().runningProperty().get());
    assertTrue(imported.isEmpty() && failed.isEmpty() && library.entries.isEmpty());
  }

  @Test
  void oneFolderAtATime() {
    assertTrue(model.begin(GUEST));
    assertFalse(model.begin(Path.of("downloads", "Other")));
    assertEquals(1, background.size());
  }

  @Test
  void aFailureIsTold() {
    library.failure = "It has no weights.";
    model.begin(GUEST);
    background.remove().run();
    assertEquals(List.of("It has no weights."), failed);
    assertEquals("", words());
    assertFalse(model.job().runningProperty().get());
  }
}
