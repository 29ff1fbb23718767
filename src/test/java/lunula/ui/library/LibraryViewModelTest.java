package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import lunula.library.LibraryEntry;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.ui.library.LibraryViewModel.Asking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LibraryViewModelTest {
  private final LibraryEntry bundled = Samples.entry("Fashion map", true);
  private final LibraryEntry own = Samples.entry("Mine", false);
  private final MemoryLibrary library = new MemoryLibrary(bundled, own);
  private final List<LibraryEntry> opened = new ArrayList<>();
  private final LibraryViewModel model =
      new LibraryViewModel(library, Runnable::run, Runnable::run, opened::add);

  @BeforeEach
  void look() {
    model.refresh();
  }

  @Test
  void showsWhatIsThereAndWhatIsBroken() {
    library.problems.add("models/x/config.json is missing; copy the folder again.");
    model.refresh();
    assertEquals(List.of(bundled, own), model.entries());
    assertEquals(library.problems, model.problems());
  }

  @Test
  void asksForHowLongAModelIsTrainedOn() {
    model.selectedProperty().set(own);
    model.askTraining();
    assertInstanceOf(Asking.Nothing.class, model.askingProperty().get(), "nobody trains");

    List<TrainingPlan> plans = new ArrayList<>();
    model.trainOnProperty().set((entry, plan) -> plans.add(plan));
    model.askTraining();
    model.trainOn(7, 2e-4);
    int done = own.card().curve().size();
    assertEquals(List.of(own.card().plan().withEpochs(done + 7).withLearningRate(2e-4)), plans);
    assertInstanceOf(Asking.Nothing.class, model.askingProperty().get());
  }

  @Test
  void atFirstTheCardIsOfTheModelOnTheMap() {
    var fresh = new LibraryViewModel(library, Runnable::run, Runnable::run, opened::add);
    fresh.openedProperty().set(own.folder());
    fresh.refresh();
    assertEquals(own, fresh.selectedProperty().get());
  }

  @Test
  void theCardFollowsTheModelThatIsOpenedElsewhereUnlessSomethingIsAsked() {
    model.selectedProperty().set(bundled);
    model.openedProperty().set(own.folder());
    assertEquals(own, model.selectedProperty().get());
    model.askDeletion();
    model.openedProperty().set(bundled.folder());
    assertEquals(own, model.selectedProperty().get());
  }

  @Test
  void opensTheSelectedModel() {
    model.openSelected();
    model.selectedProperty().set(own);
    model.openSelected();
    assertEquals(List.of(own), opened);
  }

  @Test
  void bundledModelsAreNeitherRenamedNorDeleted() {
    model.selectedProperty().set(bundled);
    model.askName();
    model.askDeletion();
    assertInstanceOf(LibraryViewModel.Asking.Nothing.class, model.askingProperty().get());
  }

  @Test
  void deletesOnlyAfterTheQuestion() {
    model.selectedProperty().set(own);
    model.delete();
    assertTrue(library.entries.contains(own));
    model.askDeletion();
    model.cancel();
    model.delete();
    assertTrue(library.entries.contains(own));
    model.askDeletion();
    model.delete();
    assertEquals(List.of(bundled), model.entries());
    assertNull(model.selectedProperty().get());
  }

  @Test
  void renamesAndKeepsTheModelSelected() {
    model.selectedProperty().set(own);
    model.askName();
    model.rename("  Ours ");
    LibraryEntry selected = model.selectedProperty().get();
    assertNotNull(selected);
    assertEquals("Ours", selected.card().name());
    assertEquals("Ours", model.entries().getLast().card().name());
  }

  @Test
  void aBlankNameIsRefusedWithASentence() {
    model.selectedProperty().set(own);
    model.askName();
    model.rename(" ");
    assertEquals("Give the model a name first.", model.messageProperty().get());
    assertEquals(List.of(bundled, own), model.entries());
  }

  @Test
  void aFailureIsToldAndNothingIsLost() {
    library.failure = "The library folder is read-only.";
    model.selectedProperty().set(own);
    model.askDeletion();
    model.delete();
    assertTrue(
        Objects.requireNonNull(model.messageProperty().get()).contains("folder is read-only"));
    assertEquals(List.of(bundled, own), model.entries());
    assertFalse(model.busyProperty().get());
    model.refresh();
    assertNull(model.messageProperty().get());
  }

  @Test
  void anImportedFolderIsListedSelectedAndOpened() {
    model.importFolder(Path.of("downloads", "Guest"));
    assertEquals(3, model.entries().size());
    assertEquals(model.entries().getLast(), model.selectedProperty().get());
    assertEquals(List.of(model.entries().getLast()), opened);
  }

  @Test
  void aSecondFolderWhileOneIsTakenInIsRefusedInASentence() {
    Queue<Runnable> work = new ArrayDeque<>();
    var slow = new LibraryViewModel(library, work::add, Runnable::run, opened::add);
    slow.importFolder(Path.of("downloads", "Guest"));
    assertNull(slow.messageProperty().get());
    slow.importFolder(Path.of("downloads", "Other"));
    assertEquals(
        "“Other” was not opened, as another model is still being imported. Open it"
            + " when that is done.",
        slow.messageProperty().get());
    while (!work.isEmpty()) {
      work.remove().run();
    }
    assertEquals(3, library.entries.size());
    assertEquals("Guest", library.entries.getLast().card().name());
  }

  @Test
  void aModelJustKeptIsListedAndSelected() {
    LibraryEntry kept = Samples.entry("New", false);
    library.entries.add(kept);
    model.refreshAndSelect(kept);
    assertEquals(kept, model.selectedProperty().get());
  }
}
