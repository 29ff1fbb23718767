package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.model.card.ModelCard;
import lunula.testkit.SampleModels;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folders on the disk change under the running window.
class RemovedLibraryTest {
  @TempDir Path root;
  private final ExplorerState exploration = new ExplorerState(work -> {}, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final ModelSwitch modelSwitch =
      new ModelSwitch(
          main,
          new StoredModels(),
          new TinyLabels(),
          card -> Optional.empty(),
          Runnable::run,
          Runnable::run);
  private ModelLibrary library =
      new ModelLibrary(Path.of(""), Path.of(""), null, new StoredModels());
  private LibraryViewModel model = view(library);
  private Path own = Path.of("");

  private static final class TinyLabels implements ModelSwitch.Labels {
    @Override
    public boolean belongs(ModelCard card) {
      return true;
    }

    @Override
    public byte[] test() {
      return new byte[3];
    }

    @Override
    public byte[] all() {
      return new byte[8];
    }

    @Override
    public List<String> names() {
      return List.of("only");
    }
  }

  private LibraryViewModel view(ModelLibrary shown) {
    return new LibraryViewModel(
        shown, Runnable::run, Runnable::run, entry -> modelSwitch.open(entry.folder()));
  }

  @BeforeEach
  void openOneOfTwo() throws IOException {
    own = root.resolve("home/models");
    library = new ModelLibrary(root.resolve("app/models"), own, null, new StoredModels());
    library.keep(SampleModels.tiny("Any"), "First");
    library.keep(SampleModels.tiny("Any"), "Second");
    model = view(library);
    model.refresh();
    select("First");
    model.openSelected();
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void openingAModelThatIsGoneSaysSoOnceAndWhatWasOpenStays() throws IOException {
    MapData shown = exploration.mapProperty().get();
    removeLibrary();
    select("Second");
    model.openSelected();
    String told = String.valueOf(exploration.noticeProperty().get());
    assertTrue(told.contains("second is not a folder that exists"), told);
    assertEquals(shown, exploration.mapProperty().get());
    assertEquals(own.resolve("first"), modelSwitch.openedProperty().get());
    assertEquals(
        "No longer there: “First”, “Second”. Somebody has moved or deleted what was in "
            + own
            + ". Put it back, or go on with the other models.",
        model.messageProperty().get());
    assertEquals(List.of(), model.entries());
    assertFalse(model.busyProperty().get());
  }

  @Test
  void renamingAModelThatIsGoneSaysSo() throws IOException {
    select("Second");
    model.askName();
    removeLibrary();
    model.rename("Other");
    assertTold("is no longer in");
  }

  @Test
  void deletingAModelThatIsGoneSaysSo() throws IOException {
    select("Second");
    model.askDeletion();
    removeLibrary();
    model.delete();
    assertTold("is no longer in");
  }

  @Test
  void keepingMakesTheFolderAnew() throws IOException {
    removeLibrary();
    LibraryEntry kept = library.keep(SampleModels.tiny("Any"), "Third");
    model.refreshAndSelect(kept);
    assertEquals(kept, model.selectedProperty().get());
    assertEquals(List.of(kept), model.entries());
  }

  @Test
  void whatIsPutBackIsThereAgain() throws IOException {
    Path away = root.resolve("away");
    Files.move(own, away);
    model.refresh();
    assertTold("No longer there");
    Files.move(away, own);
    model.refresh();
    assertEquals(2, model.entries().size());
    assertNull(model.messageProperty().get());
  }

  @Test
  void deletingOneselfIsNoSurprise() {
    select("Second");
    model.askDeletion();
    model.delete();
    assertNull(model.messageProperty().get());
    assertEquals(1, model.entries().size());
  }

  private void assertTold(String words) {
    @Nullable String told = model.messageProperty().get();
    assertTrue(told != null && told.contains(words), String.valueOf(told));
    assertEquals(List.of(), model.entries());
    assertFalse(model.busyProperty().get());
  }

  private void select(String name) {
    model
        .selectedProperty()
        .set(
            model.entries().stream()
                .filter(entry -> entry.card().name().equals(name))
                .findFirst()
                .orElseThrow());
  }

  private void removeLibrary() throws IOException {
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
