package lunula.model.card;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lunula.files.InvalidValueException;
import lunula.files.Line;
import lunula.model.loss.LossSchema;
import lunula.model.loss.Losses;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// What a person wants to know about a model, and what it takes to make it again.
///
/// @param name shown in the window, not blank; one line of at most [#LONGEST_NAME] characters
/// @param description one or two sentences, one line
/// @param dataSet the data set's name
/// @param dataChecksum SHA-256 of the training and test pixels and labels, hexadecimal
/// @param plan what it was trained by
/// @param curve the finished epochs, in order
/// @param test losses over the test images
/// @param trainingSeconds wall time of the training, pauses left out
/// @param created when training ended
/// @param versions by name: `lunula`, `java`, `djl`, `engine`, `os`
/// @param measures what was measured of it; empty if nothing was
public record ModelCard(
    String name,
    String description,
    String dataSet,
    String dataChecksum,
    TrainingPlan plan,
    List<EpochResult> curve,
    TestResult test,
    double trainingSeconds,
    Instant created,
    Map<String, String> versions,
    Measurements measures) {

  /// Where it was trained, among the versions; absent if it was by Lunula.
  public static final String TRAINING = "training";

  /// Characters that stay of a longer name.
  public static final int LONGEST_NAME = 200;

  private static final int LONGEST_DESCRIPTION = 4000;

  /// Trained by another program: of the plan only network and objective are known.
  public static final String ELSEWHERE = "elsewhere";

  /// Mean losses over the test images.
  ///
  /// @param sampled as they are in training: of an autoencoder, z drawn once from each image's
  ///     posterior, the ELBO's one-sample estimate
  /// @param atMean z at each posterior's mean: a lower reconstruction term, not a bound;
  ///     [Losses#NONE] of a model without an encoder
  public record TestResult(Losses sampled, Losses atMean) {}

  public ModelCard {
    name = Line.of(name, LONGEST_NAME);
    description = Line.of(description, LONGEST_DESCRIPTION);
    dataSet = Line.of(dataSet, LONGEST_NAME);
    if (name.isBlank()) {
      throw new InvalidValueException("model.nameless");
    }
    curve = List.copyOf(curve);
    versions = Map.copyOf(versions);
  }

  /// The losses that models of this kind have.
  public LossSchema losses() {
    return plan.architecture().losses();
  }

  /// Written out: what Java makes of a record by itself is put together anew at each start, in
  /// milliseconds before the first frame. What differs soonest comes first.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelCard card
        && name.equals(card.name)
        && created.equals(card.created)
        && description.equals(card.description)
        && dataSet.equals(card.dataSet)
        && dataChecksum.equals(card.dataChecksum)
        && Double.compare(trainingSeconds, card.trainingSeconds) == 0
        && test.equals(card.test)
        && plan.equals(card.plan)
        && curve.equals(card.curve)
        && versions.equals(card.versions)
        && measures.equals(card.measures);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + created.hashCode();
  }

  /// Whether another program trained the model, so that nobody knows by what plan, for how long or
  /// on which images; then there is no curve, and `created` is when it came here.
  public boolean trainedElsewhere() {
    return ELSEWHERE.equals(versions.get(TRAINING));
  }

  /// The same card with other words about the model.
  public ModelCard described(String words) {
    return with(name, words, measures);
  }

  /// The same card under another name.
  public ModelCard named(String newName) {
    return with(newName, description, measures);
  }

  /// The same card with other measures.
  public ModelCard with(Measurements newMeasures) {
    return with(name, description, newMeasures);
  }

  /// The same card as if no epochs were known.
  public ModelCard withoutCurve() {
    return new ModelCard(
        name,
        description,
        dataSet,
        dataChecksum,
        plan,
        List.of(),
        test,
        0,
        created,
        versions,
        measures);
  }

  private ModelCard with(String newName, String words, Measurements newMeasures) {
    return new ModelCard(
        newName,
        words,
        dataSet,
        dataChecksum,
        plan,
        curve,
        test,
        trainingSeconds,
        created,
        versions,
        newMeasures);
  }
}
