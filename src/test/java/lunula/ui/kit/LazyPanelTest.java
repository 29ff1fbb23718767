package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class LazyPanelTest {
  private final List<Node> whole = new ArrayList<>();
  private HBox few;
  private VBox many;
  private VBox panel;
  private LazyPanel slot;

  @Start
  void make(Stage stage) {
    var hidden = new Button("hidden");
    hidden.setVisible(false);
    few = new HBox(new Button("1"), new Button("2"));
    many = new VBox(new Button("a"), few, hidden, new Button("b"), new Button("c"));
    panel = new VBox(new Button("first"), many, new Button("last"));
    slot = new LazyPanel(() -> panel);
    collect(panel, whole);
  }

  @Test
  void aPanelIsWholeAndInItsOrderAtTheEnd() {
    furnish();
    List<Node> now = new ArrayList<>();
    collect(panel, now);
    assertEquals(whole, now);
    assertEquals(List.of(panel), slot.getChildren());
  }

  @Test
  void aPanelIsMadeBeforeItIsShown() {
    slot.furnish();
    assertTrue(slot.getChildren().isEmpty());
    assertFalse(slot.isComplete());
  }

  @Test
  void fewControlsComeInOneStepAndManyInSeveral() {
    List<Integer> came = furnish();
    assertEquals(2, came.stream().mapToInt(Integer::intValue).max().orElseThrow());
    assertTrue(many.getChildren().contains(few));
  }

  /// As a sheet has it: in a pane of its own, and partly in one that scrolls.
  @Test
  void aSheetComesInStepsAndIsWholeAtTheEnd() {
    var scroll = new ScrollPane(panel);
    var sheet = new StackPane(new VBox(new Button("title"), scroll, new Button("close")));
    BooleanSupplier step = LazyPanel.inSteps(sheet);
    assertTrue(panel.getChildren().isEmpty());
    int steps = 1;
    while (step.getAsBoolean()) {
      steps++;
    }
    assertTrue(steps > 6, steps + " steps");
    List<Node> now = new ArrayList<>();
    collect(panel, now);
    assertEquals(whole, now);
    VBox box = (VBox) sheet.getChildren().getFirst();
    assertEquals(scroll, box.getChildren().get(1));
    assertEquals(3, box.getChildren().size());
    assertFalse(step.getAsBoolean());
  }

  /// @return how many visible buttons each step brought
  private List<Integer> furnish() {
    List<Integer> came = new ArrayList<>();
    while (!slot.isComplete()) {
      int before = buttons();
      slot.furnish();
      came.add(buttons() - before);
    }
    return came;
  }

  private int buttons() {
    List<Node> there = new ArrayList<>();
    collect(slot, there);
    return (int) there.stream().filter(n -> n instanceof Button && n.isVisible()).count();
  }

  private static void collect(Node node, List<Node> into) {
    into.add(node);
    if (node instanceof Parent parent && !(node instanceof Button)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }
}
