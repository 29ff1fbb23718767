package lunula.ui.library;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.model.card.Measure;
import lunula.model.card.Measure.MeasureInfo;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/// The measures of the selected model, each of which shows its definition when clicked, and the
/// button that measures.
final class MeasuresView extends VBox {
  /// Left and right of a row, as the style sheet says.
  private static final double ROW_PADDING = 16;

  private static final double DEFINITION_WIDTH = 320;

  private final Texts texts = Texts.of(MeasuresView.class);
  private final @Nullable MeasuringViewModel model;
  private final VBox figures = new VBox();
  private final Button measure;
  private final VBox bar = new VBox();
  private final Label message = Parts.sentence("problem", "");
  private @Nullable PopOver definition;
  private @Nullable LibraryEntry entry;

  /// @param model measures; null where nobody can
  MeasuresView(@Nullable MeasuringViewModel model) {
    this.model = model;
    measure = Parts.button(texts, "library.measure.", this::measure);
    Label title = Parts.label("panel-title", texts.get("library.measures.title"));
    var top = new HBox(8, title, Parts.gap(), measure);
    top.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("measures");
    figures.getStyleClass().add("measure-groups");
    getChildren().addAll(top, bar, message, figures);
    Parts.present(measure, model != null);
    Parts.present(bar, false);
    Parts.show(message, null);
    if (model != null) {
      WeakSubscriptions.hear(this, model.job().runningProperty(), running -> follow(model));
      var running = new JobBar(model.job(), texts, "library.measure.");
      running.setNext(measure);
      bar.getChildren().add(running);
    }
  }

  /// Shows the measures of a model, or nothing.
  void show(@Nullable LibraryEntry selected) {
    entry = selected;
    Parts.present(this, selected != null);
    if (definition != null) {
      definition.hide();
    }
    figures.getChildren().clear();
    if (selected != null) {
      fill(new CardMeasures(selected.card()));
    }
    if (model != null) {
      follow(model);
    }
  }

  private void measure() {
    if (model != null && entry != null) {
      model.measure(entry);
    }
  }

  private void follow(MeasuringViewModel measuring) {
    boolean running = measuring.job().runningProperty().get();
    boolean mine = measuring.isMeasuring(entry);
    measure.setDisable(running);
    Parts.present(bar, mine);
    if (running) {
      Parts.show(message, mine ? null : texts.get("library.measure.other"));
    } else {
      Parts.show(
          message,
          measuring.job().outcomeProperty().get() instanceof Outcome.Failed<?> failed
              ? failed.sentence()
              : null);
    }
  }

  private void fill(CardMeasures card) {
    if (card.isEmpty()) {
      figures.getChildren().add(Parts.sentence("muted", texts.get("library.measures.none")));
      return;
    }
    card.verdict().ifPresent(verdict -> figures.getChildren().add(lamp(verdict)));
    for (CardMeasures.Group group : card.groups()) {
      var rows = new VBox(Parts.sentence("field-label", group.title()));
      rows.getStyleClass().add("measure-group");
      group.rows().forEach(row -> rows.getChildren().add(row(row)));
      figures.getChildren().add(rows);
    }
    figures.getChildren().add(Parts.sentence("muted", card.comparability()));
  }

  private static HBox lamp(CardMeasures.Verdict verdict) {
    var light = new Region();
    light.getStyleClass().addAll("lamp", Texts.key("lamp-", verdict.lamp()));
    Label words = Parts.sentence("card-value", verdict.words());
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(8, light, words);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setId("library-lamp");
    return line;
  }

  private Button row(CardMeasures.Row row) {
    Measure what = row.measure();
    var lines =
        new VBox(
            line(
                "measure-name",
                UserMessages.words(what.info().name()),
                "measure-value",
                row.value()),
            line("muted", row.detail(), "muted", UserMessages.words(what.info().unit())));
    var button = new Button();
    button.setGraphic(lines);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("quiet", "measure-row");
    lines.prefWidthProperty().bind(button.widthProperty().subtract(ROW_PADDING));
    button.setTooltip(new Tooltip(texts.get("library.measures.tip")));
    button.setAccessibleText(
        texts.get(
            "library.measures.accessible",
            UserMessages.words(what.info().name()),
            row.value(),
            UserMessages.words(what.info().unit()),
            row.detail()));
    button.setOnAction(event -> define(what, button));
    return button;
  }

  /// Words at the left and a figure at the right, which is never cut. The words do not wrap: a
  /// button knows no height for its width.
  private static HBox line(String leftStyle, String words, String rightStyle, String figure) {
    Label left = Parts.label(leftStyle, words);
    left.setMinWidth(0);
    Label right = Parts.label(rightStyle, figure);
    right.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(left, Parts.gap(), right);
  }

  /// Shows what a measure means, until a click elsewhere or Escape.
  private void define(Measure what, Button at) {
    if (definition == null) {
      definition = popOver();
    }
    definition.setContentNode(content(what));
    definition.show(at);
  }

  private static PopOver popOver() {
    var popover = new PopOver();
    popover.setAutoHide(true);
    popover.setHideOnEscape(true);
    popover.setDetachable(false);
    popover.setAnimated(false);
    // More specific than the rules of ControlsFX, which come later and have no dark theme.
    popover.getRoot().getStyleClass().add("definition-popover");
    Styles.of(popover.getRoot(), MeasuresView.class);
    popover.setArrowLocation(PopOver.ArrowLocation.LEFT_CENTER);
    return popover;
  }

  private VBox content(Measure measure) {
    MeasureInfo info = measure.info();
    var content =
        new VBox(
            8,
            Parts.sentence("definition-name", UserMessages.words(info.name())),
            Parts.sentence("definition-text", UserMessages.words(info.definition())),
            Parts.sentence("definition-formula", UserMessages.words(info.formula())),
            Parts.sentence(
                "muted",
                texts.get(
                    "library.measures.unit",
                    info.unit(),
                    texts.get(Texts.key("library.measures.", measure.better())))),
            Parts.sentence("muted", UserMessages.words(info.source())));
    content.getStyleClass().add("definition");
    content.setPrefWidth(DEFINITION_WIDTH);
    content.setMaxWidth(DEFINITION_WIDTH);
    return content;
  }
}
