package lunula.model.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lunula.files.UserMessage;
import lunula.model.Likelihood;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.LossSeries;
import lunula.model.network.Architecture;

/// What the headline loss of a model was taken on and what kind of figure it is. The losses of two
/// models compare only if their groups are equal.
///
/// @param data checksum of the images
/// @param loss id of the headline loss: a bound does not compare with a reconstruction alone
/// @param likelihood of what kind the nats are; Gaussian for every density of grey values
/// @param told whether the network is told the class, and so bounds p(x | class)
public record ComparisonGroup(String data, String loss, Likelihood.Kind likelihood, boolean told) {

  /// The group of a model.
  public static ComparisonGroup of(ModelCard card) {
    return of(card.dataChecksum(), card.plan().architecture());
  }

  /// The group of a model that was trained on images of that checksum.
  public static ComparisonGroup of(String data, Architecture network) {
    boolean probabilities = network.likelihood().comparableWith(Likelihood.BERNOULLI);
    return new ComparisonGroup(
        data,
        network.losses().headline().id(),
        probabilities ? Likelihood.Kind.BERNOULLI : Likelihood.Kind.GAUSSIAN,
        network.conditional());
  }

  /// Models by their groups: the groups in the order of their first models, and within each the
  /// models in the order given.
  public static <M> Map<ComparisonGroup, List<M>> groups(
      List<M> models, Function<M, ModelCard> card) {
    var groups = new LinkedHashMap<ComparisonGroup, List<M>>();
    for (M model : models) {
      groups.computeIfAbsent(of(card.apply(model)), group -> new ArrayList<>()).add(model);
    }
    return groups;
  }

  /// What a model's headline loss is: “−ELBO, a bound; Bernoulli”.
  public static UserMessage figure(ModelCard card) {
    return figure(card.plan().architecture());
  }

  /// What the headline loss of models of that shape is.
  public static UserMessage figure(Architecture network) {
    LossSeries headline = network.losses().headline();
    ComparisonGroup group = of("", network);
    UserMessage nats =
        UserMessage.of(
            group.likelihood == Likelihood.Kind.BERNOULLI
                ? "model.figure.probabilities"
                : "model.figure.densities");
    if (group.loss.equals(ElboTerms.NEGATIVE_ELBO.id())) {
      return UserMessage.of(group.told ? "model.figure.bound.told" : "model.figure.bound", nats);
    }
    return group.loss.equals(ElboTerms.RECONSTRUCTION.id())
        ? UserMessage.of("model.figure.reconstruction", nats)
        : headline.label();
  }
}
