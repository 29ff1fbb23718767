package lunula.ui.train;

import javafx.beans.value.ObservableValue;
import lunula.model.Likelihood;
import lunula.model.network.Architecture.Code;
import lunula.model.plan.Corruption;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Why some of a form's fields do not count as the others stand: sentences for the person, null
/// where a field counts.
final class Reasons {
  private final Texts texts = Texts.of(Reasons.class);
  private final PlanForm form;

  Reasons(PlanForm form) {
    this.form = form;
  }

  /// A plain autoencoder has no KL term.
  ObservableValue<@Nullable String> withoutKl() {
    return form.network()
        .codeProperty()
        .map(code -> code == Code.POINT ? texts.get("train.off.kl") : null);
  }

  /// A Bernoulli likelihood has no scale.
  ObservableValue<@Nullable String> withoutScale() {
    return whileBernoulli("train.off.scale");
  }

  /// A Bernoulli likelihood takes logits and nothing else.
  ObservableValue<@Nullable String> withoutOutput() {
    return whileBernoulli("train.off.output");
  }

  private ObservableValue<@Nullable String> whileBernoulli(String key) {
    return form.network()
        .likelihoodProperty()
        .map(kind -> kind == Likelihood.Kind.BERNOULLI ? texts.get(key) : null);
  }

  /// Clean images have no strength of noise.
  ObservableValue<@Nullable String> withoutNoise() {
    return form.noiseProperty()
        .map(kind -> kind == Corruption.Kind.NONE ? texts.get("train.off.noise") : null);
  }

  /// No network can be told classes that there are not; whoever chose it can still take it back.
  ObservableValue<@Nullable String> withoutClasses() {
    return form.dataSetProperty()
        .flatMap(
            data ->
                form.network()
                    .conditionalProperty()
                    .map(
                        told ->
                            data.classNames().isEmpty() && !told
                                ? texts.get("train.off.classes", data.name())
                                : null));
  }
}
