package lunula.ui.train;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import lunula.model.LossParts;
import lunula.model.card.EpochResult;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// A chart's legend with the numbers of the epoch pointed at, or of the newest, all three terms.
final class ReadOut extends VBox {
  private final Texts texts = Texts.of(ReadOut.class);
  private final LossChart chart;
  private final LossHistory history;
  private final Label epoch = new Label();
  private final Label train = number();
  private final Label test = number();
  private final Label empty;
  private final List<Node> numbers;
  private LossSense sense = LossSense.USUAL;

  ReadOut(LossChart chart, LossHistory history) {
    this.chart = chart;
    this.history = history;
    empty = Parts.sentence("muted", texts.get("train.chart.empty"));
    epoch.getStyleClass().add("muted");
    getStyleClass().add("read-out");
    numbers = List.of(row("train", train), row("test", test), epoch);
    getChildren().add(empty);
    getChildren().addAll(numbers);
    WeakSubscriptions.hear(this, chart.readProperty(), this::show);
    WeakSubscriptions.hear(this, history.revisionProperty(), this::show);
    show();
  }

  /// Says the numbers in another sense.
  void mean(LossSense other) {
    sense = other;
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
    LossParts unknown = new LossParts(Double.NaN, Double.NaN);
    LossParts recent = history.between().isEmpty() ? unknown : history.between().getLast().losses();
    train.setText(words(shown == null ? recent : shown.train()));
    test.setText(shown == null ? texts.get("train.chart.later") : words(shown.test()));
    epoch.setText(
        texts.get(
            "train.chart.shown",
            terms(),
            shown == null
                ? texts.get("train.chart.first")
                : texts.get("train.chart.at", NumberFormats.count(shown.epoch()))));
  }

  private String terms() {
    if (!sense.kl()) {
      return texts.get("train.chart.terms.plain");
    }
    return texts.get(sense.elbo() ? "train.chart.terms.elbo" : "train.chart.terms.sum");
  }

  private String words(LossParts losses) {
    return sense.kl()
        ? texts.get(
            "train.chart.numbers",
            NumberFormats.nats(losses.reconstruction()),
            NumberFormats.nats(losses.kl()),
            NumberFormats.nats(losses.negativeElbo()))
        : NumberFormats.nats(losses.reconstruction());
  }

  private static Label number() {
    var label = new Label();
    label.getStyleClass().add("number");
    return label;
  }
}
