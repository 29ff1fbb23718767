package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Ticks;
import lunula.geometry.Viewport;

/// The numbers of the ticks along the lower and the left edge, each within a halo in the colour of
/// the ground: points may lie under them.
final class AxisLabels extends Pane {
  private static final double APART = 90;
  private static final double INSET = 6;
  private static final double CORNER = 24;

  private final List<Numeral> numerals = new ArrayList<>();
  private int used;

  AxisLabels() {
    getStyleClass().add("axis-labels");
    setMouseTransparent(true);
    setManaged(false);
  }

  /// The ticks that suit a viewport.
  static Ticks ticksFor(Viewport viewport) {
    return Ticks.atLeastApart(APART / viewport.scale());
  }

  /// Puts the numbers where their ticks are now.
  void place(Viewport viewport) {
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
      numeral.place(INSET, Math.rint(at.y()), VPos.CENTER);
      numeral.show(at.y() > CORNER / 2 && at.y() < viewport.height() - CORNER * 1.5);
    }
    numerals.subList(used, numerals.size()).forEach(numeral -> numeral.show(false));
  }

  private Numeral next(String label) {
    if (used == numerals.size()) {
      var numeral = new Numeral(text("axis-halo"), text("axis-label"));
      numerals.add(numeral);
      getChildren().addAll(numeral.halo(), numeral.ink());
    }
    Numeral numeral = numerals.get(used++);
    numeral.say(label);
    return numeral;
  }

  private static Text text(String style) {
    var text = new Text();
    text.getStyleClass().add(style);
    text.setManaged(false);
    return text;
  }

  /// A number, and the same wider and in the ground's colour beneath it.
  private record Numeral(Text halo, Text ink) {
    void say(String label) {
      halo.setText(label);
      ink.setText(label);
    }

    double width() {
      return ink.getLayoutBounds().getWidth();
    }

    void place(double x, double y, VPos origin) {
      for (Text text : List.of(halo, ink)) {
        text.setTextOrigin(origin);
        text.setX(x);
        text.setY(y);
      }
    }

    void show(boolean shown) {
      halo.setVisible(shown);
      ink.setVisible(shown);
    }
  }
}
