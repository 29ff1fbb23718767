package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import lunula.testkit.TabOrder;
import lunula.testkit.Targets;
import lunula.ui.shell.TextSize;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page can be used by the keyboard alone, and by a hand that is not steady.
@Tag("slow")
class AccessOnEveryPageTest extends WindowPages {
  @BeforeAll
  void resize() throws Exception {
    window.resize(1280, 720);
    window.run(view::focusMap);
  }

  @ParameterizedTest
  @EnumSource
  void everyControlIsReachedAndLargeEnough(Sight sight) throws Exception {
    look(sight);
    window.frames(2);
    List<String> complaints = new ArrayList<>();
    complaints.addAll(window.get(() -> TabOrder.complaints(stage.getScene(), part(sight))));
    complaints.addAll(window.get(() -> Targets.complaints(part(sight))));
    window.run(() -> assembly.main().textSizeProperty().set(TextSize.LARGEST));
    window.frames(2);
    complaints.addAll(lost());
    window.run(() -> assembly.main().textSizeProperty().set(TextSize.NORMAL));
    lookAway();
    assertEquals(List.of(), complaints, () -> sight + "\n" + String.join("\n", complaints));
  }

  /// What is twice as large does not fit all at once: each control is seen when it has the
  /// keyboard.
  private List<String> lost() throws Exception {
    List<String> lost = new ArrayList<>();
    Set<Node> reached = new HashSet<>();
    for (Node at = focused(); reached.add(at); at = focused()) {
      Node from = at;
      window.run(() -> TabOrder.press(from, KeyCode.TAB));
      window.get(this::outside).ifPresent(lost::add);
    }
    return lost;
  }

  private Node focused() throws Exception {
    return window.get(() -> Objects.requireNonNull(stage.getScene().getFocusOwner()));
  }

  private Optional<String> outside() {
    Node node = stage.getScene().getFocusOwner();
    Bounds at = node.localToScene(node.getLayoutBounds());
    double width = stage.getScene().getWidth();
    double height = stage.getScene().getHeight();
    boolean fits = at.getWidth() <= width && at.getHeight() <= height;
    boolean seen = new BoundingBox(-1, -1, width + 2, height + 2).contains(at);
    return fits && !seen ? Optional.of("outside at 200 %: " + node + at) : Optional.empty();
  }

  /// What lies over the window has the keyboard for itself.
  private Parent part(Sight sight) {
    String sheet =
        switch (sight) {
          case ABOUT -> "#about";
          case HELP -> ".help-veil";
          case PALETTE -> "#palette";
          case MODEL_CHOOSER -> "#model-chooser";
          default -> "";
        };
    return sheet.isEmpty() ? view : (Parent) view.lookup(sheet);
  }
}
