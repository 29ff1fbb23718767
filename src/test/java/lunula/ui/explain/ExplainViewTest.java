package lunula.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.model.network.Architecture.Code;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.testkit.Fit;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explain.Shapes.Model;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Action;
import lunula.ui.kit.KeyPress;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermEvent;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class ExplainViewTest {
  /// What the smallest window leaves between its columns, and one of full size.
  private static final double LEAST_WIDTH = 464;

  private static final double WIDTH = 900;

  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final BooleanProperty shown = main.explainShownProperty();
  private final ObjectProperty<@Nullable ShownPlan> plan = new SimpleObjectProperty<>();
  private final ExplainViewModel model =
      new ExplainViewModel(
          exploration,
          shown,
          plan,
          new SimpleObjectProperty<>(new Viewport(new LatentPoint(0, 0), 100, 400, 400)));
  private ExplainView view;
  private Stage stage;

  @Start
  void show(Stage window) {
    stage = window;
    shown.set(true);
    open(Model.of(2, true, true, 0), Shapes.plan(Shapes.network(2, Code.NORMAL, 0)));
    view = new ExplainView(model);
    // The map above gives the room.
    var map = new Region();
    VBox.setVgrow(map, Priority.ALWAYS);
    Shown.in(stage, new VBox(map, view), WIDTH, 400);
  }

  private void open(Model live, ShownPlan by) {
    plan.set(by);
    exploration.mapProperty().set(Shapes.map(live.dimensions(), live.variational()));
    exploration.samplesProperty().set(Shapes.IMAGES);
    exploration.decoderProperty().set(live);
    exploration.slice().goTo(new float[live.dimensions()]);
    exploration.slice().goTo(exploration.mapProperty().get().code(1));
  }

  private String status() {
    return ((Label) view.lookup("#explain-status")).getText();
  }

  private ToggleButton button(Part part) {
    return (ToggleButton) view.lookup("#explain-" + part.name().toLowerCase(Locale.ROOT));
  }

  private String details() {
    return ((TextArea) view.lookup("#explain-details")).getText();
  }

  private boolean isOpen() {
    return Fit.isShown(view.lookup("#explain-details"));
  }

  @Test
  void whatAPartIsStandsAboveWhileItHasTheKeyboardAndWhileItIsPointedAt(FxRobot robot) {
    assertTrue(status().startsWith("sun, test image 1"), status());
    robot.interact(() -> button(Part.ENCODER).requestFocus());
    assertTrue(status().startsWith("The encoder turns"), status());
    robot.moveTo(button(Part.KL));
    assertTrue(status().startsWith("How far the posterior is"), status());
    assertTrue(button(Part.KL).getAccessibleHelp().startsWith("How far"));
    assertEquals("KL 3.6", button(Part.KL).getAccessibleText());
  }

  @Test
  void theKeyboardAloneGoesFromPartToPartAndOpensAFormula(FxRobot robot) throws Exception {
    robot.interact(() -> button(Part.IMAGE).requestFocus());
    List<Part> reached = new ArrayList<>();
    for (Part part : Part.values()) {
      if (part != Part.DAMAGE) {
        assertTrue(button(part).isFocused(), "after " + reached);
        reached.add(part);
        robot.type(KeyCode.TAB);
      }
    }
    robot.interact(() -> button(Part.BOUND).requestFocus());
    robot.type(KeyCode.SPACE);
    Frames.pass();
    assertTrue(isOpen());
    assertTrue(details().contains("1.4 + 3.6 = 5.0 nats"), details());
    assertTrue(details().contains("Source: Kingma & Welling 2014"), details());
    assertTrue(button(Part.BOUND).isSelected());
    robot.type(KeyCode.SPACE);
    assertFalse(isOpen());
  }

  @Test
  void openingAFormulaMovesNoButtonAndItsTextCanBeSelected(FxRobot robot) throws Exception {
    double before = top(button(Part.Z));
    robot.clickOn(button(Part.Z));
    Frames.pass();
    assertTrue(isOpen());
    assertEquals(before, top(button(Part.Z)), 0.6);
    TextArea text = (TextArea) view.lookup("#explain-details");
    robot.interact(text::selectAll);
    assertTrue(text.getSelectedText().contains("z = μ + σ · ε"));
    assertFalse(text.isEditable());
    robot.clickOn("#explain-shut");
    assertFalse(isOpen());
    assertTrue(button(Part.Z).isFocused(), "the keyboard is where it was");
  }

  private static double top(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinY();
  }

  @Test
  void aPartLeadsToTheCardOfItsTerm(FxRobot robot) {
    List<Term> asked = new ArrayList<>();
    robot.interact(() -> view.addEventHandler(TermEvent.ASKED, event -> asked.add(event.term())));
    robot.interact(() -> button(Part.KL).requestFocus());
    robot.type(KeyCode.F1);
    robot.clickOn(button(Part.BOUND));
    robot.clickOn(".term-sign");
    assertEquals(List.of(Term.KL, Term.NEGATIVE_ELBO), asked);
  }

  @Test
  void escapeClosesTheFormulaAndLaterNothing(FxRobot robot) {
    List<Action> actions = ExplainActions.of(model, main).actions();
    robot.interact(
        () -> {
          model.toggle(Part.KL);
          assertTrue(KeyPress.on(actions, KeyCode.ESCAPE));
          assertTrue(model.openedProperty().get().isEmpty());
          assertFalse(KeyPress.on(actions, KeyCode.ESCAPE));
        });
  }

  @Test
  void theButtonDrawsAnotherEpsilonAndAtAPlaceGoesToTheNearestImage(FxRobot robot) {
    float before = ((Content.AtImage) model.contentProperty().get()).trace().z()[0];
    robot.clickOn("#explain-draw");
    float after = ((Content.AtImage) model.contentProperty().get()).trace().z()[0];
    assertTrue(before != after);
    robot.interact(() -> exploration.cursorProperty().set(new LatentPoint(1.5, 1)));
    assertTrue(button(Part.POSTERIOR).getStyleClass().contains("absent"));
    assertFalse(button(Part.Z).getStyleClass().contains("absent"));
    robot.clickOn("#explain-nearest");
    assertEquals(new LatentPoint(2, 1), exploration.cursorProperty().get());
    assertFalse(button(Part.POSTERIOR).getStyleClass().contains("absent"));
  }

  @Test
  void everyKindOfModelFitsBetweenTheColumnsOfTheSmallestWindow(FxRobot robot) throws Exception {
    var damage = new Corruption(Corruption.Kind.GAUSSIAN, 0.3);
    List<String> complaints = new ArrayList<>();
    for (double width : new double[] {LEAST_WIDTH, 660, WIDTH}) {
      robot.interact(() -> stage.setWidth(width));
      for (Code code : Code.values()) {
        for (int classes : new int[] {0, 2}) {
          for (int dimensions : new int[] {2, 32}) {
            robot.interact(
                () ->
                    open(
                        Model.of(dimensions, code == Code.NORMAL, code != Code.NONE, classes),
                        Shapes.plan(
                            Shapes.network(dimensions, code, classes),
                            new Objective(1, 4, 0, 0),
                            damage)));
            Frames.pass();
            Frames.pass();
            String kind = "%.0f %s %d %d: ".formatted(width, code, classes, dimensions);
            robot.interact(() -> Fit.complaints(view).forEach(each -> complaints.add(kind + each)));
          }
        }
      }
    }
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }
}
