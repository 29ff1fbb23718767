package lunula.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.InvalidValueException;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.metrics.LatentMeasures;
import lunula.metrics.Sample;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;

/// Measures models on the images they were trained on.
///
/// Every figure of a [lunula.model.card.Measure] that the model and the images allow; the others
/// are
/// absent, never 0: a plain autoencoder has no KL and no bound, images without classes no accuracy,
/// photographs no true phase. All chance is seeded, so measuring twice gives the same figures.
///
/// Blocking, for a background thread; the engine is held for small chunks only, so that others
/// decode meanwhile. Immutable.
public final class Measuring {
  /// How many of the training images are taken.
  public static final int TRAIN_SAMPLE = 10_000;

  /// How many of the test images the importance-weighted bound is taken on.
  public static final int IMPORTANCE_SAMPLE = 2_000;

  /// How many normal images and how many outliers are told apart.
  public static final int OUTLIER_SAMPLE = 2_000;

  private static final long SEED = 20_131_220;

  private final DataSet data;
  private final Map<String, LabelledImages> outliers;
  private final Set<Integer> classes;

  /// How much is measured.
  public enum Extent {
    /// What takes a few seconds: all but the importance-weighted bound and the outliers.
    QUICK,
    /// Everything.
    WHOLE
  }

  /// One group of measures.
  ///
  /// @param work in rows that go through the network, as far as known
  private record Step(long work, Supplier<Measurements> measure) {}

  /// Images that are told apart from the test images.
  ///
  /// @param name the measures' subject
  /// @param label their class, whose test images are no normal ones; -1 if they are from elsewhere
  private record Strange(String name, LabelledImages images, int label) {}

  /// Tells no class apart but the one that a model was trained without.
  ///
  /// @param data the images that the models were trained on
  /// @param outliers other images by their name, such as another data set's test images or a class
  ///     that the models never saw; those of another size are passed over
  public Measuring(DataSet data, Map<String, LabelledImages> outliers) {
    this(data, outliers, Set.of());
  }

  /// @param data the images that the models were trained on
  /// @param outliers other images by their name; those of another size are passed over
  /// @param classes numbers of classes of the data whose test images are told from the others; the
  ///     class that a model was trained without is told apart in any case
  public Measuring(DataSet data, Map<String, LabelledImages> outliers, Set<Integer> classes) {
    this.data = data;
    this.outliers = Map.copyOf(outliers);
    this.classes = Set.copyOf(classes);
  }

