package lunula.ui.select;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
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

/// The shown images, strangest first.
final class OutliersPage extends VBox {
  private static final double LIST = 250;

  private final Texts texts = Texts.of(OutliersPage.class);
  private final SelectViewModel model;
  private final ObjectProperty<Score> score = new SimpleObjectProperty<>(Score.NEGATIVE_ELBO);
  private final Label meaning = Parts.sentence("muted", "");
  private final Button rank;
  private final RankingList list;

  OutliersPage(SelectViewModel model) {
    super(8);
    this.model = model;
    setId("select-outliers");
    OutliersViewModel outliers = model.outliers();
    score.set(outliers.scoreProperty().get());
    score.subscribe(chosen -> outliers.scoreProperty().set(chosen));
    rank = Parts.button(texts, "outliers.rank.", outliers::rank);
    rank.getStyleClass().add("primary");
    list = new RankingList(model.chosen()::goTo, model.chosen()::words, outliers::inWords);
    var running = new JobPane(outliers.job(), texts, "outliers.");
    list.setId("outliers-list");
    list.setPrefHeight(LIST);
    list.setMinHeight(LIST);
    var segments =
        new SegmentedChoice<>(
            score,
            List.of(Score.values()),
            some -> texts.get(key(some) + "label"),
            some -> texts.get(key(some) + "tip"));
    HBox.setHgrow(segments, Priority.ALWAYS);
    getChildren().addAll(new HBox(segments), meaning, rank, running, list);
    WhileShown.follow(this, this::follow);
  }

  private static String key(Score score) {
    return switch (score) {
      case NEGATIVE_ELBO -> "outliers.elbo.";
      case NEAREST_CODE -> "outliers.nearest.";
      case MAHALANOBIS -> "outliers.mahalanobis.";
    };
  }

  private Subscription follow() {
    OutliersViewModel outliers = model.outliers();
    return Subscription.combine(
        outliers.scoreProperty().subscribe(this::showScore),
        outliers.job().runningProperty().subscribe(is -> showButtons()),
        outliers.rankingProperty().subscribe(this::show),
        model.map().exploration().mapProperty().subscribe(map -> showMeaning()),
        model
            .map()
            .exploration()
            .samplesProperty()
            .subscribe(images -> show(outliers.rankingProperty().get())));
  }

  private void showScore(Score chosen) {
    score.set(chosen);
    showMeaning();
  }

  private void showMeaning() {
    boolean plain =
        model.outliers().scoreProperty().get() == Score.NEGATIVE_ELBO
            && !model.outliers().isVariational();
    meaning.setText(
        texts.get(plain ? "outliers.plain" : key(model.outliers().scoreProperty().get()) + "what"));
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
