package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import lunula.ui.compare.RateDistortion.Point;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// Rate and distortion of the models along β: the curve with the slider's place on it, and the
/// figures of each.
final class RateDistortionView extends VBox {
  private static final double WIDTH = 236;
  private static final int COLUMNS = 4;

  private final Texts texts = Texts.of(RateDistortionView.class);
  private final MorphViewModel model;
  private final Curve curve = new Curve();
  private final GridPane table = Parts.styled(new GridPane(4, 2), "rate-table");
  private final List<List<Label>> rows = new ArrayList<>();

  RateDistortionView(MorphViewModel model) {
    super(6);
    this.model = model;
    getStyleClass().add("rate-distortion");
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    var widths = new ColumnConstraints();
    widths.setHalignment(HPos.RIGHT);
    widths.setPercentWidth(100.0 / COLUMNS);
    table.getColumnConstraints().addAll(widths, widths, widths, widths);
    ScrollPane scroll = Parts.scrolling(new ScrollPane(table));
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(Parts.sentence("muted", texts.get("compare.rate.title")), curve, scroll);
    WeakSubscriptions.hear(this, model.stopsProperty(), this::show);
    WeakSubscriptions.hear(this, model.positionProperty(), position -> mark());
  }

  private void show(List<ComparedModel> stops) {
    var family = RateDistortion.of(stops.stream().map(ComparedModel::entry).toList());
    table.getChildren().clear();
    rows.clear();
    for (int column = 0; column < COLUMNS; column++) {
      table.add(Parts.label("muted", texts.get("compare.rate.column." + column)), column, 0);
    }
    for (Point point : family.points()) {
      List<Label> row =
          List.of(
              Parts.label("rate-beta", NumberFormats.plain(point.beta())),
              Parts.label("rate-figure", NumberFormats.nats(point.distortion())),
              Parts.label("rate-figure", NumberFormats.nats(point.rate())),
              Parts.label("rate-figure", NumberFormats.nats(point.bound())));
      rows.add(row);
      for (int column = 0; column < COLUMNS; column++) {
        table.add(row.get(column), column, rows.size());
      }
    }
    curve.show(family);
    mark();
  }

  /// The nearest model's row stands out by its weight and a sign, not by its colour alone.
  private void mark() {
    int nearest = model.nearest();
    for (int i = 0; i < rows.size(); i++) {
      boolean here = i == nearest;
      rows.get(i).forEach(label -> Parts.setStyle(label, "chosen", here));
    }
    curve.mark(model.positionProperty().get());
  }

  /// The curve: the KL to the right, in equal ratios, the reconstruction upwards.
  private final class Curve extends Pane {
    private static final double HEIGHT = 170;
    private static final double LEFT = 38;
    private static final double BOTTOM = 30;
    private static final double INSET = 14;
    private static final double DOT = 4;
    private static final double RING = 8;

    /// No code says less than this of anything, as far as the axis goes.
    private static final double LEAST_RATE = 0.1;

    private final Polyline line = Parts.styled(new Polyline(), "rate-curve");
    private final Circle ring = Parts.styled(new Circle(RING), "rate-ring");
    private final List<Circle> dots = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final Line across = Parts.styled(new Line(), "rate-axis");
    private final Line up = Parts.styled(new Line(), "rate-axis");
    private final Label rate = Parts.label("rate-name", texts.get("compare.rate.across"));
    private final Label most = Parts.label("rate-name", "");
    private final Label least = Parts.label("rate-name", "");
    private RateDistortion family = new RateDistortion(List.of());
    private double position;

