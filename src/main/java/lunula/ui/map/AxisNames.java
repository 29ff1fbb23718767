package lunula.ui.map;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import lunula.geometry.LatentFrame;
import lunula.geometry.PlaneChoice;
import lunula.ui.kit.Texts;

/// Says at the edges which two directions the map shows of a latent space with more than two
/// dimensions, and how much of the variance lies along each; of smaller ones nothing, because there
/// is no choice. Lies over the map and takes no room from it.
final class AxisNames extends Pane {
  /// Clear of the ticks' numbers, which lie along the edges.
  private static final double LEFT = 40;

  private static final double BOTTOM = 22;
  private static final double INSET = 6;

  private final Texts texts = Texts.of(AxisNames.class);
  private final Label right = name("axis-right");
  private final Label up = name("axis-up");
  private boolean named;

  AxisNames() {
    setMouseTransparent(true);
    setManaged(false);
    getChildren().addAll(right, up);
  }

  private static Label name(String id) {
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
  void place(double width, double height) {
    place(right, width - right.prefWidth(-1) - INSET, height - right.prefHeight(-1) - BOTTOM);
    place(up, LEFT, INSET);
    boolean roomy = right.getWidth() + LEFT < width && up.getHeight() + BOTTOM < height / 2;
    right.setVisible(named && roomy);
    up.setVisible(named && roomy);
  }

  private static void place(Label name, double x, double y) {
    name.resizeRelocate(Math.rint(x), Math.rint(y), name.prefWidth(-1), name.prefHeight(-1));
  }
}
