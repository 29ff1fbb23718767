package lunula.model.loss;

import java.util.ArrayList;
import java.util.List;
import lunula.files.UserMessage;

/// What is followed while a generator and a critic are trained against each other; means over some
/// real pictures and as many generated ones.
///
/// @param gap mean score of the real pictures less that of the generated ones; of a critic whose
///     slope is held at 1, an estimate of the Wasserstein distance. Arjovsky et al. 2017
/// @param critic the critic's loss, its penalty included
/// @param generator the generator's loss
/// @param slope length of the score's gradient at pictures between real and generated ones
/// @param told how likely a real picture has a higher score than a generated one: 1 if the critic
///     tells all apart, 0.5 if none
/// @param variety how much the generated pictures differ from each other beside the real ones: the
///     ratio of their variances, summed over the pixels
public record AdversarialTerms(
    double gap, double critic, double generator, double slope, double told, double variety) {
  private static final LossSeries.LossUnit SCORE =
      new LossSeries.LossUnit(
          UserMessage.of("model.adversarial.score"),
          UserMessage.of("model.adversarial.score.axis"),
          2);
  private static final LossSeries.LossUnit SHARE =
      new LossSeries.LossUnit(
          UserMessage.of("model.adversarial.share"),
          UserMessage.of("model.adversarial.share.axis"),
          3);

  private static final LossSeries WASSERSTEIN =
      series(
          "gap",
          SCORE,
          Better.LOWER,
          List.of(
              UserMessage.of("model.adversarial.wasserstein"),
              UserMessage.of("model.adversarial.wasserstein.brief"),
              UserMessage.of("model.adversarial.wasserstein.label"),
              UserMessage.of("model.adversarial.wasserstein.tip")));
  private static final LossSeries GAP =
      series(
          "gap",
          SCORE,
          Better.LOWER,
          List.of(
              UserMessage.of("model.adversarial.gap"),
              UserMessage.of("model.adversarial.gap.brief"),
              UserMessage.of("model.adversarial.gap.label"),
              UserMessage.of("model.adversarial.gap.tip")));
  private static final List<LossSeries> OTHERS =
      List.of(
          series(
              "critic",
              SCORE,
              Better.NEITHER,
              List.of(
                  UserMessage.of("model.adversarial.critic"),
                  UserMessage.of("model.adversarial.critic.brief"),
                  UserMessage.of("model.adversarial.critic.label"),
                  UserMessage.of("model.adversarial.critic.tip"))),
          series(
              "generator",
              SCORE,
              Better.NEITHER,
              List.of(
                  UserMessage.of("model.adversarial.generator"),
                  UserMessage.of("model.adversarial.generator.brief"),
                  UserMessage.of("model.adversarial.generator.label"),
                  UserMessage.of("model.adversarial.generator.tip"))),
          series(
              "slope",
              SCORE,
              Better.NEITHER,
              List.of(
                  UserMessage.of("model.adversarial.slope"),
                  UserMessage.of("model.adversarial.slope.brief"),
                  UserMessage.of("model.adversarial.slope.label"),
                  UserMessage.of("model.adversarial.slope.tip"))),
          series(
              "told",
              SHARE,
              Better.NEITHER,
              List.of(
                  UserMessage.of("model.adversarial.told"),
                  UserMessage.of("model.adversarial.told.brief"),
                  UserMessage.of("model.adversarial.told.label"),
                  UserMessage.of("model.adversarial.told.tip"))),
          series(
              "variety",
              SHARE,
              Better.HIGHER,
              List.of(
                  UserMessage.of("model.adversarial.variety"),
                  UserMessage.of("model.adversarial.variety.brief"),
                  UserMessage.of("model.adversarial.variety.label"),
                  UserMessage.of("model.adversarial.variety.tip"))));

  private static final List<String> IDS =
      List.of("gap", "critic", "generator", "slope", "told", "variety");

  private static final LossSchema OF_SCORES = schema(GAP);
  private static final LossSchema OF_DISTANCE = schema(WASSERSTEIN);

  private static LossSeries series(
      String id, LossSeries.LossUnit unit, Better better, List<UserMessage> words) {
    return new LossSeries(
        id, words.get(0), words.get(1), words.get(2), words.get(3), unit, better, false);
  }

  private static LossSchema schema(LossSeries first) {
    List<LossSeries> terms = new ArrayList<>(List.of(first));
    terms.addAll(OTHERS);
    return new LossSchema(terms, null, List.of(), IDS, false);
  }

  /// The losses of generators and critics.
  ///
  /// @param wasserstein whether the gap estimates the Wasserstein distance
  public static LossSchema schema(boolean wasserstein) {
    return wasserstein ? OF_DISTANCE : OF_SCORES;
  }

  /// The terms among such losses.
  public static AdversarialTerms of(Losses losses) {
    return new AdversarialTerms(
        losses.value("gap"),
        losses.value("critic"),
        losses.value("generator"),
        losses.value("slope"),
        losses.value("told"),
        losses.value("variety"));
  }

  /// The terms as losses.
  public Losses losses() {
    return new Losses(IDS, gap, critic, generator, slope, told, variety);
  }
}