    Curve() {
      setId("rate-curve");
      setMinSize(0, HEIGHT);
      setPrefHeight(HEIGHT);
      setMaxHeight(HEIGHT);
      setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(RateDistortion shown) {
      family = shown;
      dots.clear();
      names.clear();
      for (Point point : shown.points()) {
        dots.add(Parts.styled(new Circle(DOT), "rate-dot"));
        names.add(
            Parts.label(
                "rate-name", texts.get("compare.beta.mark", NumberFormats.plain(point.beta()))));
      }
      getChildren().setAll(across, up, line);
      getChildren().addAll(dots);
      getChildren().addAll(names);
      getChildren().addAll(ring, rate, most, least);
      setVisible(shown.points().size() > 1);
      most.setText(NumberFormats.nats(most()));
      least.setText(NumberFormats.nats(least()));
      requestLayout();
    }

    void mark(double at) {
      position = at;
      if (!family.points().isEmpty()) {
        Point near = family.points().get(model.nearest());
        setAccessibleText(
            texts.get(
                "compare.rate.accessible",
                NumberFormats.plain(near.beta()),
                NumberFormats.nats(near.rate()),
                NumberFormats.nats(near.distortion()),
                NumberFormats.nats(near.bound())));
      }
      requestLayout();
    }

    private double most() {
      return family.points().stream().mapToDouble(Point::distortion).max().orElse(0);
    }

    private double least() {
      return family.points().stream().mapToDouble(Point::distortion).min().orElse(0);
    }

    private static double log(double rate) {
      return Math.log(Math.max(LEAST_RATE, rate));
    }

    @Override
    protected void layoutChildren() {
      List<Point> points = family.points();
      if (points.isEmpty()) {
        return;
      }
      double[] logs = points.stream().mapToDouble(point -> log(point.rate())).toArray();
      double from = IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).min().orElse(0);
      double to = IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).max().orElse(1);
      double low = least();
      double high = most();
      double width = getWidth() - LEFT - 2 * INSET;
      double height = getHeight() - BOTTOM - 2 * INSET;
      double[] xs = new double[logs.length];
      double[] ys = new double[logs.length];
      line.getPoints().clear();
      for (int i = 0; i < logs.length; i++) {
        xs[i] = LEFT + INSET + width * share(logs[i], from, to);
        ys[i] = INSET + height * (1 - share(points.get(i).distortion(), low, high));
        line.getPoints().addAll(xs[i], ys[i]);
        dots.get(i).setCenterX(xs[i]);
        dots.get(i).setCenterY(ys[i]);
      }
      nameDots(xs, ys);
      double bottom = getHeight() - BOTTOM;
      line(across, LEFT, bottom, getWidth(), bottom);
      line(up, LEFT, 0, LEFT, bottom);
      put(most, LEFT - 4, INSET, HPos.RIGHT);
      put(least, LEFT - 4, INSET + height, HPos.RIGHT);
      put(rate, (LEFT + getWidth()) / 2, bottom + BOTTOM / 2, HPos.CENTER);
      int before = (int) Math.floor(Math.clamp(position, 0, logs.length - 1.0));
      int after = Math.min(before + 1, logs.length - 1);
      double share = position - before;
      ring.setCenterX(xs[before] + share * (xs[after] - xs[before]));
      ring.setCenterY(ys[before] + share * (ys[after] - ys[before]));
    }

    private static double share(double value, double from, double to) {
      return to > from ? (value - from) / (to - from) : 0.5;
    }

    private static void line(Line line, double x, double y, double toX, double toY) {
      line.setStartX(x);
      line.setStartY(y);
      line.setEndX(toX);
      line.setEndY(toY);
    }

    /// Above the curve, on the side where there is room; higher where another name is in the way.
    private void nameDots(double[] xs, double[] ys) {
      List<Bounds> taken = new ArrayList<>();
      for (int i = 0; i < xs.length; i++) {
        Label name = names.get(i);
        double wide = Math.ceil(name.prefWidth(-1));
        double high = Math.ceil(name.prefHeight(-1));
        boolean right = xs[i] + DOT + 3 + wide <= getWidth();
        double left = right ? xs[i] + DOT + 3 : xs[i] - DOT - 3 - wide;
        Bounds at = new BoundingBox(left, ys[i] - high - 1, wide, high);
        while (taken.stream().anyMatch(at::intersects) && at.getMinY() > 0) {
          at = new BoundingBox(left, at.getMinY() - high / 2, wide, high);
        }
        taken.add(at);
        name.resizeRelocate(left, Math.max(0, at.getMinY()), wide, high);
      }
    }

    private void put(Label label, double x, double y, HPos side) {
      double wide = label.prefWidth(-1);
      double left = side == HPos.RIGHT ? x - wide : x - wide / 2;
      layoutInArea(
          label,
          left,
          y - label.prefHeight(-1) / 2,
          wide,
          label.prefHeight(-1),
          0,
          HPos.LEFT,
          VPos.CENTER);
    }
  }
}
