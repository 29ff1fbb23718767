package lunula.ui.train;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.model.TrainingPlan.Schedule;
import lunula.ui.Figures;
import lunula.ui.Parts;
import lunula.ui.Segmented;
import lunula.ui.Texts;
import lunula.ui.train.PlanForm.Preset;
import org.jspecify.annotations.Nullable;

/// The settings of the next run.
final class PlanFormView extends VBox {
  private static final double BETA_FIELD = 72;
  private static final double BETA_STEP = 0.02;

  private final Texts texts = Texts.of(PlanFormView.class);
  private final PlanForm form;

  PlanFormView(PlanForm form) {
    this.form = form;
    getStyleClass().add("plan-form");
    getChildren()
        .addAll(
            network(),
            pair(epochs(), batchSize()),
            problem(form.epochs()),
            problem(form.batchSize()),
            pair(learningRate(), seed()),
            problem(form.learningRate()),
            problem(form.seed()),
            beta(),
            problem(form.beta()),
            schedule(),
            problem(form.problemProperty()));
  }

  private VBox network() {
    var choice =
        new Segmented<>(
            form.presetProperty(),
            List.of(Preset.values()),
            preset ->
                texts.get(key(preset) + "label", Figures.layers(preset.plan().architecture())),
            preset -> texts.get(key(preset) + "tip"));
    return labelled("train.network.", choice);
  }

  private static String key(Preset preset) {
    return switch (preset) {
      case ARTICLE -> "train.network.article.";
      case DEEP -> "train.network.deep.";
    };
  }

  private VBox schedule() {
    return labelled(
        "train.schedule.",
        new Segmented<>(
            form.scheduleProperty(),
            List.of(Schedule.values()),
            schedule -> texts.get(key(schedule) + "label"),
            schedule -> texts.get(key(schedule) + "tip")));
  }

  private static String key(Schedule schedule) {
    return switch (schedule) {
      case CONSTANT -> "train.schedule.constant.";
      case ONE_CYCLE -> "train.schedule.cycle.";
    };
  }

  private VBox beta() {
    var slider = new Slider(0, 1, 0);
    slider.valueProperty().bindBidirectional(form.betaSliderProperty());
    slider.setBlockIncrement(BETA_STEP);
    slider.setTooltip(new Tooltip(texts.get("train.beta.slider")));
    slider.setAccessibleText(texts.get("train.beta.slider"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    TextField exact = text("train.beta.", form.beta());
    exact.setPrefWidth(BETA_FIELD);
    exact.setMinWidth(BETA_FIELD);
    var row = new HBox(8, slider, exact);
    row.setAlignment(Pos.CENTER_LEFT);
    return labelled("train.beta.", row);
  }

  private VBox epochs() {
    return stepped(
        "train.epochs.",
        form.epochs(),
        (epochs, steps) -> Math.clamp((long) epochs + steps, 1, PlanForm.MOST));
  }

  /// In powers of two, as batch sizes go.
  private VBox batchSize() {
    return stepped(
        "train.batch.",
        form.batchSize(),
        (size, steps) -> (int) Math.clamp(size * Math.pow(2, steps), 1, PlanForm.MOST));
  }

  private VBox seed() {
    return stepped("train.seed.", form.seed(), (seed, steps) -> seed + steps);
  }

  private VBox learningRate() {
    return labelled("train.rate.", text("train.rate.", form.learningRate()));
  }

  private <T extends Number> VBox stepped(String key, Input<T> input, Stepper.Steps<T> steps) {
    var stepper = new Stepper<>(input, steps);
    explain(stepper, key, input);
    stepper.getEditor().setAccessibleText(texts.get(key + "label"));
    stepper.setMaxWidth(Double.MAX_VALUE);
    return labelled(key, stepper);
  }

  private TextField text(String key, Input<?> input) {
    var field = new TextField();
    field.textProperty().bindBidirectional(input.textProperty());
    explain(field, key, input);
    return field;
  }

  private void explain(Control field, String key, Input<?> input) {
    field.setId(key.substring(0, key.length() - 1).replace('.', '-'));
    field.setPrefWidth(0);
    field.setTooltip(new Tooltip(texts.get(key + "tip")));
    field.setAccessibleText(texts.get(key + "label"));
    input
        .problemProperty()
        .subscribe(wrong -> field.pseudoClassStateChanged(Parts.WRONG, wrong != null));
  }

  private VBox labelled(String key, Node control) {
    var label = new Label(texts.get(key + "label"));
    label.getStyleClass().add("field-label");
    label.setLabelFor(control);
    label.setTooltip(new Tooltip(texts.get(key + "tip")));
    var box = new VBox(label, control);
    box.getStyleClass().add("field");
    return box;
  }

  private static HBox pair(Region left, Region right) {
    for (Region half : List.of(left, right)) {
      HBox.setHgrow(half, Priority.ALWAYS);
      half.setPrefWidth(0);
      half.setMaxWidth(Double.MAX_VALUE);
    }
    return new HBox(8, left, right);
  }

  private static Label problem(Input<?> input) {
    return problem(input.problemProperty());
  }

  private static Label problem(ObservableValue<? extends @Nullable String> text) {
    Label label = Parts.sentence("problem", "");
    text.subscribe(words -> Parts.show(label, words));
    return label;
  }
}
