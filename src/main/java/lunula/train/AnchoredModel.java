package lunula.train;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import lunula.data.DataSet;
import lunula.files.InvalidValueException;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.geometry.Cells;
import lunula.measure.Measuring;
import lunula.model.Encodings;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;
import lunula.networks.ResidentImages;

/// A trained model's decoder with an encoder by Bayes' rule: its anchors stand where the training
/// images lie, close together where many do.
public final class AnchoredModel {
  private static final long SEED = 1;

  /// With five the bundled model's bound is as close as with twelve, but for the luck of the draw.
  private static final int ROUNDS = 5;

  private final SavedModel trained;
  private final DataSet images;
  private final int anchors;
  private final Architecture architecture;

  /// @param images what the model was trained on
  /// @param anchors how many places
  /// @throws IllegalArgumentException with a sentence, if the model is of another kind, or there
  ///     are fewer images than anchors
  public AnchoredModel(SavedModel trained, DataSet images, int anchors) {
    this.trained = trained;
    this.images = images;
    this.anchors = anchors;
    if (!trained.card().plan().corruption().none()) {
      throw new InvalidValueException(UserMessage.of("train.anchors.noise", trained.card().name()));
    }
    if (anchors < 1 || anchors > trained.train().count()) {
      throw new InvalidValueException(
          UserMessage.of("train.anchors.many", trained.train().count(), anchors));
    }
    architecture = BayesEncoder.architecture(trained.architecture(), anchors);
  }

  /// Places the anchors, reads the encoder off the decoder, encodes and measures. Blocking, for
  /// some seconds; one thread, since the engine leaks memory for every new one.
  ///
  /// @param progress hears how far the anchors are; is not asked whether to go on
  public SavedModel made(Progress progress) {
    Cells cells = cells(progress);
    String engine = Autoencoder.start(architecture);
    try (Autoencoder before = Autoencoder.of(trained.architecture(), trained.weights());
        Autoencoder network =
            Autoencoder.of(
                architecture,
                BayesEncoder.weights(
                    architecture,
                    before,
                    cells.centres(),
                    cells.means(trained.train().logVariances())));
        ResidentImages train = new ResidentImages(images.train());
        ResidentImages test = new ResidentImages(images.test())) {
      Encodings trainPlaces = network.encode(train);
      Encodings testPlaces = network.encode(test);
      ModelCard card = card(tested(network, test), engine);
      return measured(new SavedModel(card, network.weights(), trainPlaces, testPlaces));
    }
  }

  private Cells cells(Progress progress) {
    Encodings places = trained.train();
    Cells cells = Cells.among(places.means(), places.dimensions(), anchors, new Random(SEED));
    for (int round = 0; round < ROUNDS; round++) {
      progress.goesOn(round, ROUNDS);
      cells = cells.settled();
    }
    return cells;
  }

  private ModelCard.TestResult tested(Autoencoder network, ResidentImages test) {
    return Evaluation.full(trained.card().plan().withoutClass(), network, test, new Random(SEED));
  }

  private SavedModel measured(SavedModel model) {
    return new Measuring(images, Map.of())
        .measure(model, Measuring.Extent.QUICK, Progress.NONE)
        .map(model::with)
        .orElse(model);
  }

  private ModelCard card(ModelCard.TestResult tested, String engine) {
    ModelCard before = trained.card();
    return new ModelCard(
        before.name(),
        before.description()
            + String.format(
                Locale.ROOT,
                " Then its encoder was read off the decoder by Bayes’ rule, over %,d places of the"
                    + " map: no learned encoder stands between.",
                anchors),
        before.dataSet(),
        before.dataChecksum(),
        before.plan().with(architecture),
        before.curve(),
        tested,
        before.trainingSeconds(),
        Instant.now(),
        BackgroundRun.versions(engine),
        Measurements.NONE);
  }
}
