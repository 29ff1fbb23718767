package lunula.ui.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Adversarial;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Bodies;
import lunula.model.network.Bodies.Kind;
import lunula.model.network.Body;
import lunula.model.network.ConvolutionalAdversarial;
import lunula.model.network.Multimodal;
import lunula.model.network.TextConvolutional;
import lunula.train.Families;
import lunula.ui.kit.Input;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Spoken;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The network of a plan while it is being written: any kind in the register, with the settings
/// that kind has. JavaFX thread only.
public final class NetworkForm {
  /// Outputs for which there is a choice; a Bernoulli likelihood always takes logits.
  static final List<Output> OUTPUTS =
      Stream.of(Output.values()).filter(output -> output != Output.LOGITS).toList();

  /// Every kind of network that can be chosen.
  static final List<Kind> KINDS =
      Stream.concat(
              Bodies.KINDS.stream(),
              Stream.of(
                  Adversarial.KIND,
                  ConvolutionalAdversarial.KIND,
                  Multimodal.KIND,
                  TextConvolutional.KIND))
          .toList();

  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Bodies.KINDS.getFirst());
  private final ReadOnlyObjectWrapper<List<SettingField>> settings =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Texts texts = Texts.of(NetworkForm.class);
  private final Input<Integer> latents = Input.count(texts, "train.latents.", 1, 256);
  private final ObjectProperty<Code> code = new SimpleObjectProperty<>(Code.NORMAL);
  private final BooleanProperty conditional = new SimpleBooleanProperty();
  private final ObjectProperty<Likelihood.Kind> likelihood =
      new SimpleObjectProperty<>(Likelihood.Kind.BERNOULLI);
  private final Input<Double> scale =
      Input.positive(texts, "train.scale.", 1e6).offWhile(whileBernoulli("train.off.scale"));
  private final BooleanProperty learned = new SimpleBooleanProperty();
  private final ObjectProperty<Output> output = new SimpleObjectProperty<>(Output.SIGMOID);
  private final Runnable changed;

  /// @param changed told of every change
  NetworkForm(Runnable changed) {
    this.changed = changed;
    renew();
    kind.subscribe(
        (was, is) -> {
          renew();
          suit(was, is);
          changed.run();
        });
    likelihood.subscribe((was, is) -> scale.writeUsual(usualScale(is)));
    for (ObservableValue<?> choice : List.of(code, conditional, likelihood, learned, output)) {
      choice.subscribe((was, is) -> changed.run());
    }
    latents.textProperty().subscribe((was, is) -> changed.run());
    scale.textProperty().subscribe((was, is) -> changed.run());
  }

  /// Which layers are around the code; choosing another brings its usual settings.
  public ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  /// What goes with a generator goes with nothing else, and the other way round; pictures with
  /// descriptions are variational, of grey values as probabilities.
  private void suit(Kind was, Kind is) {
    boolean generates = generates(is);
    if (generates != generates(was)) {
      code.set(generates ? Code.NONE : Code.NORMAL);
      likelihood.set(generates ? Likelihood.Kind.GAUSSIAN : Likelihood.Kind.BERNOULLI);
      learned.set(false);
      output.set(Output.SIGMOID);
    }
    if (is.id().equals(Multimodal.ID)) {
      code.set(Code.NORMAL);
      conditional.set(false);
      likelihood.set(Likelihood.Kind.BERNOULLI);
    }
  }

  private static boolean generates(Kind kind) {
    return !kind.make().apply(kind.defaults()).encodes();
  }

  /// Why what an encoder asks for does not count; null if there is an encoder.
  ObservableValue<@Nullable String> withoutEncoder() {
    return Spoken.words(
        () -> kind.map(chosen -> generates(chosen) ? texts.get("train.off.generator") : null));
  }

  /// The settings of the kind, in order.
  public ReadOnlyObjectProperty<List<SettingField>> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /// Dimensions of z.
  public Input<Integer> latents() {
    return latents;
  }

  /// Whether it is variational.
  public ObjectProperty<Code> codeProperty() {
    return code;
  }

  /// Whether encoder and decoder are told the class.
  public BooleanProperty conditionalProperty() {
    return conditional;
  }

  /// What makes the reconstruction a number; choosing another brings its usual scale.
  public ObjectProperty<Likelihood.Kind> likelihoodProperty() {
    return likelihood;
  }

  /// Its scale; does not count for Bernoulli.
  public Input<Double> scale() {
    return scale;
  }

  /// Whether the scale is learned; does not count for Bernoulli.
  public BooleanProperty learnedProperty() {
    return learned;
  }

  /// How the decoder's numbers become pixels, one of [#OUTPUTS]; does not count for Bernoulli.
  public ObjectProperty<Output> outputProperty() {
    return output;
  }

  /// Why there is no choice of output; null if there is.
  ObservableValue<@Nullable String> withoutOutput() {
    return whileBernoulli("train.off.output");
  }

  private ObservableValue<@Nullable String> whileBernoulli(String reason) {
    return Spoken.words(
        () ->
            kind.flatMap(
                chosen ->
                    generates(chosen)
                        ? withoutEncoder()
                        : likelihood.map(
                            pixels ->
                                pixels == Likelihood.Kind.BERNOULLI ? texts.get(reason) : null)));
  }

  private boolean bernoulli() {
    return likelihood.get() == Likelihood.Kind.BERNOULLI;
  }

  void fill(Architecture network) {
    Body body = network.body();
    kind.set(Families.kind(body.kind()));
    Map<String, Object> values = body.settings().values();
    settings.get().forEach(field -> field.fill(values.getOrDefault(field.name(), "")));
    latents.writeUsual(network.latentDimensions());
    code.set(network.code());
    conditional.set(network.conditional());
    Likelihood pixels = network.likelihood();
    likelihood.set(pixels.kind());
    scale.writeUsual(pixels.scale());
    learned.set(pixels.learned());
    output.set(OUTPUTS.contains(network.output()) ? network.output() : Output.SIGMOID);
  }

  /// The network for images of a size; null while a field is wrong.
  ///
  /// @param classes that a conditional network is told of
  /// @throws IllegalArgumentException with a complaint, if the parts do not go together
  @Nullable Architecture read(ImageSize size, int classes) {
    if (!Input.right(
        Stream.concat(
            settings.get().stream().map(SettingField::input), Stream.of(latents, scale)))) {
      return null;
    }
    return new Architecture(
        size,
        body(),
        latents.read(),
        code.get(),
        conditional.get() ? classes : 0,
        bernoulli() ? Output.LOGITS : output.get(),
        pixels());
  }

  private Body body() {
    Map<String, String> written = new LinkedHashMap<>();
    settings.get().forEach(field -> written.put(field.name(), field.input().read()));
    return kind.get().make().apply(kind.get().defaults().changed(written));
  }

  private Likelihood pixels() {
    return bernoulli()
        ? Likelihood.BERNOULLI
        : new Likelihood(likelihood.get(), scale.read(), learned.get());
  }

  private void renew() {
    List<SettingField> fields = SettingField.of(kind.get());
    settings.set(fields);
    fields.forEach(field -> field.input().textProperty().subscribe((was, is) -> changed.run()));
  }

  private static double usualScale(Likelihood.Kind kind) {
    return switch (kind) {
      case BERNOULLI -> Likelihood.BERNOULLI.scale();
      case GAUSSIAN -> Likelihood.SQUARED_ERROR.scale();
      case LAPLACE -> Likelihood.ABSOLUTE_ERROR.scale();
    };
  }

  /// All that can be set, but for what is of one kind of network.
  Stream<Setting<?>> settings() {
    return Stream.of(
        Setting.of("train.kind", kind),
        Setting.of("train.latents", latents.textProperty()),
        Setting.of("train.code", code),
        Setting.of("train.conditional", conditional),
        Setting.of("train.likelihood", likelihood),
        Setting.of("train.scale", scale.textProperty()),
        Setting.of("train.learned", learned),
        Setting.of("train.output", output));
  }
}
