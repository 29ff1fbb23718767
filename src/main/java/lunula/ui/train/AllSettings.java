package lunula.ui.train;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.model.Likelihood;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Bodies;
import lunula.model.network.Bodies.Kind;
import lunula.model.plan.Corruption;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan.Schedule;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// Everything about a plan that a preset decides: the network as its kind describes itself, the
/// loss, the noise, the steps.
final class AllSettings extends VBox {
  private final Texts texts = Texts.of(AllSettings.class);
  private final FormFields fields = new FormFields();
  private final PlanForm form;
  private final NetworkForm network;
  private final Reasons reasons;
  private final VBox kindSettings = new VBox();

  AllSettings(PlanForm form) {
    this.form = form;
    network = form.network();
    reasons = new Reasons(form);
    getStyleClass().add("all-settings");
    kindSettings.getStyleClass().add("kind-settings");
    WeakSubscriptions.hear(this, network.settingsProperty(), this::showKind);
    network();
    pixels();
    loss();
    noise();
    steps();
    data();
  }

  private void data() {
    var without =
        fields.choice(
            "train.without.", form.withoutClassProperty(), form.classes(), this::className);
    add(title("train.part.data"), fields.labelled("train.without.", without));
  }

  private String className(int label) {
    List<String> names = form.dataSetProperty().get().classNames();
    return label < 0 || label >= names.size() ? texts.get("train.without.none") : names.get(label);
  }

  private void network() {
    var kind = fields.choice("train.kind.", network.kindProperty(), Bodies.KINDS, this::name);
    var code =
        fields.segments("train.code.", network.codeProperty(), List.of(Code.NORMAL, Code.POINT));
    CheckBox conditional = fields.check("train.conditional.", network.conditionalProperty());
    add(
        title("train.part.network"),
        fields.labelled("train.kind.", kind),
        kindSettings,
        fields.labelled("train.code.", code),
        FormFields.pair(latents(), new Region()),
        FormFields.problem(network.latents()),
        FormFields.offWhile(new VBox(conditional), conditional, reasons.withoutClasses()));
  }

  /// A kind that has no words yet goes by its id.
  private String name(Kind kind) {
    return texts.find("train.kind." + kind.id() + ".label").orElse(kind.id());
  }

  private VBox latents() {
    return fields.labelled("train.latents.", fields.text("train.latents.", network.latents()));
  }

  private void showKind(List<SettingField> settings) {
    var nodes = new ArrayList<Node>();
    for (SettingField setting : settings) {
      nodes.add(setting(setting));
      nodes.add(FormFields.problem(setting.input()));
    }
    kindSettings.getChildren().setAll(nodes);
    Parts.present(kindSettings, !nodes.isEmpty());
  }

  /// A setting without words yet goes by its name in `config.json`.
  private VBox setting(SettingField setting) {
    String prefix = "train.setting." + setting.name() + ".";
    String name = texts.find(prefix + "label").orElse(setting.name());
    String tip = texts.find(prefix + "tip").orElse(name);
    Control field = setting.options().isEmpty() ? typed(setting) : chosen(setting);
    field.setId("train-setting-" + setting.name());
    fields.explain(field, name, tip);
    FormFields.mark(field, setting.input());
    return fields.labelled(field, name, tip);
  }

  private static TextField typed(SettingField setting) {
    var field = new TextField();
    field.textProperty().bindBidirectional(setting.input().textProperty());
    return field;
  }

  private static ChoiceBox<String> chosen(SettingField setting) {
    var box = new ChoiceBox<String>();
    box.getItems().setAll(setting.options());
    box.valueProperty().bindBidirectional(setting.input().textProperty());
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  private void pixels() {
    var likelihood =
        fields.choice(
            "train.likelihood.", network.likelihoodProperty(), List.of(Likelihood.Kind.values()));
    TextField scale = fields.text("train.scale.", network.scale());
    CheckBox learned = fields.check("train.learned.", network.learnedProperty());
    var output = fields.choice("train.output.", network.outputProperty(), NetworkForm.OUTPUTS);
    Label nats = Parts.sentence("muted", texts.get("train.likelihood.nats"));
    WeakSubscriptions.hear(
        this,
        network.likelihoodProperty(),
        kind -> Parts.present(nats, kind != Likelihood.Kind.BERNOULLI));
    add(
        title("train.part.pixels"),
        fields.labelled("train.likelihood.", likelihood),
        nats,
        FormFields.pair(
            FormFields.offWhile(
                fields.labelled("train.scale.", scale), scale, reasons.withoutScale()),
            FormFields.offWhile(
                fields.labelled("train.output.", output), output, reasons.withoutOutput())),
        FormFields.problem(network.scale()),
        FormFields.offWhile(new VBox(learned), learned, reasons.withoutScale()));
  }

  private void loss() {
    TextField warmUp = fields.text("train.warmup.", form.warmUp());
    TextField freeBits = fields.text("train.freebits.", form.freeBits());
    add(
        title("train.part.loss"),
        fields.labelled("train.weight.", fields.text("train.weight.", form.weight())),
        FormFields.problem(form.weight()),
        FormFields.pair(
            FormFields.offWhile(
                fields.labelled("train.warmup.", warmUp), warmUp, reasons.withoutKl()),
            FormFields.offWhile(
                fields.labelled("train.freebits.", freeBits), freeBits, reasons.withoutKl())),
        FormFields.problem(form.warmUp()),
        FormFields.problem(form.freeBits()));
  }

  private void noise() {
    var kind =
        fields.choice("train.noise.", form.noiseProperty(), List.of(Corruption.Kind.values()));
    TextField strength = fields.text("train.strength.", form.strength());
    add(
        title("train.part.noise"),
        FormFields.pair(
            fields.labelled("train.noise.", kind),
            FormFields.offWhile(
                fields.labelled("train.strength.", strength), strength, reasons.withoutNoise())),
        FormFields.problem(form.strength()));
  }

  private void steps() {
    var method =
        fields.choice("train.method.", form.methodProperty(), List.of(Optimiser.Method.values()));
    var schedule =
        fields.segments("train.schedule.", form.scheduleProperty(), List.of(Schedule.values()));
    add(
        title("train.part.steps"),
        FormFields.pair(
            fields.labelled("train.method.", method),
            fields.labelled("train.patience.", fields.text("train.patience.", form.patience()))),
        FormFields.problem(form.patience()),
        fields.labelled("train.schedule.", schedule));
  }

  private Label title(String key) {
    var label = new Label(texts.get(key));
    label.getStyleClass().add("part-title");
    return label;
  }

  private void add(Node... nodes) {
    getChildren().addAll(nodes);
  }
}
