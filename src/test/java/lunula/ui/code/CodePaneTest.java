package lunula.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.export.code.Language;
import lunula.geometry.LatentPoint;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class CodePaneTest extends ApplicationTest {
  @TempDir private Path root;
  private ExplorerState exploration;
  private MainViewModel main;
  private CodeViewModel model;
  private CodePane pane;
  private StackPane sheet;
  private Optional<Path> answer = Optional.empty();

  @Override
  public void start(Stage stage) {
    exploration = new ExplorerState(Runnable::run, Runnable::run);
    main = new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
    main.cardProperty().set(Samples.card("Mine", TrainingPlan.ARTICLE));
    ReadOnlyObjectWrapper<@Nullable Path> opened =
        new ReadOnlyObjectWrapper<>(root.resolve("mine"));
    model = new CodeViewModel(main, opened, Runnable::run);
    pane = new CodePane(model, name -> answer);
    sheet = new StackPane(pane);
    Shown.in(stage, sheet, 400, 620);
  }

  @SuppressWarnings("unchecked") // the pane's own list
  private ListView<String> lines() {
    return (ListView<String>) pane.lookup("#code-lines");
  }

  private String shown() {
    return String.join("\n", lines().getItems()) + "\n";
  }

  private String clipboard() {
    var found = new String[1];
    interact(() -> found[0] = Clipboard.getSystemClipboard().getString());
    return found[0];
  }

  @Test
  void theCodeFollowsTheCursorAndTheLanguage() {
    interact(() -> exploration.cursorProperty().set(new LatentPoint(0.25, 4)));
    assertTrue(shown().contains("Z = [0.25, 4.0]"));
    assertEquals(model.textProperty().get(), shown());
    interact(() -> model.languageProperty().set(Language.DJL));
    assertTrue(shown().contains("class DecodeIt {"));
  }

  @Test
  void selectedLinesStaySelectedWhileTheCursorMoves() {
    interact(() -> lines().getSelectionModel().selectRange(0, 2));
    interact(() -> exploration.cursorProperty().set(new LatentPoint(0.25, 4)));
    assertEquals(2, lines().getSelectionModel().getSelectedItems().size());
  }

  @Test
  void copyTakesTheWholeProgramAndSaysSo() {
    var said = new String[1];
    interact(
        () -> {
          ((Button) pane.lookup("#code-copy")).fire();
          said[0] = ((Label) pane.lookup("#code-outcome")).getText();
        });
    assertEquals(model.textProperty().get(), clipboard());
    assertEquals("Copied, without the weights", said[0]);
  }

  @Test
  void selectedLinesAreCopiedByKey() {
    interact(
        () -> {
          lines().requestFocus();
          lines().getSelectionModel().selectRange(3, 5);
        });
    push(KeyCode.SHORTCUT, KeyCode.C);
    assertEquals("import json\nimport struct\n", clipboard());
  }

  @Test
  void savesUnderTheNameThePersonChose() throws Exception {
    Files.createDirectory(root.resolve("mine"));
    Files.writeString(root.resolve("mine/model.safetensors"), "");
    answer = Optional.of(root.resolve("mine.py"));
    interact(() -> ((Button) pane.lookup("#code-save")).fire());
    assertEquals(model.textProperty().get(), Files.readString(root.resolve("mine.py")));
    assertEquals(
        "Saved as mine.py, with its weights", ((Label) pane.lookup("#code-outcome")).getText());
  }

  @Test
  void whileTheSheetIsHiddenNothingIsWritten() {
    interact(() -> sheet.setVisible(false));
    String before = model.textProperty().get();
    interact(() -> exploration.cursorProperty().set(new LatentPoint(7, 7)));
    assertEquals(before, model.textProperty().get());
    interact(() -> sheet.setVisible(true));
    assertTrue(shown().contains("Z = [7.0, 7.0]"));
  }

  @Test
  void aModelInTrainingShowsASentenceInPlaceOfCode() {
    interact(() -> main.trainingProperty().set(true));
    assertFalse(lines().getParent().isVisible());
    interact(() -> main.trainingProperty().set(false));
    assertTrue(lines().getParent().isVisible());
  }
}
