package lunula.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.Moons;
import lunula.files.Progress;
import lunula.measure.Measuring;
import lunula.measure.Measuring.Extent;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.Losses;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Mlp;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;

/// Untrained models of a few pixels, and what measuring them says.
public final class TinyModels {
  private static final Losses UNKNOWN = new ElboTerms(Double.NaN, Double.NaN).losses();
  public static final DataSet NOISE = DataSet.of("noise", "Noise", noise(60, 1), noise(40, 2), "");
  public static final DataSet MOONS =
      new Moons(
              MoonRecipe.of(MoonPhases.EVERY_PHASE)
                  .withSide(8)
                  .withCounts(60, 40)
                  .withSurface(MoonRecipe.Surface.MARIA))
          .load();

  private TinyModels() {}

  public static LabelledImages noise(int count, long seed) {
    var random = new Random(seed);
    byte[] pixels = new byte[count * 6];
    byte[] labels = new byte[count];
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(2);
    }
    return new LabelledImages(3, 2, pixels, labels, List.of("this", "that"));
  }

  public static Architecture network(DataSet data, int latents, Code code, int classes) {
    boolean normal = code == Code.NORMAL;
    return new Architecture(
        new ImageSize(data.width(), data.height()),
        Mlp.mirrored(Activation.TANH, 6),
        latents,
        code,
        classes,
        normal ? Output.LOGITS : Output.TANH,
        normal ? Likelihood.BERNOULLI : Likelihood.SQUARED_ERROR);
  }

  public static SavedModel model(DataSet data, Architecture architecture, Corruption corruption) {
    var plan =
        new TrainingPlan(
            architecture,
            Objective.ELBO,
            corruption,
            Optimiser.adam(1e-3, TrainingPlan.Schedule.CONSTANT),
            1,
            8,
            0,
            1,
            TrainingPlan.EVERY_CLASS);
    var card =
        new ModelCard(
            "Tiny",
            "",
            data.name(),
            data.checksum(),
            plan,
            List.of(),
            new ModelCard.TestResult(UNKNOWN, UNKNOWN),
            0,
            Instant.EPOCH,
            Map.of(),
            Measurements.NONE);
    try (Autoencoder fresh = Autoencoder.untrained(architecture, new Random(3))) {
      return new SavedModel(
          card, fresh.weights(), encode(fresh, data.train()), encode(fresh, data.test()));
    }
  }

  public static Encodings encode(Autoencoder network, LabelledImages images) {
    return network.encode(images.allPixels(), images.allLabels());
  }

  public static SavedModel vae(DataSet data) {
    return model(data, network(data, 2, Code.NORMAL, 0), Corruption.NONE);
  }

  public static Measurements measure(DataSet data, SavedModel model) {
    return new Measuring(data, Map.of()).measure(model, Extent.WHOLE, Progress.NONE).orElseThrow();
  }

  public static double value(Measurements measured, Measure measure, String part) {
    return measured.value(measure, part).orElseThrow();
  }

  public static double value(Measurements measured, Measure measure) {
    return measured.value(measure).orElseThrow();
  }

  public static double kl(Encodings codes) {
    double sum = 0;
    for (int image = 0; image < codes.count(); image++) {
      for (int d = 0; d < codes.dimensions(); d++) {
        double variance = Math.exp(codes.logVariance(image, d));
        sum += (Math.pow(codes.mean(image, d), 2) + variance - Math.log(variance) - 1) / 2;
      }
    }
    return sum / codes.count();
  }
}
