package lunula.ui.select;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lunula.measure.Ranking;
import lunula.measure.Selection.Joining;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;
import lunula.ui.select.FindViewModel.Likeness;

/// Finds images by number, class and similarity, and lists what was found.
final class FindPage extends VBox {
  private static final double LIST = 230;

  private final Texts texts = Texts.of(FindPage.class);
  private final SelectViewModel model;
  private final TextField field = new TextField();
  private final Label words = Parts.sentence("muted", "");
  private final RankingList list;
  private final Button select;

  FindPage(SelectViewModel model) {
    super(8);
    this.model = model;
    setId("select-find");
    list = new RankingList(LIST, model.chosen(), this::distance);
    list.setId("find-list");
    select = Parts.button(texts, "find.select.", this::selectFound);
    getChildren().addAll(typed(), alike(), words, list, select);
    WhileShown.follow(this, this::follow);
  }

  private HBox typed() {
    field.setId("find-field");
    field.setPromptText(texts.get("find.prompt"));
    field.setTooltip(new Tooltip(texts.get("find.tip")));
    field.setAccessibleText(texts.get("find.tip"));
    field.setOnAction(event -> model.find().find(field.getText()));
    HBox.setHgrow(field, Priority.ALWAYS);
    Button go = Parts.button(texts, "find.go.", () -> model.find().find(field.getText()));
    return new HBox(8, field, go);
  }

  private VBox alike() {
    var segments = SegmentedChoice.of(model.find().likenessProperty(), texts, "find.by.");
    Button like = Parts.button(texts, "find.like.", model.find()::findLikeChosen);
    like.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(segments, Priority.ALWAYS);
    return new VBox(8, new HBox(segments), like);
  }

  private String distance(double value) {
    return model.find().likenessProperty().get() == Likeness.CODE
        ? texts.get("find.distance.code", NumberFormats.coordinate(value))
        : texts.get("find.distance.pixels", String.format(Locale.ROOT, "%.3f", value));
  }

  private void selectFound() {
    model.selection().found(model.find().resultsProperty().get(), Joining.REPLACE);
  }

  private Subscription follow() {
    FindViewModel find = model.find();
    return Subscription.combine(
        find.wordsProperty().subscribe(said -> Parts.show(words, said.isEmpty() ? null : said)),
        find.resultsProperty().subscribe(this::show),
        model
            .map()
            .exploration()
            .samplesProperty()
            .subscribe(images -> show(find.resultsProperty().get())));
  }

  private void show(Ranking found) {
    list.show(found, model.map().exploration().samplesProperty().get());
    boolean any = found.size() > 0;
    Parts.present(list, any);
    Parts.present(select, any);
  }
}
