package lunula.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a person wants to know about a model, and what it takes to make it again.
///
/// @param name shown in the window, not blank
/// @param description one or two sentences
/// @param dataSet the data set's name
/// @param dataChecksum SHA-256 of the training and test pixels and labels, hexadecimal
/// @param plan what it was trained by
/// @param curve the finished epochs, in order
/// @param test losses over the test images
/// @param trainingSeconds wall time of the training, pauses left out
/// @param created when training ended
/// @param versions by name: `lunula`, `java`, `djl`, `engine`, `os`
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
    Map<String, String> versions) {

  /// Mean losses over the test images, in nats per image.
  ///
  /// @param sampled z drawn once from each image's posterior: the ELBO's one-sample estimate
  /// @param atMean z at each posterior's mean: a lower reconstruction term, not a bound
  public record TestResult(LossParts sampled, LossParts atMean) {}

  public ModelCard {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a model needs a name");
    }
    curve = List.copyOf(curve);
    versions = Map.copyOf(versions);
  }

  /// The same card with other words about it.
  public ModelCard described(String words) {
    return new ModelCard(
        name, words, dataSet, dataChecksum, plan, curve, test, trainingSeconds, created, versions);
  }

  /// The same card under another name.
  public ModelCard named(String newName) {
    return new ModelCard(
        newName,
        description,
        dataSet,
        dataChecksum,
        plan,
        curve,
        test,
        trainingSeconds,
        created,
        versions);
  }
}
