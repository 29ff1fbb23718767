package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import lunula.measure.DecodedPath;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.TruePictures;
import lunula.ui.kit.WeakSubscriptions;

/// The curves under the strip, each value under its picture: the speed of change as it is gone, as
/// it was before it was evened out (or the mean, to which it would be evened out), and the error
/// against the truth. A click or a drag goes there. Zero is at the bottom for all.
final class ChangePlot extends Region {
  private static final double HEIGHT = 40;
  private static final double INSET = 3;
  private static final double LEAST_TOP = 2;
  private final PathViewModel model;
  private final Line mean = new Line();
  private final Polyline former = curve("chart-former");
  private final Polyline speed = curve("chart-speed");
  private final Polyline error = curve("chart-error");
  private final Line mark = new Line();

  ChangePlot(PathViewModel model) {
    this.model = model;
    getStyleClass().add("change-plot");
    mean.getStyleClass().add("chart-mean");
    mark.getStyleClass().add("chart-mark");
    for (Line line : List.of(mean, mark)) {
      line.setManaged(false);
    }
    getChildren().addAll(mean, former, error, speed, mark);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    WeakSubscriptions.hear(this, model.picturesProperty(), pictures -> requestLayout());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> requestLayout());
    StripView.seekIn(this, model);
  }

  private static Polyline curve(String style) {
    var curve = new Polyline();
    curve.getStyleClass().add(style);
    curve.setManaged(false);
    return curve;
  }

  @Override
  protected void layoutChildren() {
    PathPictures pictures = model.picturesProperty().get();
    DecodedPath decoded = pictures.decoded();
    getChildren().forEach(child -> child.setVisible(decoded != null));
    if (decoded == null) {
      return;
    }
    double top = Math.max(LEAST_TOP, Math.max(most(decoded.speeds()), most(decoded.former())));
    draw(speed, decoded.speeds(), top);
    boolean evened = !decoded.former().equals(decoded.speeds());
    former.setVisible(evened);
    draw(former, evened ? decoded.former() : List.of(), top);
    lay(mean, 0, getWidth(), height(1, top), height(1, top));
    TruePictures truth = pictures.truth();
    List<Double> errors = truth == null ? List.of() : truth.errors();
    draw(error, errors, Math.max(1e-6, most(errors)));
    double now = across(model.positionProperty().get());
    lay(mark, now, now, 0, HEIGHT);
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(value -> value).max().orElse(0);
  }

  private static void lay(Line line, double startX, double endX, double startY, double endY) {
    line.setStartX(startX);
    line.setEndX(endX);
    line.setStartY(startY);
    line.setEndY(endY);
  }

  private double across(double position) {
    return StripView.SIDE / 2 + position * (getWidth() - StripView.SIDE);
  }

  private static double height(double value, double top) {
    return HEIGHT - INSET - value / top * (HEIGHT - 2 * INSET);
  }

  private void draw(Polyline curve, List<Double> values, double top) {
    List<Double> corners = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      corners.add(across(i / (values.size() - 1.0)));
      corners.add(height(values.get(i), top));
    }
    curve.getPoints().setAll(corners);
  }
}
