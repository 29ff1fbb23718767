package lunula.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import lunula.bench.Table;
import lunula.bench.Times;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainView;

/// A pointer that is dragged round the middle of a map, and an eye on the screen for every picture
/// that follows it. Every picture counts from the time at which the hand moved, before the event
/// had to wait for the JavaFX thread.
final class DraggingHand {
  private final Robot robot = new Robot();
  private final Node map;
  private final List<Eye> eyes = new ArrayList<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private int moves;

  /// JavaFX thread.
  ///
  /// @param map is dragged over
  /// @param followers whose pictures follow
  DraggingHand(Node map, List<ExplorerState> followers) {
    this.map = map;
    MainView window = (MainView) map.getScene().getRoot();
    for (ExplorerState follower : followers) {
      eyes.add(new Eye(window, eyes.size(), follower));
    }
  }

  /// A hand on one map, whose own picture follows.
  static DraggingHand over(Node map, ExplorerState exploration) {
    return new DraggingHand(map, List.of(exploration));
  }

  /// JavaFX thread.
  void press() {
    robot.mouseMove(place(moves));
    robot.mousePress(MouseButton.PRIMARY);
  }

  /// JavaFX thread.
  void release() {
    robot.mouseRelease(MouseButton.PRIMARY);
  }

  /// Moves the hand now; the event reaches the window when the JavaFX thread takes it. Any thread.
  void moveOn() {
    long now = System.nanoTime();
    Platform.runLater(() -> move(now));
  }

  private void move(long nanos) {
    moves++;
    eyes.forEach(Eye::begin);
    robot.mouseMove(place(moves));
    int number = moves;
    eyes.forEach(eye -> eye.expect(number, nanos));
  }

  /// A slow spiral that never comes to the same place twice.
  private Point2D place(int move) {
    double most = Math.min(map.getLayoutBounds().getWidth(), map.getLayoutBounds().getHeight());
    double radius = 0.15 * most + (move * 0.02) % (0.2 * most);
    double angle = move * 0.05;
    return map.localToScreen(
        map.getLayoutBounds().getCenterX() + radius * Math.cos(angle),
        map.getLayoutBounds().getCenterY() + radius * Math.sin(angle));
  }

  /// Looks at the screen as soon as the JavaFX thread can. Any thread.
  void lookSoon() {
    if (looking.compareAndSet(false, true)) {
      Platform.runLater(this::look);
    }
  }

  private void look() {
    looking.set(false);
    eyes.forEach(eye -> eye.look(robot));
  }

  /// Forgets what was answered so far. JavaFX thread.
  void forget() {
    eyes.forEach(Eye::forget);
  }

  /// Prints how long the movements waited for their pictures. After the drag.
  void print(String during) {
    for (int at = 0; at < eyes.size(); at++) {
      Times times = eyes.get(at).millis();
      String which = eyes.size() == 1 ? "" : ", pane " + (at + 1);
      Table.row(
          during + which + ": event to picture on screen",
          "p50 %.1f ms, p99 %.1f ms of %,d events",
          times.median(),
          times.percentile(99),
          times.count());
    }
  }
}
