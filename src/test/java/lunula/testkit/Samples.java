package lunula.testkit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.library.LibraryEntry;
import lunula.model.Encodings;
import lunula.model.card.EpochResult;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;

/// Plausible values for tests.
public final class Samples {
  private Samples() {}

  /// Losses as they fall over a run.
  public static EpochResult epoch(int epoch) {
    double fall = 60 / (epoch + 1.0);
    var train = new ElboTerms(256 + fall, 6.1 - 2.0 / epoch).losses();
    var test = new ElboTerms(255.2 + fall * 0.9, 6.2 - 2.0 / epoch).losses();
    return new EpochResult(epoch, train, test, 2.1);
  }

  /// The first epochs of a run.
  public static List<EpochResult> curve(int epochs) {
    return IntStream.rangeClosed(1, epochs).mapToObj(Samples::epoch).toList();
  }

  public static ModelCard card(String name, TrainingPlan plan) {
    return card(name, plan, "Fashion-MNIST");
  }

  /// The same of another data set.
  public static ModelCard card(String name, TrainingPlan plan, String dataSet) {
    return new ModelCard(
        name,
        "A variational autoencoder of Fashion-MNIST with a map of two dimensions.",
        dataSet,
        "ab12",
        plan,
        curve(plan.epochs()),
        new TestResult(new ElboTerms(253.4, 6.4).losses(), new ElboTerms(249.9, 6.4).losses()),
        412.4,
        Instant.parse("2026-11-20T09:30:00Z"),
        Map.of("lunula", "0.1.0"),
        Measurements.NONE);
  }

  /// A model of one's own by another plan.
  public static LibraryEntry entry(String name, TrainingPlan plan) {
    return new LibraryEntry(Path.of("models", name), false, card(name, plan));
  }

  public static LibraryEntry entry(String name, boolean bundled) {
    TrainingPlan plan = name.contains("eep") ? TrainingPlan.DEEP : TrainingPlan.ARTICLE;
    return new LibraryEntry(Path.of("models", name), bundled, card(name, plan));
  }

  public static SavedModel model(String name) {
    Encodings none = new Encodings(2, new float[0], new float[0]);
    return new SavedModel(
        card(name, TrainingPlan.ARTICLE), new Weights(new LinkedHashMap<>()), none, none);
  }

  /// Two training and three test images of 28 × 28.
  public static DataSet dataSet() {
    return new DataSet("Fashion-MNIST", images(2), images(3), "ab12");
  }

  /// Encodings of the three test images.
  public static Encodings encodings(float shift) {
    return new Encodings(2, new float[] {shift, 0, shift, 1, shift, 2}, new float[6]);
  }

  private static LabelledImages images(int count) {
    return new LabelledImages(
        28, 28, new byte[28 * 28 * count], new byte[count], List.of("Shirt", "Bag"));
  }
}
