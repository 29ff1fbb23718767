package lunula.ui.train;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import lunula.files.UserMessages;
import lunula.model.card.EpochResult;
import lunula.model.loss.LossSchema;
import lunula.model.loss.LossSeries;
import lunula.model.loss.Losses;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The losses of a run against the epoch: solid for training, dashed with marks for test images.
/// Pointing at an epoch, or moving there with the arrow keys, reads its values out.
///
/// One canvas, drawn at most once a pulse. Colours from the style sheet:
/// `-lunula-loss-train`, `-lunula-loss-test`, `-lunula-loss-grid`, `-lunula-loss-text`.
public final class LossChart extends Region {
  private static final StyleablePropertyFactory<LossChart> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final int NONE = -1;

  private final StyleableProperty<Color> train = colour("train", chart -> chart.train);
  private final StyleableProperty<Color> test = colour("test", chart -> chart.test);
  private final StyleableProperty<Color> grid = colour("grid", chart -> chart.grid);
  private final StyleableProperty<Color> text = colour("text", chart -> chart.text);

  private final Texts texts = Texts.of(LossChart.class);
  private final Canvas canvas = new Canvas();
  private final LossHistory history;
  private final ObjectProperty<LossSeries> series = new SimpleObjectProperty<>();
  private LossFormat format;
  private final IntegerProperty read = new SimpleIntegerProperty(NONE);

  /// @param history what is drawn; redrawn when it changes
  /// @param losses what there is to draw; its headline is drawn first
  public LossChart(LossHistory history, LossSchema losses) {
    this.history = history;
    format = new LossFormat(losses);
    series.set(losses.headline());
    getStyleClass().add("loss-chart");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().add(canvas);
    canvas.setManaged(false);
    WeakSubscriptions.hear(this, history.revisionProperty(), this::changed);
    series.subscribe(this::changed);
    read.subscribe(this::changed);
    changed();
    addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
    addEventHandler(MouseEvent.MOUSE_EXITED, exited -> read.set(NONE));
    addEventHandler(MouseEvent.MOUSE_PRESSED, pressed -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::step);
  }

  /// Draws the losses of another family, its headline first.
  public void declare(LossSchema losses) {
    format = new LossFormat(losses);
    series.set(losses.headline());
  }

  /// Which of the losses is drawn.
  public ObjectProperty<LossSeries> seriesProperty() {
    return series;
  }

  /// Index of the epoch that is read out, or -1.
  public IntegerProperty readProperty() {
    return read;
  }

  /// The finished epoch that is read out, or the newest; null before the first has ended.
  public @Nullable EpochResult readEpoch() {
    List<EpochResult> epochs = history.epochs();
    if (epochs.isEmpty()) {
      return null;
    }
    return epochs.get(readIndex() == NONE ? epochs.size() - 1 : readIndex());
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    LossPainter painter = painter();
    painter.axes(texts.get("train.chart.epoch"), UserMessages.words(series.get().unit().axis()));
    painter.curves();
    if (readIndex() != NONE) {
      painter.reading(history.epochs().get(readIndex()));
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }

  private LossPainter painter() {
    var colours =
        new LossPainter.Colours(
            train.getValue(), test.getValue(), grid.getValue(), text.getValue());
    LossSchema losses = format.schema();
    List<LossPainter.Beside> beside =
        losses.beside(series.get()).stream()
            .map(
                other ->
                    new LossPainter.Beside(
                        UserMessages.words(other.brief()), each -> losses.value(other, each)))
            .toList();
    return new LossPainter(canvas, colours, history, this::value, beside);
  }

  private double value(Losses losses) {
    return format.schema().value(series.get(), losses);
  }

  private int readIndex() {
    return Math.min(read.get(), history.epochs().size() - 1);
  }

  private void changed() {
    setAccessibleText(words());
    requestLayout();
  }

  private String words() {
    EpochResult epoch = readEpoch();
    return epoch == null
        ? texts.get("train.chart.empty")
        : texts.get(
            "train.chart.read",
            NumberFormats.count(epoch.epoch()),
            format.number(series.get(), epoch.train()),
            format.number(series.get(), epoch.test()));
  }

  private void point(MouseEvent event) {
    read.set(painter().nearest(event.getX()));
  }

  private void step(KeyEvent event) {
    int last = history.epochs().size() - 1;
    switch (event.getCode()) {
      case LEFT -> read.set(readIndex() == NONE ? last : Math.max(0, readIndex() - 1));
      case RIGHT -> read.set(Math.min(last, readIndex() + 1));
      case HOME -> read.set(Math.min(last, 0));
      case END -> read.set(last);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private StyleableProperty<Color> colour(
      String name, Function<LossChart, StyleableProperty<Color>> property) {
    StyleableProperty<Color> colour =
        FACTORY.createStyleableColorProperty(
            this, name, "-lunula-loss-" + name, property, Color.GRAY);
    ((ObservableValue<?>) colour).subscribe(this::requestLayout);
    return colour;
  }
}
