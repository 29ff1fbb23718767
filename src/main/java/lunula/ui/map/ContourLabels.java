package lunula.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.kit.Texts;
import lunula.ui.map.PointAnalysis.Contour;

/// Labels on the contours with the share of the points that each encloses: one label a share, where
/// there is room, kept at its place for as long as that can be seen.
final class ContourLabels extends Pane {
  private static final int CANDIDATES = 24;
  private static final double INSET = 24;

  private final Texts texts = Texts.of(ContourLabels.class);
  private final Map<Integer, Label> labels = new HashMap<>();
  private final Map<Integer, Integer> kept = new HashMap<>();
  private final List<Rectangle2D> taken = new ArrayList<>();

  ContourLabels() {
    setMouseTransparent(true);
    setManaged(false);
  }

  /// Puts the labels where their lines are now; none without lines.
  void place(List<Contour> contours, Viewport viewport) {
    labels.values().forEach(label -> label.setVisible(false));
    taken.clear();
    for (Contour contour : contours) {
      place(contour, viewport);
    }
  }

  private void place(Contour contour, Viewport viewport) {
    List<LatentPoint> places = candidates(contour);
    Label label = label(contour.percent());
    Integer before = kept.get(contour.percent());
    if (before != null && before < places.size() && put(label, places.get(before), viewport)) {
      return;
    }
    for (int candidate = 0; candidate < places.size(); candidate++) {
      if (put(label, places.get(candidate), viewport)) {
        kept.put(contour.percent(), candidate);
        return;
      }
    }
  }

  /// Places along the longest line, evenly.
  private static List<LatentPoint> candidates(Contour contour) {
    float[] longest = new float[0];
    for (float[] line : contour.lines()) {
      longest = line.length > longest.length ? line : longest;
    }
    List<LatentPoint> places = new ArrayList<>();
    int points = longest.length / 2;
    for (int i = 0; i < CANDIDATES && points > 0; i++) {
      // Neighbouring lines begin at neighbouring places: their labels begin elsewhere.
      int at = (i * points / CANDIDATES + contour.percent() * points / 37) % points;
      places.add(new LatentPoint(longest[2 * at], longest[2 * at + 1]));
    }
    return places;
  }

  private Label label(int percent) {
    return labels.computeIfAbsent(
        percent,
        share -> {
          var label = new Label(texts.get("map.contour", share));
          label.getStyleClass().add("contour-label");
          getChildren().add(label);
          label.applyCss();
          return label;
        });
  }

  private boolean put(Label label, LatentPoint place, Viewport viewport) {
    ScreenPoint at = viewport.toScreen(place);
    Rectangle2D box = boxAround(label, at);
    boolean inside =
        at.x() > INSET
            && at.y() > INSET
            && at.x() < viewport.width() - INSET
            && at.y() < viewport.height() - INSET;
    if (!inside || taken.stream().anyMatch(box::intersects)) {
      return false;
    }
    taken.add(box);
    label.setVisible(true);
    label.resizeRelocate(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
    return true;
  }

  private static Rectangle2D boxAround(Label label, ScreenPoint at) {
    double width = Math.ceil(label.prefWidth(-1));
    double height = Math.ceil(label.prefHeight(-1));
    return new Rectangle2D(
        Math.rint(at.x() - width / 2), Math.rint(at.y() - height / 2), width, height);
  }
}