  /// Measures a model.
  ///
  /// @param progress hears how far it has come, in rows through the network, and may cancel; called
  ///     on this thread
  /// @return nothing if cancelled; no measures of a model whose encodings are not numbers
  /// @throws InvalidValueException if the model was trained on other images
  /// @throws lunula.networks.EngineUnavailableException if there is no engine
  public Optional<Measurements> measure(SavedModel model, Extent extent, Progress progress) {
    check(model);
    if (!model.train().isFinite() || !model.test().isFinite() || model.test().count() == 0) {
      return Optional.of(Measurements.NONE);
    }
    NativeEngine.start();
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      return session(network, model, extent, progress).measure();
    }
  }

  /// Of a model that has not learned a class, everything is measured without it.
  private Session session(Autoencoder network, SavedModel model, Extent extent, Progress progress) {
    List<Strange> strangers = strangers(model.card().plan());
    int without = model.card().plan().withoutClass();
    return model.card().plan().leavesOut()
        ? new Measuring(HeldOut.known(data, without), outliers)
        .new Session(network, HeldOut.known(model, data, without), strangers, extent, progress)
        : new Session(network, model, strangers, extent, progress);
  }

  private List<Strange> strangers(TrainingPlan plan) {
    List<Strange> strangers = new ArrayList<>();
    Set<Integer> labels = new TreeSet<>(classes);
    if (plan.leavesOut()) {
      labels.add(plan.withoutClass());
    }
    for (int label : labels) {
      LabelledImages images = data.test().pick(data.test().ofClass(label));
      strangers.add(new Strange(HeldOut.subject(data, label), images, label));
    }
    new TreeMap<>(outliers).forEach((name, images) -> strangers.add(new Strange(name, images, -1)));
    strangers.removeIf(
        strange ->
            strange.images.count() == 0
                || strange.images.width() != data.width()
                || strange.images.height() != data.height());
    return strangers;
  }

  private void check(SavedModel model) {
    boolean same =
        model.train().count() == data.train().count()
            && model.test().count() == data.test().count()
            && model.card().dataChecksum().equals(data.checksum());
    if (!same) {
      throw new InvalidValueException(
          UserMessage.of("measure.other", model.card().name(), data.name()));
    }
  }

  /// One model being measured.
  private final class Session {
    private final SavedModel model;
    private final List<Strange> strangers;
    private final List<Step> steps = new ArrayList<>();
    private final MeasuringProgress pace;
    private final ChunkedInference probe;

    Session(
        Autoencoder network,
        SavedModel model,
        List<Strange> strangers,
        Extent extent,
        Progress progress) {
      this.model = model;
      this.strangers = strangers;
      plan(extent);
      pace = new MeasuringProgress(progress, steps.stream().mapToLong(Step::work).sum());
      probe = new ChunkedInference(network, pace);
    }

    private void plan(Extent extent) {
      int train = Math.min(TRAIN_SAMPLE, data.train().count());
      int test = data.test().count();
      steps.add(new Step(train + test, this::bound));
      steps.add(new Step(2L * test, this::reconstruction));
      steps.add(new Step(test, this::latentSpace));
      if (!model.card().plan().corruption().none()) {
        steps.add(new Step(2L * test, this::denoising));
      }
      if (TruthMeasures.isFor(data)) {
        steps.add(new Step(TruthMeasures.rows(data), this::truth));
      }
      if (extent == Extent.WHOLE) {
        planCostly(Math.min(IMPORTANCE_SAMPLE, test));
      }
    }

    private void planCostly(int sample) {
      if (model.architecture().variational()) {
        steps.add(new Step((long) sample * BoundMeasures.DRAWS, this::importance));
      }
      // A conditional network would have to be told the class that an outlier has not.
      if (!model.architecture().conditional()) {
        strangers.forEach(strange -> steps.add(outlierStep(strange)));
      }
    }

    private Step outlierStep(Strange strange) {
      LabelledImages some = sampled(strange.images);
      int[] normal = normal(strange.label);
      long work = normal.length + 2L * some.count();
      return new Step(work, () -> outliers(strange.name, some, normal));
    }

    /// Test images that the outliers are told from: none of the outliers' own class.
    private int[] normal(int label) {
      int[] others = data.test().notOfClass(label);
      int[] chosen = Sample.indices(others.length, OUTLIER_SAMPLE, SEED);
      return Arrays.stream(chosen).map(image -> others[image]).toArray();
    }

    Optional<Measurements> measure() {
      Measurements measured = Measurements.NONE;
      long end = 0;
      for (Step step : steps) {
        if (!pace.goesOn(0)) {
          return Optional.empty();
        }
        measured = measured.with(step.measure().get());
        end += step.work();
        pace.reached(end);
      }
      return pace.cancelled() ? Optional.empty() : Optional.of(measured);
    }

    private Measurements bound() {
      int[] chosen = Sample.indices(data.train().count(), TRAIN_SAMPLE, SEED);
      Arrays.sort(chosen);
      return BoundMeasures.of(
              probe, "train", data.train().pick(chosen), model.train().pick(chosen), random(1))
          .with(BoundMeasures.of(probe, "test", data.test(), model.test(), random(2)));
    }

    private Measurements importance() {
      int[] chosen = Sample.indices(data.test().count(), IMPORTANCE_SAMPLE, SEED);
      return BoundMeasures.importance(
          probe, data.test().pick(chosen), model.test().pick(chosen), random(3));
    }

    private Measurements reconstruction() {
      return PictureMeasures.of(probe, data.test(), model.test(), random(4));
    }

    private Measurements denoising() {
      return PictureMeasures.denoising(probe, data.test(), model.card().plan().corruption(), SEED);
    }

    private Measurements latentSpace() {
      Measurements measured =
          LatentMeasures.of(model.train(), data.train(), model.test(), data.test());
      probe.tick(data.test().count());
      return measured;
    }

    private Measurements outliers(String name, LabelledImages strange, int... chosen) {
      var normal = new OutlierMeasures.Sight(data.test().pick(chosen), model.test().pick(chosen));
      return OutlierMeasures.of(probe, name, model.train(), normal, strange, random(5));
    }

    private Measurements truth() {
      return TruthMeasures.of(probe, data, model.train(), model.test());
    }
  }

  private static LabelledImages sampled(LabelledImages images) {
    return images.pick(Sample.indices(images.count(), OUTLIER_SAMPLE, SEED));
  }

  private static Random random(int step) {
    return new Random(SEED + step);
  }
}
