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

/// The numbers of the ticks along the lower and the left edge.
final class AxisLabels extends Pane {
  private static final double APART = 90;
  private static final double INSET = 6;
  private static final double CORNER = 24;

  private final List<Text> texts = new ArrayList<>();
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
      Text text = next(ticks.label(tick));
      double half = text.getLayoutBounds().getWidth() / 2;
      show(text, Math.rint(at.x() - half), viewport.height() - INSET, VPos.BOTTOM);
      text.setVisible(at.x() - half > CORNER && at.x() + half < viewport.width() - INSET);
    }
    for (double tick : ticks.between(visible.minY(), visible.maxY())) {
      ScreenPoint at = viewport.toScreen(new LatentPoint(visible.minX(), tick));
      Text text = next(ticks.label(tick));
      show(text, INSET, Math.rint(at.y()), VPos.CENTER);
      text.setVisible(at.y() > CORNER / 2 && at.y() < viewport.height() - CORNER * 1.5);
    }
    texts.subList(used, texts.size()).forEach(text -> text.setVisible(false));
  }

  private Text next(String label) {
    if (used == texts.size()) {
      var text = new Text();
      text.getStyleClass().add("axis-label");
      text.setManaged(false);
      texts.add(text);
      getChildren().add(text);
    }
    Text text = texts.get(used++);
    text.setText(label);
    return text;
  }

  private static void show(Text text, double x, double y, VPos origin) {
    text.setTextOrigin(origin);
    text.setX(x);
    text.setY(y);
  }
}
