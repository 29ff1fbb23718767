package lunula.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import lunula.bench.Times;
import lunula.geometry.LatentPoint;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainView;

/// Sees when a picture that follows the hand is on the screen.
///
/// A mark in the window's corner is painted, in the frame that shows a decoded picture, in a colour
/// that says for which movement the picture is; a movement is answered when the screen's pixel
/// there has the colour of that movement or a later one.
final class Eye {
  private static final double MARK = 4;
  private static final int COLOURS = 256;

  private final ExplorerState exploration;
  private final Rectangle mark = new Rectangle(MARK, MARK, colour(0));
  private final Deque<Move> open = new ArrayDeque<>();
  private final List<Double> millis = new ArrayList<>();
  private LatentPoint before;

  private record Move(int number, long nanos, LatentPoint cursor) {}

  /// @param number of this eye: each has its own place in the corner
  Eye(MainView window, int number, ExplorerState exploration) {
    this.exploration = exploration;
    before = exploration.cursorProperty().get();
    mark.setManaged(false);
    mark.setLayoutX(number * 2 * MARK);
    window.getChildren().add(mark);
    exploration.decodedProperty().subscribe(this::paint);
  }

  /// The hand is about to move.
  void begin() {
    before = exploration.cursorProperty().get();
  }

  /// The hand has moved. A cursor that stays, because the same image is the nearest, asks for no
  /// picture.
  void expect(int number, long nanos) {
    LatentPoint cursor = exploration.cursorProperty().get();
    if (!cursor.equals(before)) {
      open.add(new Move(number, nanos, cursor));
    }
  }

  private void paint(ExplorerState.Decoded decoded) {
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

  void look(Robot robot) {
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

  void forget() {
    open.clear();
    millis.clear();
  }

  /// How long every movement waited, in milliseconds.
  Times millis() {
    if (millis.isEmpty()) {
      throw new IllegalStateException("no picture followed the hand");
    }
    return Times.of(millis);
  }
}
