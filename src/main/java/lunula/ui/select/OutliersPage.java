package lunula.ui.select;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lunula.measure.OutlierScan.Score;
import lunula.measure.Ranking;
import lunula.ui.kit.JobPane;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;

/// The shown images, the farthest outliers first.
final class OutliersPage extends VBox {
  private static final double LIST = 250;

  private final Texts texts = Texts.of(OutliersPage.class);
  private final SelectViewModel model;
  private final Label meaning = Parts.sentence("muted", "");
  private final Button rank;
  private final RankingList list;

  OutliersPage(SelectViewModel model) {
    super(8);
    this.model = model;
    setId("select-outliers");
    OutliersViewModel outliers = model.outliers();
    rank = Parts.button(texts, "outliers.rank.", outliers::rank);
    rank.getStyleClass().add("primary");
    list = new RankingList(LIST, model.chosen(), outliers::inWords);
    var running = new JobPane(outliers.job(), texts, "outliers.");
    list.setId("outliers-list");
    var segments = SegmentedChoice.of(outliers.scoreProperty(), texts, "outliers.by.");
    HBox.setHgrow(segments, Priority.ALWAYS);
    getChildren().addAll(new HBox(segments), meaning, rank, running, list);
    WhileShown.follow(this, this::follow);
  }

  private Subscription follow() {
    OutliersViewModel outliers = model.outliers();
    return Subscription.combine(
        outliers.scoreProperty().subscribe(chosen -> showMeaning()),
        outliers.job().runningProperty().subscribe(is -> showButtons()),
        outliers.rankingProperty().subscribe(this::show),
        model.map().exploration().mapProperty().subscribe(map -> showMeaning()),
        model
            .map()
            .exploration()
            .samplesProperty()
            .subscribe(images -> show(outliers.rankingProperty().get())));
  }

  private void showMeaning() {
    Score score = model.outliers().scoreProperty().get();
    boolean plain = score == Score.NEGATIVE_ELBO && !model.outliers().isVariational();
    meaning.setText(
        texts.get(plain ? "outliers.plain" : Texts.key("outliers.by.", score) + ".what"));
  }

  private void showButtons() {
    boolean busy = model.outliers().job().runningProperty().get();
    boolean scored = model.outliers().rankingProperty().get().size() > 0;
    Parts.present(rank, !busy && !scored);
  }

  private void show(Ranking scored) {
    list.show(scored, model.map().exploration().samplesProperty().get());
    Parts.present(list, scored.size() > 0);
    showButtons();
  }
}
