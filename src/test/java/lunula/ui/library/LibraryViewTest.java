package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.library.LibraryEntry;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.plan.Preset;
import lunula.testkit.Frames;
import lunula.testkit.Samples;
import lunula.testkit.Shown;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermEvent;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class LibraryViewTest {
  private final LibraryEntry own = Samples.entry("Mine", false);
  private final MemoryLibrary library = new MemoryLibrary(Samples.entry("Shipped", true), own);
  private final List<LibraryEntry> opened = new ArrayList<>();
  @TempDir private Path exported;
  private LibraryViewModel model;
  private LibraryView view;

  @Start
  void show(Stage stage) {
    model = new LibraryViewModel(library, Runnable::run, Runnable::run, opened::add);
    view = new LibraryView(model, choosers());
    library.problems.add("models/x/config.json is missing; copy the folder again.");
    model.refresh();
    var scene = new Scene(view, 308, 600);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Shown.in(stage, scene);
  }

  private FileChoosers choosers() {
    return new FileChoosers() {
      @Override
      public Optional<Path> folder(String title) {
        return Optional.of(Path.of("downloads", "Guest"));
      }

      @Override
      public Optional<Path> file(String title, String kinds, List<String> endings) {
        return endings.contains("lunula-model")
            ? Optional.of(Path.of("downloads", "Gift.lunula-model"))
            : Optional.empty();
      }

      @Override
      public Optional<Path> save(String title, String suggestedName) {
        return Optional.of(exported.resolve(suggestedName));
      }
    };
  }

  @Test
  void theSelectedModelIsExportedInOneFileAndItsFolderOffered(FxRobot robot) {
    List<Path> told = new ArrayList<>();
    model.onExportedProperty().set((words, file) -> told.add(file));
    choose(robot, 0);
    robot.interact(() -> ((Button) view.lookup("#library-export")).fire());
    Path file = exported.resolve("shipped.lunula-model");
    assertTrue(Files.exists(file));
    assertEquals(List.of(file), told);
  }

  @Test
  void aModelInAFileIsOpened(FxRobot robot) {
    robot.interact(() -> ((Button) view.lookup("#library-import-file")).fire());
    assertEquals(1, opened.size());
    assertTrue(says("Gift.lunula-model"));
  }

  @Test
  void theKeyboardChoosesAndOpensAModel(FxRobot robot) {
    robot.interact(() -> view.lookup(".list-view").requestFocus());
    robot.type(KeyCode.END, KeyCode.ENTER);
    assertEquals(List.of(own), opened);
    assertTrue(says("253.4 reconstruction + 6.4 KL = 259.8 nats"));
  }

  @Test
  void modelsStandTogetherWhoseLossesCompareAndAStrangerSaysThatItComparesWithNone(FxRobot robot) {
    assertEquals(List.of("−ELBO, a bound; Bernoulli"), headings());
    assertFalse(says("784-512-2 · β 1 · −ELBO 259.8 nats, comparable with none here"));
    robot.interact(
        () -> {
          library.entries.add(1, Samples.entry("Plain", Preset.of("autoencoder").plan()));
          model.refresh();
        });
    Frames.pass();
    assertEquals(
        List.of("Shipped", "Mine", "Plain"),
        model.groupedEntries().stream().map(entry -> entry.card().name()).toList());
    assertEquals(
        List.of(
            "−ELBO, a bound; Bernoulli", "reconstruction alone, no bound; density of grey values"),
        headings());
    assertTrue(says("784-128-64-12-2 · error 253.4 nats, comparable with none here"));
    robot.interact(() -> model.groupedEntries().removeFirst());
    Frames.pass();
    assertEquals(2, headings().size());
    assertTrue(says("784-512-2 · β 1 · −ELBO 259.8 nats, comparable with none here"));
  }

  /// What is said of the groups' losses, from the top.
  private List<String> headings() {
    return view.lookupAll(".group-heading").stream()
        .filter(heading -> heading.isVisible() && heading.lookup(".muted") instanceof Label)
        .sorted(Comparator.comparingDouble(node -> node.localToScene(0, 0).getY()))
        .map(heading -> ((Label) heading.lookup(".muted")).getText())
        .toList();
  }

  @Test
  void deletingByKeyAsksFirstAndEscapeLeavesEverything(FxRobot robot) {
    choose(robot, 1);
    robot.type(KeyCode.DELETE);
    assertTrue(says("Delete “Mine” for good? Its folder is removed from your disk."));
    robot.type(KeyCode.ESCAPE);
    assertFalse(view.lookup(".question").isVisible());
    assertEquals(2, library.entries.size());
    robot.type(KeyCode.DELETE);
    robot.interact(() -> ((Button) view.lookup("#library-delete-yes")).fire());
    assertEquals(1, library.entries.size());
  }

  @Test
  void everyCardIsReadFromItsTop(FxRobot robot) {
    choose(robot, 0);
    var details = (ScrollPane) view.lookup(".scroll-pane");
    robot.interact(() -> details.setVvalue(1));
    choose(robot, 1);
    assertEquals(0, details.getVvalue());
  }

  @Test
  void renamingTypesOverTheOldName(FxRobot robot) {
    choose(robot, 1);
    robot.type(KeyCode.F2);
    Frames.pass();
    robot.write("Ours").type(KeyCode.ENTER);
    assertEquals("Ours", library.entries.getLast().card().name());
  }

  @Test
  void theNameOfBeforeIsOneButtonAway(FxRobot robot) {
    choose(robot, 1);
    robot.type(KeyCode.F2);
    assertNull(view.lookup("#library-rename-field-reset"));
    robot.write("Ours");
    robot.interact(((Button) view.lookup("#library-rename-field-reset"))::fire);
    assertEquals("Mine", ((TextField) view.lookup("#library-rename-field")).getText());
    assertTrue(view.lookup("#library-rename-field").isFocused());
  }

  @Test
  void aMeasuresCardIsOneKeyAway(FxRobot robot) {
    List<Term> asked = new ArrayList<>();
    view.addEventHandler(TermEvent.ASKED, event -> asked.add(event.term()));
    choose(robot, 1);
    robot.interact(
        () ->
            model
                .selectedProperty()
                .set(measured(own, Measurements.NONE.with(Measure.IMPORTANCE_WEIGHTED, 247.926))));
    Frames.pass();
    assertTrue(says("247.93"));
    robot.interact(() -> view.lookup(".measure-row").requestFocus());
    robot.type(KeyCode.SPACE);
    robot.type(KeyCode.F1);
    assertEquals(List.of(Term.IMPORTANCE_WEIGHTED, Term.IMPORTANCE_WEIGHTED), asked);
  }

  private static LibraryEntry measured(LibraryEntry entry, Measurements measures) {
    return new LibraryEntry(entry.folder(), entry.bundled(), entry.card().with(measures));
  }

  @Test
  void measuringIsOfferedOnlyWhereItCanBeDone(FxRobot robot) {
    choose(robot, 1);
    assertFalse(view.lookup("#library-measure").isVisible());
    assertTrue(says("Not measured yet."));
  }

  @Test
  void shippedModelsOfferNeitherRenameNorDelete(FxRobot robot) {
    choose(robot, 0);
    assertTrue(view.lookup("#library-rename").isDisabled());
    assertTrue(view.lookup("#library-delete").isDisabled());
    assertFalse(view.lookup("#library-open").isDisabled());
  }

  @Test
  void aFolderFromDiskIsListedAndBrokenOnesAreExplained(FxRobot robot) {
    assertTrue(says("models/x/config.json is missing; copy the folder again."));
    robot.interact(() -> ((Button) view.lookup("#library-import")).fire());
    assertEquals(1, opened.size());
    assertTrue(says("Guest"));
  }

  private void choose(FxRobot robot, int index) {
    var list = (ListView<?>) view.lookup(".list-view");
    robot.interact(list::requestFocus);
    robot.interact(() -> list.getSelectionModel().clearAndSelect(index));
  }

  private boolean says(String text) {
    return view.lookupAll(".label").stream()
        .anyMatch(node -> node instanceof Label label && text.equals(label.getText()));
  }
}
