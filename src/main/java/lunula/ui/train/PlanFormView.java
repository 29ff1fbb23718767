package lunula.ui.train;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.describe.BundledWords;
import lunula.model.Likelihood;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Bodies;
import lunula.model.plan.Corruption;
import lunula.model.plan.Optimiser;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.Form;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Term;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The settings of the next run: a preset, what is changed most often, and, unfolded, all the rest:
/// the network as its kind describes itself, the loss, the noise, the steps.
final class PlanFormView extends Form {
  private static final double BETA_FIELD = 72;
  private static final double BETA_STEP = 0.02;
  private static final double EXPECTATION_HEIGHT = 50;

  private final Texts texts = Texts.of(PlanFormView.class);
  private final BooleanProperty allShown = new SimpleBooleanProperty();
  private final PlanForm form;
  private final NetworkForm network;
  private @Nullable Form all;

  PlanFormView(PlanForm form) {
    super(Texts.of(PlanFormView.class));
    this.form = form;
    network = form.network();
    row(
        choice(
            "train.preset.",
            form.presetProperty(),
            Preset.ALL,
            preset -> new PresetWords(preset).name()));
    add(about());
    row(
        number(
                "train.epochs.",
                form.epochs(),
                (epochs, steps) -> Math.clamp((long) epochs + steps, 1, PlanForm.MOST))
            .term(Term.EPOCH),
        // In powers of two, as batch sizes go.
        number(
                "train.batch.",
                form.batchSize(),
                (size, steps) -> (int) Math.clamp(size * Math.pow(2, steps), 1, PlanForm.MOST))
            .term(Term.BATCH));
    add(expectation());
    row(
        text("train.rate.", form.learningRate()).term(Term.LEARNING_RATE),
        number("train.seed.", form.seed(), (seed, steps) -> seed + steps).term(Term.SEED));
    row(beta().term(Term.BETA));
    add(averaged(), unfolding(), problem(form.problemProperty()));
    allShown.subscribe(this::unfold);
  }

  private VBox about() {
    Label words = Parts.sentence("about", "");
    Label summary = Parts.sentence("muted", "");
    Button reset = Parts.button(texts, "train.reset.", form::reset);
    reset.getStyleClass().add("quiet");
    WeakSubscriptions.hear(
        this,
        form.presetProperty(),
        preset -> Parts.show(words, new PresetWords(preset).about().orElse(null)));
    WeakSubscriptions.hear(
        this,
        form.planProperty(),
        plan -> summary.setText(plan == null ? texts.get("train.network.unknown") : summary(plan)));
    // Its room stays, or it would push the field that is being used away from the pointer.
    WeakSubscriptions.hear(this, form.changedProperty(), reset::setVisible);
    HBox.setHgrow(summary, Priority.ALWAYS);
    summary.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(8, summary, reset);
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(2, words, row);
  }

