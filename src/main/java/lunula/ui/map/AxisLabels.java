package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Ticks;
import lunula.geometry.Viewport;
import lunula.ui.kit.Texts;

/// The axes' numbers along the lower and the left edge, each on a plate in the colour of the
/// background, as points may lie under them. Of a latent space with more than two dimensions also
/// the names of the two directions that the map shows, and how much of the variance lies along
/// each.
final class AxisLabels extends Pane {
  private static final double APART = 90;
  private static final double INSET = 6;
  private static final double CORNER = 24;

  /// Clear of the numbers along the edges.
  private static final double NAME_LEFT = 40;

  private static final double NAME_BOTTOM = 22;

  private final Texts texts = Texts.of(AxisLabels.class);
  private final List<Numeral> numerals = new ArrayList<>();
  private final Label right = nameLabel("axis-right");
  private final Label up = nameLabel("axis-up");
  private boolean named;
  private int used;

  AxisLabels() {
    getStyleClass().add("axis-labels");
    setMouseTransparent(true);
    setManaged(false);
    getChildren().addAll(right, up);
  }

  private static Label nameLabel(String id) {
    var name = new Label();
    name.setId(id);
    name.getStyleClass().add("axis-name");
    name.setManaged(false);
    return name;
  }

  /// Names the directions that are on the map now.
  void name(LatentFrame frame) {
    named = frame.others() > 0;
    if (named) {
      right.setText(texts.get("map.axis.right", words(frame, 0)));
      up.setText(texts.get("map.axis.up", words(frame, 1)));
    }
  }

  private String words(LatentFrame frame, int direction) {
    String key =
        switch (frame.choice()) {
          case PlaneChoice.Principal principal -> "map.axis.principal";
          case PlaneChoice.Axes axes -> "map.axis.own";
        };
    String name = texts.get(key, frame.number(direction) + 1);
    double share = frame.share(direction);
    return Double.isFinite(share) ? texts.get("map.axis.share", name, share) : name;
  }

  /// Puts the names at the lower and the left edge of a map of this size, below the legend.
  void placeNames(double width, double height) {
    place(right, width - right.prefWidth(-1) - INSET, height - right.prefHeight(-1) - NAME_BOTTOM);
    place(up, NAME_LEFT, INSET);
    boolean roomy =
        right.getWidth() + NAME_LEFT < width && up.getHeight() + NAME_BOTTOM < height / 2;
    right.setVisible(named && roomy);
    up.setVisible(named && roomy);
  }

  private static void place(Label name, double x, double y) {
    name.resizeRelocate(Math.rint(x), Math.rint(y), name.prefWidth(-1), name.prefHeight(-1));
  }

  /// The ticks that suit a viewport.
  static Ticks ticksFor(Viewport viewport) {
    return Ticks.atLeastApart(APART / viewport.scale());
  }

  /// Puts the numbers where their ticks are now.
  ///
  /// @param covers what lies over the map, the leftmost first; a number that it would cover stands
  ///     at its right
  void placeNumbers(Viewport viewport, List<Bounds> covers) {
    used = 0;
    LatentBounds visible = viewport.visible();
    Ticks ticks = ticksFor(viewport);
    for (double tick : ticks.between(visible.minX(), visible.maxX())) {
      ScreenPoint at = viewport.toScreen(new LatentPoint(tick, visible.minY()));
      Numeral numeral = next(ticks.label(tick));
      double half = numeral.width() / 2;
      numeral.place(Math.rint(at.x() - half), viewport.height() - INSET, VPos.BOTTOM);
      numeral.show(at.x() - half > CORNER && at.x() + half < viewport.width() - INSET);
    }
    for (double tick : ticks.between(visible.minY(), visible.maxY())) {
      ScreenPoint at = viewport.toScreen(new LatentPoint(visible.minX(), tick));
      Numeral numeral = next(ticks.label(tick));
      double x = INSET;
      for (Bounds cover : covers) {
        double half = numeral.height() / 2;
        if (cover.intersects(x, at.y() - half, numeral.width(), 2 * half)) {
          x = cover.getMaxX() + INSET;
        }
      }
      numeral.place(x, Math.rint(at.y()), VPos.CENTER);
      numeral.show(at.y() > CORNER / 2 && at.y() < viewport.height() - CORNER * 1.5);
    }
    numerals.subList(used, numerals.size()).forEach(numeral -> numeral.show(false));
  }

  private Numeral next(String label) {
    if (used == numerals.size()) {
      var numeral = new Numeral(new Rectangle(), new Text());
      numeral.plate().getStyleClass().add("axis-plate");
      numeral.ink().getStyleClass().add("axis-label");
      numerals.add(numeral);
      for (Shape part : List.of(numeral.plate(), numeral.ink())) {
        part.setManaged(false);
        getChildren().add(part);
      }
    }
    Numeral numeral = numerals.get(used++);
    numeral.say(label);
    return numeral;
  }

  /// A number, and beneath it a plate of the background's colour. An outline of the letters would
  /// cost several milliseconds a frame without a GPU.
  private record Numeral(Rectangle plate, Text ink) {
    private static final double ROOM = 2;

    void say(String label) {
      ink.setText(label);
    }

    double width() {
      return ink.getLayoutBounds().getWidth();
    }

    double height() {
      return ink.getLayoutBounds().getHeight();
    }

    void place(double x, double y, VPos origin) {
      ink.setTextOrigin(origin);
      ink.setX(x);
      ink.setY(y);
      Bounds letters = ink.getLayoutBounds();
      plate.setX(Math.rint(letters.getMinX()) - ROOM);
      plate.setY(Math.rint(letters.getMinY()));
      plate.setWidth(Math.ceil(letters.getWidth()) + 2 * ROOM);
      plate.setHeight(Math.ceil(letters.getHeight()));
    }

    void show(boolean shown) {
      plate.setVisible(shown);
      ink.setVisible(shown);
    }
  }
}
