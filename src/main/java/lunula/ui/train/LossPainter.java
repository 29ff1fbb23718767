package lunula.ui.train;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import lunula.model.card.EpochResult;
import lunula.model.loss.Losses;
import lunula.ui.kit.NumberFormats;

/// Draws one picture of a loss history onto a canvas and knows where its epochs are.
final class LossPainter {
  private static final double LEFT = 44;
  private static final double RIGHT = 10;
  private static final double TOP = 18;
  private static final double BOTTOM = 34;
  private static final double MARK = 5;
  private static final Font FONT = Font.font(11);

  private final GraphicsContext graphics;
  private final Colours colours;
  private final List<EpochResult> epochs;
  private final List<LossHistory.Between> between;
  private final List<EpochResult> before;
  private final ToDoubleFunction<Losses> value;
  private final List<Beside> beside;
  private final double width;
  private final double height;
  private final ChartScale across;
  private final ChartScale up;
  private final CutLine.Pen pen = new Strokes();

  /// Where a line goes on the canvas.
  private final class Strokes implements CutLine.Pen {
    @Override
    public void moveTo(double epoch, double value) {
      graphics.moveTo(x(epoch), y(value));
    }

    @Override
    public void lineTo(double epoch, double value) {
      graphics.lineTo(x(epoch), y(value));
    }
  }

  /// Another series in the same chart.
  ///
  /// @param name a word or two
  /// @param value of the losses, what is drawn
  record Beside(String name, ToDoubleFunction<Losses> value) {}

  /// The colours of a chart.
  record Colours(Color train, Color test, Color grid, Color text) {}

  /// @param value of the losses, what is drawn
  /// @param beside what else is, more faintly
  LossPainter(
      Canvas canvas,
      Colours colours,
      LossHistory history,
      ToDoubleFunction<Losses> value,
      List<Beside> beside) {
    this.beside = beside;
    graphics = canvas.getGraphicsContext2D();
    this.colours = colours;
    this.value = value;
    epochs = history.epochs();
    between = history.between();
    before = history.before();
    width = Math.max(1, canvas.getWidth() - LEFT - RIGHT);
    height = Math.max(1, canvas.getHeight() - TOP - BOTTOM);
    across = ChartScale.between(0, lastEpoch(), (int) (width / 45));
    up = ChartScale.around(values(), (int) (height / 36));
  }

  /// Grid, marks and the axes' names, in place of what was drawn before.
  void axes(String acrossName, String upName) {
    Canvas canvas = graphics.getCanvas();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.setFont(FONT);
    graphics.setFill(colours.text());
    graphics.setStroke(colours.grid());
    graphics.setLineWidth(1);
    graphics.setLineDashes();
    up.ticks().forEach(this::upTick);
    across.ticks().stream().filter(tick -> tick == Math.rint(tick)).forEach(this::acrossTick);
    graphics.setTextBaseline(VPos.TOP);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.fillText(upName, 0, 0);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.fillText(acrossName, LEFT + width, TOP + height + 18);
  }

  private void upTick(double tick) {
    double y = y(tick);
    graphics.strokeLine(LEFT, y, LEFT + width, y);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.fillText(NumberFormats.plain(Math.rint(tick * 1000) / 1000), LEFT - 6, y);
  }

