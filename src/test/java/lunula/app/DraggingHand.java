package lunula.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import lunula.bench.Times;
import lunula.geometry.LatentPoint;
import lunula.ui.Exploration;
import lunula.ui.MainView;

/// A pointer that is dragged round the middle of the map, and an eye on the screen.
///
/// A mark in the window's corner is painted, in the frame that shows a decoded picture, in a colour
/// that says for which movement the picture is; a movement is answered when the screen's pixel
/// there has the colour of that movement or a later one. Every picture counts from the time at
/// which the hand moved, before the event had to wait for the JavaFX thread.
final class DraggingHand {
  private static final double MARK = 4;
  private static final int COLOURS = 256;

  private final Robot robot = new Robot();
  private final Exploration exploration;
  private final Node map;
  private final Rectangle mark = new Rectangle(MARK, MARK, colour(0));
  private final Deque<Move> open = new ArrayDeque<>();
  private final List<Double> millis = new ArrayList<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private int moves;

  private record Move(int number, long nanos, LatentPoint cursor) {}

  /// JavaFX thread.
  DraggingHand(MainView view, Exploration exploration) {
    this.exploration = exploration;
    map = view.lookup(".map-view");
    mark.setManaged(false);
    view.getChildren().add(mark);
    exploration.decodedProperty().subscribe(this::paint);
  }

  /// JavaFX thread.
  void press() {
    robot.mouseMove(place(0));
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
    LatentPoint before = exploration.cursorProperty().get();
    robot.mouseMove(place(moves));
    LatentPoint cursor = exploration.cursorProperty().get();
    if (cursor.equals(before)) {
      throw new IllegalStateException("the cursor did not follow movement " + moves);
    }
    open.add(new Move(moves, nanos, cursor));
  }

  /// A slow spiral that never comes to the same place twice.
  private Point2D place(int move) {
    double radius = 0.15 * Math.min(map.getLayoutBounds().getWidth(), 600) + move * 0.02;
    double angle = move * 0.05;
    return map.localToScreen(
        map.getLayoutBounds().getCenterX() + radius * Math.cos(angle),
        map.getLayoutBounds().getCenterY() + radius * Math.sin(angle));
  }

  private void paint(Exploration.Decoded decoded) {
    if (decoded != null) {
      open.stream()
          .filter(move -> move.cursor().equals(decoded.place()))
          .reduce((earlier, later) -> later)
          .ifPresent(move -> mark.setFill(colour(move.number())));
    }
  }

  private static Color colour(int number) {
    return Color.rgb(number % COLOURS, number / COLOURS % COLOURS, 77);
  }

  /// Looks at the screen as soon as the JavaFX thread can. Any thread.
  void lookSoon() {
    if (looking.compareAndSet(false, true)) {
      Platform.runLater(this::look);
    }
  }

  private void look() {
    looking.set(false);
    Color seen = robot.getPixelColor(mark.localToScreen(MARK / 2, MARK / 2));
    int number = byteOf(seen.getRed()) + COLOURS * byteOf(seen.getGreen());
    long now = System.nanoTime();
    for (Iterator<Move> each = open.iterator(); each.hasNext(); ) {
      Move move = each.next();
      if (move.number() <= number) {
        millis.add((now - move.nanos()) / 1e6);
        each.remove();
      }
    }
  }

  private static int byteOf(double channel) {
    return (int) Math.round(channel * (COLOURS - 1));
  }

  /// How long every movement waited for its picture, in milliseconds. After the drag.
  Times millis() {
    return Times.of(millis);
  }
}
