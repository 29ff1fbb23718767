package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import lunula.ui.kit.WeakSubscriptions;

/// One curve a model: how far what it decodes is from the truth, from one end of the way to the
/// other, each value under its picture. Zero is at the bottom. A press or a drag goes there.
final class PathErrors extends Region {
  private static final double INSET = 4;

  private final BetweenViewModel model;
  private final List<Polyline> curves = new ArrayList<>();
  private final Line ground = new Line();
  private final Line mark = new Line();

  PathErrors(BetweenViewModel model) {
    this.model = model;
    getStyleClass().add("way-errors");
    ground.getStyleClass().add("way-ground");
    mark.getStyleClass().add("way-mark");
    getChildren().addAll(ground, mark);
    getChildren().forEach(line -> line.setManaged(false));
    for (int i = 0; i < ComparedModels.MOST; i++) {
      var curve = new Polyline();
      curve.getStyleClass().addAll("way-curve", "way-" + i);
      curve.setManaged(false);
      curves.add(curve);
    }
    getChildren().addAll(curves);
    setMinHeight(56);
    setPrefHeight(96);
    PathStrip.seekIn(this, model.positionProperty()::set);
    WeakSubscriptions.hear(this, model.waysProperty(), ways -> requestLayout());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> requestLayout());
  }

  /// The greatest error of any model; 0 if nobody knows the truth.
  static double most(Between ways) {
    return ways.rows().stream()
        .flatMap(row -> row.errors().stream())
        .mapToDouble(error -> error)
        .max()
        .orElse(0);
  }

  @Override
  protected void layoutChildren() {
    Between ways = model.waysProperty().get();
    double most = Math.max(1e-6, most(ways));
    for (int i = 0; i < curves.size(); i++) {
      List<Double> errors = i < ways.rows().size() ? ways.rows().get(i).errors() : List.of();
      draw(curves.get(i), errors, most);
    }
    double bottom = getHeight() - INSET;
    lay(ground, 0, getWidth(), bottom, bottom);
    double now = PathStrip.across(model.positionProperty().get(), getWidth());
    lay(mark, now, now, 0, getHeight());
  }

  private static void lay(Line line, double startX, double endX, double startY, double endY) {
    line.setStartX(startX);
    line.setEndX(endX);
    line.setStartY(startY);
    line.setEndY(endY);
  }

  private void draw(Polyline curve, List<Double> errors, double most) {
    List<Double> corners = new ArrayList<>();
    for (int i = 0; i < errors.size(); i++) {
      corners.add(PathStrip.across(i / (errors.size() - 1.0), getWidth()));
      corners.add(getHeight() - INSET - errors.get(i) / most * (getHeight() - 2 * INSET));
    }
    curve.getPoints().setAll(corners);
  }
}