  private void acrossTick(double tick) {
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.TOP);
    graphics.fillText(NumberFormats.plain(tick), x(tick), TOP + height + 4);
  }

  /// The measurements between the epochs faintly, then training, then test.
  void curves() {
    before();
    beside.forEach(this::beside);
    graphics.setLineWidth(1);
    graphics.setStroke(colours.train().deriveColor(0, 1, 1, 0.4));
    line(between, LossHistory.Between::epoch, LossHistory.Between::losses);
    graphics.setLineWidth(2);
    graphics.setStroke(colours.train());
    line(epochs, LossPainter::middle, EpochResult::train);
    graphics.setStroke(colours.test());
    graphics.setLineDashes(5, 4);
    line(epochs, result -> (double) result.epoch(), EpochResult::test);
    graphics.setLineDashes();
    marks();
  }

  /// Training alone, with its name where it ends.
  private void beside(Beside other) {
    graphics.setLineWidth(1);
    graphics.setStroke(colours.text());
    graphics.setLineDashes(1, 3);
    graphics.beginPath();
    var line = new CutLine(up.low(), up.high(), pen);
    epochs.forEach(epoch -> line.to(middle(epoch), other.value().applyAsDouble(epoch.train())));
    graphics.stroke();
    graphics.setLineDashes();
    double last =
        epochs.isEmpty() ? Double.NaN : other.value().applyAsDouble(epochs.getLast().train());
    if (last >= up.low() && last <= up.high()) {
      graphics.setFill(colours.text());
      graphics.setTextAlign(TextAlignment.RIGHT);
      graphics.setTextBaseline(VPos.BOTTOM);
      graphics.fillText(other.name(), LEFT + width, y(last) - 2);
    }
  }

  /// The run before: thin, in the colour of the words, test with squares.
  private void before() {
    graphics.setLineWidth(1);
    graphics.setStroke(colours.text());
    line(before, LossPainter::middle, EpochResult::train);
    graphics.setLineDashes(2, 3);
    line(before, result -> (double) result.epoch(), EpochResult::test);
    graphics.setLineDashes();
    graphics.setFill(colours.text());
    if (before.size() * MARK * 2 < width) {
      before.forEach(epoch -> square(x(epoch.epoch()), value.applyAsDouble(epoch.test())));
    }
    if (before.size() == 1) {
      EpochResult only = before.getFirst();
      square(x(middle(only)), value.applyAsDouble(only.train()));
    }
  }

  private void square(double x, double value) {
    if (value >= up.low() && value <= up.high()) {
      graphics.fillRect(x - MARK / 2, y(value) - MARK / 2, MARK, MARK);
    }
  }

  /// A line at an epoch with its values marked.
  void reading(EpochResult epoch) {
    double x = x(epoch.epoch());
    graphics.setLineWidth(1);
    graphics.setStroke(colours.text());
    graphics.strokeLine(x, TOP, x, TOP + height);
    dot(x(middle(epoch)), value.applyAsDouble(epoch.train()), colours.train());
    dot(x, value.applyAsDouble(epoch.test()), colours.test());
  }

  /// Index of the epoch nearest to a place across the canvas; -1 if there is none.
  int nearest(double x) {
    long wanted = Math.round(across.value((x - LEFT) / width)) - 1;
    return (int) Math.min(Math.max(0, wanted), epochs.size() - 1L);
  }

  private <P> void line(List<P> points, Function<P, Double> place, Function<P, Losses> losses) {
    graphics.beginPath();
    var line = new CutLine(up.low(), up.high(), pen);
    points.forEach(point -> line.to(place.apply(point), value.applyAsDouble(losses.apply(point))));
    graphics.stroke();
  }

  private void marks() {
    boolean sparse = epochs.size() * MARK * 2 < width;
    int first = sparse ? 0 : Math.max(0, epochs.size() - 1);
    for (EpochResult epoch : epochs.subList(first, epochs.size())) {
      dot(x(epoch.epoch()), value.applyAsDouble(epoch.test()), colours.test());
      if (epochs.size() == 1) {
        dot(x(middle(epoch)), value.applyAsDouble(epoch.train()), colours.train());
      }
    }
  }

  private void dot(double x, double value, Color colour) {
    if (value >= up.low() && value <= up.high()) {
      graphics.setFill(colour);
      graphics.fillOval(x - MARK / 2, y(value) - MARK / 2, MARK, MARK);
    }
  }

  private double lastEpoch() {
    double measured = between.isEmpty() ? 0 : between.getLast().epoch();
    double ended = epochs.isEmpty() ? 0 : epochs.getLast().epoch();
    double other = before.isEmpty() ? 0 : before.getLast().epoch();
    return Math.max(1, Math.ceil(Math.max(Math.max(measured, ended), other)));
  }

  /// The loss of training is a mean over its epoch, which the network began worse than it ended.
  private static double middle(EpochResult epoch) {
    return epoch.epoch() - 0.5;
  }

  /// What the upright axis has to span, the run before included.
  private DoubleStream values() {
    DoubleStream others =
        beside.stream()
            .flatMapToDouble(
                other ->
                    epochs.stream()
                        .skip(epochs.size() > 1 ? 1 : 0)
                        .mapToDouble(epoch -> other.value().applyAsDouble(epoch.train())));
    return DoubleStream.concat(
        DoubleStream.concat(ownValues(), others),
        before.stream()
            .skip(before.size() > 1 ? 1 : 0)
            .flatMapToDouble(
                epoch ->
                    DoubleStream.of(
                        value.applyAsDouble(epoch.train()), value.applyAsDouble(epoch.test()))));
  }

  /// The epochs' values, without the steep first mean of training; before there are two of them,
  /// the measurements too, but for the steep first ones.
  private DoubleStream ownValues() {
    DoubleStream tested = epochs.stream().mapToDouble(epoch -> value.applyAsDouble(epoch.test()));
    DoubleStream trained =
        epochs.stream()
            .skip(epochs.size() > 1 ? 1 : 0)
            .mapToDouble(epoch -> value.applyAsDouble(epoch.train()));
    DoubleStream ended = DoubleStream.concat(tested, trained);
    if (epochs.size() > 1) {
      return ended;
    }
    DoubleStream measured =
        between.stream().skip(between.size() / 4).mapToDouble(b -> value.applyAsDouble(b.losses()));
    return DoubleStream.concat(ended, measured);
  }

  private double x(double epoch) {
    return LEFT + width * across.position(epoch);
  }

  private double y(double value) {
    return TOP + height * (1 - up.position(value));
  }
}
