package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibraryImportTest {
  private static final Path GUEST = Path.of("downloads", "Guest");

  private final MemoryLibrary library = new MemoryLibrary();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<LibraryEntry> imported = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private final LibraryViewModel model =
      new LibraryViewModel(
          library,
          Runnable::run,
          Runnable::run,
          imported::add,
          background::add,
          null,
          Runnable::run);

  private @Nullable String message() {
    return model.messageProperty().get();
  }

  private String words() {
    return model.importing().sentenceProperty().get();
  }

  @Test
  void progressIsToldInStepsThatCanBeSeen() {
    library.toEncode = 100_000;
    List<String> said = new ArrayList<>();
    model.importing().progressProperty().subscribe((before, now) -> shares.add(now.doubleValue()));
    model.importing().sentenceProperty().subscribe((before, now) -> said.add(now));
    model.importFolder(GUEST);
    assertEquals(Job.INDETERMINATE, model.importing().progressProperty().get());
    assertEquals("Opening “Guest”…", words());
    background.remove().run();
    assertEquals(200, shares.size());
    assertTrue(shares.contains(0.5));
    assertEquals(
        List.of("Opening “Guest”…", "“Guest” comes without a map: placing the images on it…", ""),
        said);
    assertFalse(model.importing().runningProperty().get());
    assertEquals(library.entries, imported);
  }

  @Test
  void whatIsCancelledIsNotKept() {
    library.toEncode = 10;
    model.importing().progressProperty().subscribe((before, now) -> model.importing().cancel());
    model.importFolder(GUEST);
    background.remove().run();
    assertFalse(model.importing().runningProperty().get());
    assertEquals("", words());
    assertTrue(imported.isEmpty() && message() == null && library.entries.isEmpty());
  }

  @Test
  void whatIsCancelledBeforeItBeginsIsNotKept() {
    library.toEncode = 10;
    model.importFolder(GUEST);
    model.importing().cancel();
    assertFalse(model.importing().runningProperty().get());
    background.remove().run();
    assertFalse(model.importing().runningProperty().get());
    assertTrue(imported.isEmpty() && message() == null && library.entries.isEmpty());
  }

  @Test
  void cancellingAnswersAtOnceAndWhatWasThereAlreadyIsListed() {
    model.importFolder(GUEST);
    model.cancelImport();
    assertFalse(model.importing().runningProperty().get());
    background.remove().run();
    assertTrue(imported.isEmpty() && model.entries().isEmpty());
    model.importFolder(GUEST);
    library.beforeTheEnd = model::cancelImport;
    background.remove().run();
    while (!background.isEmpty()) {
      background.remove().run();
    }
    assertTrue(imported.isEmpty());
    assertEquals(library.entries, model.entries());
    assertFalse(model.entries().isEmpty());
  }

  @Test
  void oneFolderAtATime() {
    model.importFolder(GUEST);
    assertNull(message());
    model.importFolder(Path.of("downloads", "Other"));
    assertNotNull(message());
    assertEquals(1, background.size());
  }

  @Test
  void aFailureIsTold() {
    library.failure = "It has no weights.";
    model.importFolder(GUEST);
    background.remove().run();
    assertEquals("That did not work: It has no weights.", message());
    assertEquals("", words());
    assertFalse(model.importing().runningProperty().get());
  }
}
