package lunula.ui.train;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The settings of the next run: a preset, what is changed most often, and, unfolded, all the rest.
final class PlanFormView extends VBox {
  private static final double BETA_FIELD = 72;
  private static final double BETA_STEP = 0.02;

  private final Texts texts = Texts.of(PlanFormView.class);
  private final FormFields fields = new FormFields();
  private final BooleanProperty allShown = new SimpleBooleanProperty();
  private final PlanForm form;
  private @Nullable AllSettings all;

  PlanFormView(PlanForm form) {
    this.form = form;
    getStyleClass().add("plan-form");
    getChildren()
        .addAll(
            preset(),
            about(),
            FormFields.pair(epochs(), batchSize()),
            FormFields.problem(form.epochs()),
            FormFields.problem(form.batchSize()),
            FormFields.pair(learningRate(), seed()),
            FormFields.problem(form.learningRate()),
            FormFields.problem(form.seed()),
            beta(),
            FormFields.problem(form.beta()),
            averaged(),
            FormFields.problem(form.problemProperty()),
            unfolding());
    allShown.subscribe(this::unfold);
  }

  private VBox preset() {
    var choice =
        fields.choice(
            "train.preset.",
            form.presetProperty(),
            Preset.ALL,
            preset -> new PresetWords(preset).name());
    return fields.labelled("train.preset.", choice);
  }

  private VBox about() {
    Label words = Parts.sentence("about", "");
    Label network = Parts.sentence("muted", "");
    Button reset = Parts.button(texts, "train.reset.", form::reset);
    reset.getStyleClass().add("quiet");
    WeakSubscriptions.hear(
        this,
        form.presetProperty(),
        preset -> Parts.show(words, new PresetWords(preset).about().orElse(null)));
    WeakSubscriptions.hear(
        this,
        form.planProperty(),
        plan -> network.setText(plan == null ? texts.get("train.network.unknown") : network(plan)));
    WeakSubscriptions.hear(this, form.changedProperty(), changed -> Parts.present(reset, changed));
    HBox.setHgrow(network, Priority.ALWAYS);
    network.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(8, network, reset);
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(2, words, row);
  }

  private String network(TrainingPlan plan) {
    long numbers =
        plan.architecture().parameters().values().stream()
            .mapToLong(
                shape -> shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b))
            .sum();
    return texts.get(
        "train.network.summary",
        NumberFormats.layers(plan.architecture()),
        NumberFormats.count(numbers));
  }

  private VBox beta() {
    var slider = new Slider(0, 1, 0);
    slider.valueProperty().bindBidirectional(form.betaSliderProperty());
    slider.setBlockIncrement(BETA_STEP);
    slider.setTooltip(new Tooltip(texts.get("train.beta.slider")));
    slider.setAccessibleText(texts.get("train.beta.slider"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    TextField exact = fields.text("train.beta.", form.beta());
    exact.setPrefWidth(BETA_FIELD);
    exact.setMinWidth(BETA_FIELD);
    var row = new HBox(8, slider, exact);
    row.setAlignment(Pos.CENTER_LEFT);
    return FormFields.offWhile(
        fields.labelled("train.beta.", row), row, new Reasons(form).withoutKl());
  }

  /// What the article's averaged losses come to.
  private Node averaged() {
    Label label = Parts.sentence("muted", PresetWords.averaged());
    WeakSubscriptions.hear(
        this,
        form.beta().valueProperty(),
        beta -> Parts.present(label, beta != null && beta == Preset.ARTICLE_AVERAGED_BETA));
    return label;
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
    return fields.labelled("train.rate.", fields.text("train.rate.", form.learningRate()));
  }

  private <T extends Number> VBox stepped(String prefix, Input<T> input, Stepper.Steps<T> steps) {
    var stepper = new Stepper<>(input, steps);
    fields.explain(stepper, prefix, input);
    stepper.getEditor().setAccessibleText(texts.get(prefix + "label"));
    stepper.setMaxWidth(Double.MAX_VALUE);
    return fields.labelled(prefix, stepper);
  }

  private ToggleButton unfolding() {
    var toggle = new ToggleButton();
    toggle.setId("train-all");
    toggle.getStyleClass().addAll("quiet", "unfolding");
    toggle.setMaxWidth(Double.MAX_VALUE);
    toggle.setTooltip(new Tooltip(texts.get("train.all.tip")));
    toggle.selectedProperty().bindBidirectional(allShown);
    allShown.subscribe(
        shown -> {
          toggle.setText(texts.get("train.all.label"));
          toggle.setGraphic(Parts.icon(shown ? "down" : "right"));
        });
    return toggle;
  }

  /// The rest is made when first asked for: it would slow the start.
  private void unfold(boolean shown) {
    if (shown && all == null) {
      all = new AllSettings(form);
      getChildren().add(all);
    }
    if (all != null) {
      Parts.present(all, shown);
    }
  }
}
