package lunula.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.model.ImageSize;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.kit.FileChoosers;
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
class AddImagesViewTest {
  @TempDir Path disk;
  private Path leaves;
  private AddImagesViewModel model;
  private AddImagesView view;
  private Button beneath;

  @Start
  void show(Stage stage) throws IOException {
    leaves = Pictures.folder(disk, 20);
    model =
        new AddImagesViewModel(
            (data, name, progress) ->
                new DataChoice(
                    DataSet.idOf(name), name, ImageSize.SMALL, 16, 4, data.classNames(), true),
            Runnable::run,
            AddImagesViewTest::inTheWindow);
    FileChoosers choosers = title -> Optional.of(leaves);
    view = new AddImagesView(model, choosers);
    beneath = new Button("beneath");
    var scene = new Scene(new StackPane(beneath, view), 1280, 720);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Shown.in(stage, scene);
  }

  /// Pictures are read by several threads, which tell of their progress.
  static void inTheWindow(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  @Test
  void oneFolderFromChoosingToAdded(FxRobot robot) {
    assertFalse(view.isVisible());
    robot.interact(model::open);
    assertFalse(button("#data-add").isVisible());
    robot.interact(() -> button("#data-folder").fire());
    assertEquals(leaves.toString(), ((TextField) view.lookup("#data-path")).getText());
    assertTrue(says("41 images · 2 classes: beech, oak"));
    robot.interact(() -> button("#data-add").fire());
    assertTrue(
        says("“Leaves” is in your list of data sets: 40 images. It is chosen for the next run."));
    assertTrue(says("Left out: 1"));
    assertEquals(1, ((ListView<?>) view.lookup("#data-skipped")).getItems().size());
    robot.interact(() -> button("#data-close").fire());
    assertFalse(view.isVisible());
  }

  /// Dark leaves on white paper: the box is proposed, and ticking it moves nothing.
  @Test
  void swappingLightAndDarkIsProposedForDarkInkOnWhite(FxRobot robot) {
    robot.interact(model::open);
    robot.interact(() -> button("#data-folder").fire());
    Node proposal = view.lookup("#data-invert-proposal");
    CheckBox swap = (CheckBox) view.lookup("#data-invert");
    Frames.pass();
    assertTrue(proposal.isVisible());
    Bounds before = swap.localToScene(swap.getLayoutBounds());
    robot.interact(swap::fire);
    Frames.pass();
    assertFalse(proposal.isVisible());
    assertEquals(before, swap.localToScene(swap.getLayoutBounds()));
    robot.interact(swap::fire);
    Frames.pass();
    assertTrue(proposal.isVisible());
  }

  @Test
  void whatWasAddedCanBeTrainedOnAtOnce(FxRobot robot) {
    List<DataChoice> trained = new ArrayList<>();
    model.onTrainProperty().set(trained::add);
    robot.interact(model::open);
    robot.interact(() -> button("#data-folder").fire());
    assertFalse(button("#data-train").isVisible());
    robot.interact(() -> button("#data-add").fire());
    assertTrue(button("#data-train").isVisible());
    robot.interact(() -> button("#data-train").fire());
    assertEquals(List.of("Leaves"), trained.stream().map(DataChoice::name).toList());
    assertFalse(view.isVisible());
  }

  @Test
  void aPathCanBeTypedAndWhatIsHalfTypedIsGoneOnceTheSheetIsClosed(FxRobot robot)
      throws IOException {
    String other = Pictures.folder(disk.resolve("other"), 20).toString();
    robot.interact(model::open);
    TextField path = (TextField) view.lookup("#data-path");
    robot.interact(path::requestFocus);
    robot.interact(() -> path.setText(disk.resolve("nothing").toString()));
    robot.type(KeyCode.ENTER);
    assertInstanceOf(Adding.Refused.class, model.stateProperty().get());
    robot.interact(() -> path.setText(other));
    robot.type(KeyCode.ENTER);
    assertTrue(says("41 images · 2 classes: beech, oak"));
    robot.interact(() -> path.setText("half"));
    robot.type(KeyCode.ESCAPE);
    assertFalse(view.isVisible());
    robot.interact(model::open);
    assertEquals("", path.getText());
  }

  @Test
  void theKeyboardStaysOnTheSheetAndEscapeLeavesIt(FxRobot robot) {
    robot.interact(beneath::requestFocus);
    robot.interact(model::open);
    assertTrue(button("#data-file").isFocused());
    robot.interact(beneath::requestFocus);
    assertTrue(button("#data-file").isFocused());
    robot.type(KeyCode.ESCAPE);
    assertFalse(view.isVisible());
    assertTrue(beneath.isFocused());
  }

  @Test
  void theWholeSheetFitsTheSmallestWindow(FxRobot robot) {
    robot.interact(model::open);
    robot.interact(() -> button("#data-folder").fire());
    Frames.pass();
    double bottom = view.lookup("#add-images").getBoundsInParent().getMaxY();
    assertTrue(bottom <= 720, () -> "the sheet ends at " + bottom);
    assertTrue(view.lookup("#add-images").getBoundsInParent().getMinY() >= 0);
  }

  private boolean says(String text) {
    return view.lookupAll(".label").stream()
        .anyMatch(
            node ->
                node instanceof Label label && label.isVisible() && text.equals(label.getText()));
  }

  private Button button(String id) {
    return (Button) view.lookup(id);
  }
}
