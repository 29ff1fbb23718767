package lunula.ui.train;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import lunula.files.UserMessages;
import lunula.model.card.EpochResult;
import lunula.model.loss.LossSchema;
import lunula.model.loss.Losses;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// A chart's legend with the numbers of the epoch pointed at, or of the newest, all losses
/// together.
final class ReadOut extends VBox {
  private final Texts texts = Texts.of(ReadOut.class);
  private final LossChart chart;
  private final LossHistory history;
  private final Label epoch = new Label();
  private final Label train = number();
  private final Label test = number();
  private final Label empty;
  private final List<Node> numbers;
  private LossFormat format;

  ReadOut(LossChart chart, LossHistory history, LossSchema losses) {
    format = new LossFormat(losses);
    this.chart = chart;
    this.history = history;
    empty = Parts.sentence("muted", texts.get("train.chart.empty"));
    epoch.getStyleClass().add("muted");
    getStyleClass().add("read-out");
    numbers = List.of(row("train", train), row("test", test), epoch);
    getChildren().add(empty);
    getChildren().addAll(numbers);
    WeakSubscriptions.hear(this, chart.readProperty(), this::show);
    WeakSubscriptions.hear(this, chart.seriesProperty(), this::show);
    WeakSubscriptions.hear(this, history.revisionProperty(), this::show);
    show();
  }

  /// Reads the losses of another family.
  void declare(LossSchema losses) {
    format = new LossFormat(losses);
    show();
  }

  private HBox row(String series, Label numbers) {
    var sample = new Line(0, 0, 18, 0);
    sample.getStyleClass().addAll("sample", series);
    var name = new Label(texts.get("train.chart." + series));
    name.setMinWidth(34);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8, sample, name, gap, numbers);
    row.getStyleClass().add("series");
    return row;
  }

  private void show() {
    boolean any = !history.epochs().isEmpty();
    Parts.present(empty, !any && history.between().isEmpty());
    numbers.forEach(node -> Parts.present(node, !empty.isVisible()));
    EpochResult shown = any ? chart.readEpoch() : null;
    Losses recent =
        history.between().isEmpty()
            ? format.schema().unknown()
            : history.between().getLast().losses();
    train.setText(numbers(shown == null ? recent : shown.train()));
    test.setText(shown == null ? texts.get("train.chart.later") : numbers(shown.test()));
    epoch.setText(
        texts.get(
            "train.chart.shown",
            format.isLong()
                ? UserMessages.words(chart.seriesProperty().get().name())
                : format.names(),
            shown == null
                ? texts.get("train.chart.first")
                : texts.get("train.chart.at", NumberFormats.count(shown.epoch()))));
  }

  /// Of many losses only the one that is drawn.
  private String numbers(Losses losses) {
    return format.isLong()
        ? format.number(chart.seriesProperty().get(), losses)
        : format.numbers(losses);
  }

  private static Label number() {
    var label = new Label();
    label.getStyleClass().add("number");
    return label;
  }
}
