package lunula.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.measure.Selection;
import lunula.model.Encodings;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathPictures;
import lunula.ui.export.NumbersViewModel.Format;
import lunula.ui.export.NumbersViewModel.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ExportViewTest {
  private final ExportViewModel model = new ExportViewModel(new SimpleBooleanProperty(), "first");

  @SuppressWarnings("NullAway.Init") // made once there is a toolkit
  private Label first;

  @SuppressWarnings("NullAway.Init")
  private Label second;

  private final List<String> made = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private ExportView view;

  @SuppressWarnings("NullAway.Init")
  private Button map;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  @Start
  void show(Stage stage) {
    map = new Button("map");
    first = new Label("1");
    second = new Label("2");
    view =
        new ExportView(
            model,
            List.of(
                new ExportView.Page("first", "First", "The first", () -> make("first", first)),
                new ExportView.Page(
                    "second", "Second", "The second", () -> make("second", second))));
    Shown.in(stage, new StackPane(map, view), 900, 600);
    map.requestFocus();
  }

  private Label make(String name, Label label) {
    made.add(name);
    return label;
  }

  private void settled() throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> view.isVisible() == model.shownProperty().get());
    Frames.pass();
  }

  @Test
  void thePagesAreMadeWhenFirstShownAndOnlyTheShownOneIsInTheScene(FxRobot robot)
      throws TimeoutException {
    assertEquals(List.of(), made);
    robot.interact(() -> model.shownProperty().set(true));
    assertEquals(List.of("first"), made);
    robot.interact(() -> model.show("second"));
    robot.interact(() -> model.show("first"));
    robot.interact(() -> model.show("second"));
    assertEquals(List.of("first", "second"), made);
    assertNull(first.getScene());
    assertSame(view.getScene(), second.getScene());
    robot.interact(model::close);
    settled();
    assertNull(second.getScene());
  }

  @Test
  void escapePutsTheSheetAwayAndTheKeyboardIsWhereItWas(FxRobot robot) throws TimeoutException {
    robot.interact(() -> model.shownProperty().set(true));
    assertTrue(view.isVisible());
    assertFalse(map.isFocused());
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    settled();
    assertFalse(model.shownProperty().get());
    assertTrue(map.isFocused());
  }

  @Test
  void theSheetIsNotModalAndLeavesTheFocusToWhoeverHasTakenIt(FxRobot robot)
      throws TimeoutException {
    robot.interact(() -> model.shownProperty().set(true));
    var other = new Button("other");
    robot.interact(
        () -> {
          ((StackPane) view.getParent()).getChildren().add(0, other);
          other.requestFocus();
        });
    robot.interact(model::close);
    settled();
    assertTrue(other.isFocused());
  }

  @Test
  void numbersAreCountedAndWritten() throws IOException {
    var exploration = new ExplorerState(Runnable::run, Runnable::run);
    float[] means = {1, 2, 3, 4};
    var encodings = new Encodings(2, means, new float[4]);
    exploration
        .mapProperty()
        .set(new MapData(encodings, new byte[] {0, 1}, List.of("Coat", "Bag")));
    var numbers =
        new NumbersViewModel(
            exploration,
            () -> Selection.of(2, image -> image == 1),
            () -> PathPictures.NONE,
            new Saving(Runnable::run, Runnable::run, (words, file) -> {}));
    assertEquals(2, numbers.count(Numbers.ALL));
    assertEquals(1, numbers.count(Numbers.SELECTION));
    assertEquals(0, numbers.count(Numbers.PATH));
    Path file = folder.resolve(numbers.suggestedName(Numbers.SELECTION, Format.CSV));
    numbers.save(Numbers.SELECTION, Format.CSV, file);
    assertEquals("index,class,z0,z1\n1,1,3.0,4.0\n", Files.readString(file));
    assertEquals("Saved as lunula-selection.csv.", numbers.saving().job().sentenceProperty().get());
    numbers.save(Numbers.PATH, Format.CSV, folder.resolve("path.csv"));
    assertFalse(Files.exists(folder.resolve("path.csv")));
  }

  @Test
  void aCancelledFileIsNotThereAndASentenceSaysSo() {
    List<Runnable> disk = new ArrayList<>();
    var saving = new Saving(disk::add, Runnable::run, (words, file) -> {});
    Path file = folder.resolve("some.csv");
    saving.save(file, (to, heard) -> heard.goesOn(1, 2) && Files.exists(Files.createFile(to)));
    assertTrue(saving.job().runningProperty().get());
    saving.job().cancel();
    disk.forEach(Runnable::run);
    assertFalse(saving.job().runningProperty().get());
    assertFalse(Files.exists(file));
    assertEquals("Cancelled; some.csv was not written.", saving.job().sentenceProperty().get());
  }

  @Test
  void aFailureIsSaidInItsOwnWords() {
    var saving = new Saving(Runnable::run, Runnable::run, (words, file) -> {});
    saving.save(
        folder.resolve("some.csv"),
        (to, heard) -> {
          throw new IOException("The disk is full.");
        });
    assertEquals("The disk is full.", saving.job().sentenceProperty().get());
  }
}