  private String summary(TrainingPlan plan) {
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

  private Field<TextField> beta() {
    var slider = new Slider(0, 1, 0);
    slider.valueProperty().bindBidirectional(form.betaSliderProperty());
    slider.setBlockIncrement(BETA_STEP);
    slider.setTooltip(new Tooltip(texts.get("train.beta.slider")));
    slider.setAccessibleText(texts.get("train.beta.slider"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    TextField exact = typing("train.beta.", form.beta());
    slider.disableProperty().bind(exact.disableProperty());
    exact.setPrefWidth(BETA_FIELD);
    exact.setMinWidth(BETA_FIELD);
    var row = new HBox(8, slider, exact);
    row.setAlignment(Pos.CENTER_LEFT);
    return field("train.beta.", exact, row).of(form.beta());
  }

  /// Steps and time. Its room stays as it is, whatever it says: what is beneath is being used.
  private Label expectation() {
    Label label = Parts.sentence("muted", "");
    label.setId("train-expect");
    label.setMinHeight(EXPECTATION_HEIGHT);
    label.setMaxHeight(EXPECTATION_HEIGHT);
    label.setAlignment(Pos.TOP_LEFT);
    WeakSubscriptions.hear(this, form.expectationProperty(), label::setText);
    return label;
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

  /// The rest is made when first asked for: it would slow the start. What is wrong with the
  /// settings taken together is said below it, so that none of them moves when it is set.
  private void unfold(boolean shown) {
    if (shown && all == null) {
      all = all();
      getChildren().add(getChildren().size() - 1, all);
    }
    if (all != null) {
      Parts.present(all, shown);
    }
  }

  private Form all() {
    var rest = new Form(texts);
    rest.title("train.part.network")
        .row(rest.choice("train.kind.", network.kindProperty(), NetworkForm.KINDS, this::name))
        .add(kindSettings())
        .row(
            rest.segments("train.code.", network.codeProperty(), List.of(Code.NORMAL, Code.POINT))
                .term(Term.MEAN_AND_LOG_VARIANCE)
                .offWhile(network.withoutEncoder())
                .resetTo(network.codeProperty(), usual(plan -> plan.architecture().code())))
        .row(rest.text("train.latents.", network.latents()).term(Term.LATENT_DIMENSIONS), free())
        .row(
            rest.check("train.conditional.", network.conditionalProperty())
                .term(Term.CONDITIONAL_VAE)
                .offWhile(form.withoutClasses())
                .resetTo(
                    network.conditionalProperty(),
                    usual(plan -> plan.architecture().conditional())));
    rest.title("train.part.pixels")
        .row(
            rest.choice(
                    "train.likelihood.",
                    network.likelihoodProperty(),
                    List.of(Likelihood.Kind.values()))
                .term(Term.LIKELIHOOD)
                .offWhile(network.withoutEncoder())
                .resetTo(
                    network.likelihoodProperty(),
                    usual(plan -> plan.architecture().likelihood().kind())))
        .add(nats())
        .row(
            rest.text("train.scale.", network.scale()).term(Term.SCALE),
            rest.choice("train.output.", network.outputProperty(), NetworkForm.OUTPUTS)
                .term(Term.OUTPUT)
                .offWhile(network.withoutOutput()))
        .row(
            rest.check("train.learned.", network.learnedProperty())
                .term(Term.SCALE)
                .offWhile(network.scale().offProperty())
                .resetTo(
                    network.learnedProperty(),
                    usual(plan -> plan.architecture().likelihood().learned())));
    rest.title("train.part.loss")
        .row(rest.text("train.weight.", form.weight()).term(Term.RECONSTRUCTION_WEIGHT))
        .row(
            rest.text("train.warmup.", form.warmUp()).term(Term.WARM_UP),
            rest.text("train.freebits.", form.freeBits()).term(Term.FREE_BITS));
    rest.title("train.part.noise")
        .row(
            rest.choice("train.noise.", form.noiseProperty(), List.of(Corruption.Kind.values()))
                .term(Term.DENOISING)
                .offWhile(network.withoutEncoder())
                .resetTo(form.noiseProperty(), usual(plan -> plan.corruption().kind())),
            rest.text("train.strength.", form.strength()));
    rest.title("train.part.steps")
        .row(
            rest.choice("train.method.", form.methodProperty(), List.of(Optimiser.Method.values()))
                .term(Term.OPTIMISER)
                .resetTo(form.methodProperty(), usual(plan -> plan.optimiser().method())),
            rest.text("train.patience.", form.patience()).term(Term.PATIENCE))
        .row(
            rest.segments("train.schedule.", form.scheduleProperty())
                .term(Term.ONE_CYCLE)
                .resetTo(form.scheduleProperty(), usual(TrainingPlan::schedule)));
    return rest.title("train.part.data")
        .row(
            rest.choice(
                    "train.without.", form.withoutClassProperty(), form.classes(), this::className)
                .term(Term.LEFT_OUT_CLASS)
                .resetTo(form.withoutClassProperty(), usual(TrainingPlan::withoutClass)));
  }

  /// What the preset says of a setting.
  private <T> ObservableValue<T> usual(Function<TrainingPlan, T> setting) {
    return form.presetProperty().map(preset -> setting.apply(preset.plan()));
  }

  private String className(int label) {
    List<String> names = BundledWords.classes(form.dataSetProperty().get().classNames());
    return label < 0 || label >= names.size() ? texts.get("train.without.none") : names.get(label);
  }

  /// A kind that has no words yet goes by its id.
  private String name(Bodies.Kind kind) {
    return texts.find("train.kind." + kind.id() + ".label").orElse(kind.id());
  }

  private Form kindSettings() {
    var settings = new Form(texts);
    WeakSubscriptions.hear(
        this,
        network.settingsProperty(),
        offered -> {
          settings.getChildren().clear();
          offered.forEach(setting -> settings.row(setting(setting)));
          Parts.present(settings, !offered.isEmpty());
        });
    return settings;
  }

  /// A setting without words yet goes by its name in `config.json`.
  private Field<Control> setting(SettingField setting) {
    String prefix = "train.setting." + setting.name() + ".";
    String name = texts.find(prefix + "label").orElse(setting.name());
    String tip = texts.find(prefix + "tip").orElse(name);
    Control control;
    if (setting.options().isEmpty()) {
      var field = new TextField();
      field.textProperty().bindBidirectional(setting.input().textProperty());
      control = field;
    } else {
      var box = new ChoiceBox<String>();
      box.getItems().setAll(setting.options());
      box.valueProperty().bindBidirectional(setting.input().textProperty());
      box.setMaxWidth(Double.MAX_VALUE);
      control = box;
    }
    control.setId("train-setting-" + setting.name());
    control.setTooltip(new Tooltip(tip));
    control.setAccessibleText(name);
    Field<Control> field = named(mark(control, setting.input()), name, tip);
    Term term = term(setting.name());
    return (term == null ? field : field.term(term)).of(setting.input());
  }

  /// What explains a setting of a kind of network; null if its tip says all.
  private static @Nullable Term term(String setting) {
    return switch (setting) {
      case "anchors", "rank" -> Term.ANCHORS;
      case "activation", "criticActivation" -> Term.ACTIVATION;
      case "prior",
          "loss",
          "criticSteps",
          "penalty",
          "penaltyWeight",
          "description",
          "classes",
          "descriptionWeight",
          "unseen",
          "crossWeight",
          "width",
          "encoderBlocks",
          "decoderBlocks",
          "meanScale",
          "pretraining",
          "bounds" ->
          null;
      case "channels" -> Term.CONVOLUTION;
      default -> Term.HIDDEN_LAYER;
    };
  }

  private Label nats() {
    Label nats = Parts.sentence("muted", texts.get("train.likelihood.nats"));
    WeakSubscriptions.hear(
        this,
        network.likelihoodProperty(),
        kind -> Parts.present(nats, kind != Likelihood.Kind.BERNOULLI));
    return nats;
  }
}
