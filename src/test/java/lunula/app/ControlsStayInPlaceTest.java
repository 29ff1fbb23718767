package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import lunula.testkit.Fit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A control that is used stays under the pointer: on every page, every number with arrows, check
/// box and toggle is used three times without moving the pointer.
@Tag("slow")
class ControlsStayInPlaceTest extends WindowPages {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;
  private static final int TIMES = 3;

  /// What rounding to pixels may do.
  private static final double SLACK = 0.51;

  /// What belongs to the whole window is used on the first page that has it.
  private final Set<Control> everUsed = Collections.newSetFromMap(new IdentityHashMap<>());

  @BeforeAll
  void resize() throws Exception {
    window.resize(WIDTH, HEIGHT);
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatIsUsedMoves(Sight sight) throws Exception {
    List<String> complaints = new ArrayList<>();
    Set<String> used = new HashSet<>();
    Set<String> reached = new HashSet<>();
    look(sight);
    try {
      use(sight, used, reached, complaints);
    } finally {
      lookAway();
    }
    assertTrue(reached.containsAll(expected(sight)), () -> "used only " + reached);
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }

  /// What must be among the controls that are found.
  private static List<String> expected(Sight sight) {
    return switch (sight) {
      case CURSOR -> List.of("#legend-fold", "#layers-button");
      case LAYERS -> List.of("#layer-density", "#layer-density-classes");
      case TRAIN -> List.of("#train-epochs", "#train-batch", "#train-seed", "#train-settings");
      case TRAIN_IN_FULL -> List.of("#train-conditional");
      default -> List.of();
    };
  }

  private void use(Sight sight, Set<String> used, Set<String> reached, List<String> complaints)
      throws Exception {
    window.frames(2);
    Map<String, Boolean> before = window.get(this::switches);
    for (Control next = next(used); next != null; next = next(used)) {
      Control control = next;
      String name = name(control);
      if (isReached(control)) {
        reached.add(name);
        use(control).stream().map(moved -> name + ": " + moved).forEach(complaints::add);
        restore(before);
        if (!window.get(this::switches).equals(before)) {
          lookAway();
          look(sight);
          window.frames(2);
        }
      }
    }
  }

  /// Sets the switches that are shown back.
  private void restore(Map<String, Boolean> before) throws Exception {
    window.run(
        () -> {
          Map<String, Boolean> now = switches();
          controls()
              .forEach(
                  (name, control) -> {
                    boolean on = now.getOrDefault(name, false);
                    boolean was = before.getOrDefault(name, on);
                    if (was != on
                        && (was || !inGroup(control))
                        && control instanceof ButtonBase button) {
                      button.fire();
                    }
                  });
        });
    window.frames(2);
  }

  private static boolean inGroup(Control control) {
    return control instanceof ToggleButton toggle && toggle.getToggleGroup() != null;
  }

  /// The next control that is shown and was not used before; null if there is none.
  private @Nullable Control next(Set<String> used) throws Exception {
    return window.get(
        () ->
            controls().entrySet().stream()
                .filter(entry -> !entry.getValue().isDisabled() && used.add(entry.getKey()))
                .filter(entry -> everUsed.add(entry.getValue()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null));
  }

  /// All that are shown, by names that stay when a page is made anew.
  private Map<String, Control> controls() {
    Map<String, Control> all = new LinkedHashMap<>();
    for (Node node : stage.getScene().getRoot().lookupAll("*")) {
      boolean wanted =
          node instanceof Spinner || node instanceof CheckBox || node instanceof ToggleButton;
      if (wanted && Fit.isShown(node)) {
        String name = name((Control) node);
        String numbered = name;
        for (int i = 2; all.containsKey(numbered); i++) {
          numbered = name + " " + i;
        }
        all.put(numbered, (Control) node);
      }
    }
    return all;
  }

  private static String name(Control control) {
    if (control.getId() != null) {
      return "#" + control.getId();
    }
    String words = control instanceof ToggleButton toggle ? toggle.getText() : "";
    return words == null || words.isEmpty() ? control.getAccessibleText() : words;
  }

  /// What is on, of all that are shown.
  private Map<String, Boolean> switches() {
    Map<String, Boolean> on = new LinkedHashMap<>();
    controls()
        .forEach(
            (name, control) -> {
              if (control instanceof CheckBox box) {
                on.put(name, box.isSelected());
              } else if (control instanceof ToggleButton toggle) {
                on.put(name, toggle.isSelected());
              }
            });
    return on;
  }

  /// Scrolls to a control.
  ///
  /// @return whether it is not covered by a sheet
  private boolean isReached(Control control) throws Exception {
    window.run(() -> reveal(control));
    window.frames(2);
    return window.get(() -> isWithin(hit(stage.getScene().getRoot(), place(control)), control));
  }

  /// Scrolls the page that a control is on until the control is seen.
  private static void reveal(Node control) {
    for (Node page = control; page != null; page = page.getParent()) {
      if (page instanceof ScrollPane scroll && !Fit.isSeenWhole(control)) {
        Bounds all = scroll.getContent().getBoundsInLocal();
        Bounds its =
            scroll.getContent().sceneToLocal(control.localToScene(control.getLayoutBounds()));
        double seen = scroll.getViewportBounds().getHeight();
        if (all.getHeight() > seen) {
          scroll.setVvalue(
              Math.clamp((its.getCenterY() - seen / 2) / (all.getHeight() - seen), 0, 1));
        }
      }
    }
  }

  /// Where one presses it, in the scene.
  private static Point2D place(Control control) {
    Node part =
        switch (control) {
          case Spinner<?> spinner -> spinner.lookup(".decrement-arrow-button");
          case CheckBox box -> box.lookup(".box");
          default -> control;
        };
    Bounds bounds = part.localToScene(part.getLayoutBounds());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private List<String> use(Control control) throws Exception {
    Map<String, Bounds> before = window.get(this::places);
    Point2D at = window.get(() -> place(control));
    for (int time = 1; time <= TIMES; time++) {
      window.run(
          () -> {
            if (control instanceof Spinner<?> spinner) {
              spinner.decrement();
            } else {
              ((ButtonBase) control).fire();
            }
          });
      window.frames(3);
      String after = " after using it " + time + " times";
      if (!window.get(() -> control.getScene() != null && Fit.isShown(control))) {
        return List.of("gone" + after);
      }
      Point2D now = window.get(() -> place(control));
      // Buttons of a row may share its width anew when a scroll bar comes or goes.
      boolean mayWiden = control instanceof ToggleButton && window.get(() -> isUnder(control, at));
      if (mayWiden ? Math.abs(now.getY() - at.getY()) > SLACK : now.distance(at) > SLACK) {
        return List.of("moved from " + at + " to " + now + after);
      }
      if (control instanceof ToggleButton) {
        continue; // Toggles turn pages: what is beside them belongs to another page.
      }
      List<String> others = window.get(() -> others(before));
      if (!others.isEmpty()) {
        return others;
      }
    }
    return List.of();
  }

  private static boolean isUnder(Control control, Point2D place) {
    return control.contains(control.sceneToLocal(place));
  }

  private Map<String, Bounds> places() {
    Map<String, Bounds> all = new LinkedHashMap<>();
    controls()
        .forEach((name, control) -> all.put(name, control.localToScene(control.getLayoutBounds())));
    return all;
  }

  private List<String> others(Map<String, Bounds> before) {
    List<String> all = new ArrayList<>();
    places()
        .forEach(
            (name, now) -> {
              Bounds was = before.get(name);
              if (was != null && Math.abs(was.getMinY() - now.getMinY()) > SLACK) {
                all.add("moves " + name + " by " + (now.getMinY() - was.getMinY()));
              }
            });
    return all;
  }

  /// What is on top at a place of the scene.
  private static @Nullable Node hit(Node node, Point2D place) {
    Point2D at = node.sceneToLocal(place);
    boolean cut = node.getClip() != null && !node.getClip().contains(at);
    if (!node.isVisible() || node.isMouseTransparent() || cut) {
      return null;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable().reversed()) {
        Node found = hit(child, place);
        if (found != null) {
          return found;
        }
      }
    }
    boolean solid = !(node instanceof Parent) || (node.isPickOnBounds() && node instanceof Region);
    return solid && node.contains(at) ? node : null;
  }

  private static boolean isWithin(@Nullable Node node, Node control) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(control)) {
        return true;
      }
    }
    return false;
  }
}
