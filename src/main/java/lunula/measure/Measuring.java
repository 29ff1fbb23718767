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
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.Truth;
import lunula.files.InvalidValueException;
import lunula.files.Progress;
import lunula.metrics.Auroc;
import lunula.metrics.CodeLength;
import lunula.metrics.Compression;
import lunula.metrics.Factor;
import lunula.metrics.FactorRecovery;
import lunula.metrics.ImportanceWeightedBound;
import lunula.metrics.LatentMeasures;
import lunula.metrics.LatentUnits;
import lunula.metrics.NearestTruth;
import lunula.metrics.OutlierScores;
import lunula.metrics.PathError;
import lunula.metrics.PixelError;
import lunula.metrics.Sample;
import lunula.metrics.Vectors;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.plan.Corruption;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;

/// Measures models on the images they were trained on.
///
/// Every figure of a [lunula.model.card.Measure] that the model and the images allow; the others
/// are absent, never 0: a plain autoencoder has no KL and no bound, images without classes no
/// accuracy, photographs no true phase. All chance is seeded, so measuring twice gives the same
/// figures.
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
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      return Optional.of(session(network, model, extent, progress).measure());
    } catch (CancellationException cancelled) {
      return Optional.empty();
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
      throw new InvalidValueException("measure.other", model.card().name(), data.name());
    }
  }

  /// One model being measured.
  private final class Session {
    private final SavedModel model;
    private final List<Strange> strangers;
    private final List<Step> steps = new ArrayList<>();
    private final ChunkedInference.Pace pace;
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
      pace = new ChunkedInference.Pace(progress, steps.stream().mapToLong(Step::work).sum());
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
        steps.add(
            new Step(
                TruthMeasures.rows(data),
                () -> TruthMeasures.of(probe, data, model.train(), model.test())));
      }
      if (extent == Extent.WHOLE) {
        planCostly(Math.min(IMPORTANCE_SAMPLE, test));
      }
    }

    private void planCostly(int sample) {
      if (model.architecture().variational()) {
        steps.add(new Step((long) sample * ImportanceWeightedBound.K, this::importance));
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

    /// @throws CancellationException if the listener ended it
    Measurements measure() {
      Measurements measured = Measurements.NONE;
      long end = 0;
      for (Step step : steps) {
        pace.did(0);
        measured = measured.with(step.measure().get());
        end += step.work();
        pace.reached(end);
      }
      return measured;
    }

    private Measurements bound() {
      int[] chosen = Sample.indices(data.train().count(), TRAIN_SAMPLE, SEED);
      Arrays.sort(chosen);
      return bound("train", data.train().pick(chosen), model.train().pick(chosen), random(1))
          .with(bound("test", data.test(), model.test(), random(2)));
    }

    /// Reconstruction, and for a variational autoencoder KL and −ELBO in nats and bits.
    ///
    /// @param part what the images are called in the measures' keys
    private Measurements bound(
        String part, LabelledImages images, Encodings encodings, Random random) {
      double reconstruction = mean(probe.misfits(images, encodings, random));
      Measurements measured =
          Measurements.NONE.withSubject(Measure.RECONSTRUCTION, part, reconstruction);
      if (!probe.variational()) {
        return measured;
      }
      var losses = new ElboTerms(reconstruction, mean(LatentUnits.klOfImages(encodings)));
      CodeLength bits = CodeLength.of(losses);
      return measured
          .withSubject(Measure.KL, part, losses.kl())
          .withSubject(Measure.NEGATIVE_ELBO, part, losses.negativeElbo())
          .withSubject(Measure.BITS_PER_IMAGE, part, bits.total())
          .withSubject(Measure.BITS_PER_PIXEL, part, bits.perPixel(model.architecture().pixels()));
    }

    private Measurements importance() {
      int[] chosen = Sample.indices(data.test().count(), IMPORTANCE_SAMPLE, SEED);
      double[] weights =
          probe.logWeights(
              data.test().pick(chosen),
              model.test().pick(chosen),
              ImportanceWeightedBound.K,
              random(3));
      return Measurements.NONE.with(
          Measure.IMPORTANCE_WEIGHTED,
          ImportanceWeightedBound.negativeMean(weights, ImportanceWeightedBound.K));
    }

    /// Errors of the decoded test images, and the code as a compressor.
    private Measurements reconstruction() {
      LabelledImages images = data.test();
      PixelError atMeans = probe.errorAtMeans(images, model.test());
      double squared =
          probe.errorOfDraws(images, model.test(), random(4)).squared() / images.count();
      var stored =
          Compression.ofFloats(model.test().dimensions(), atMeans, model.architecture().pixels());
      Measurements measured =
          Measurements.NONE
              .with(Measure.MSE, atMeans.mse())
              .with(Measure.PSNR, atMeans.psnr())
              .with(Measure.SQUARED_ERROR, squared)
              .with(Measure.STORED_CODE_BITS, stored.bitsPerImage())
              .with(Measure.COMPRESSION_RATIO, stored.ratio());
      if (!probe.variational()) {
        return measured;
      }
      double kl = mean(LatentUnits.klOfImages(model.test()));
      return measured
          .with(Measure.SQUARED_ERROR_AND_KL, squared + kl)
          .with(Measure.CODE_BITS, CodeLength.bits(kl));
    }

    /// What a model that learned to mend images gains on damaged test images.
    private Measurements denoising() {
      LabelledImages clean = data.test();
      Corruption corruption = model.card().plan().corruption();
      byte[] damaged = corruption.applyTo(clean.allPixels(), clean.width(), clean.height(), SEED);
      var noisy =
          new LabelledImages(
              clean.width(), clean.height(), damaged, clean.allLabels(), clean.classNames());
      PixelError mended = probe.errorAtMeans(clean, probe.encode(noisy));
      PixelError before = PixelError.between(unit(damaged), clean.allPixels());
      return Measurements.NONE.with(Measure.DENOISING_GAIN, mended.gainOver(before));
    }

    private Measurements latentSpace() {
      Measurements measured =
          LatentMeasures.of(
              model.train(), data.train(), model.test(), data.test(), () -> probe.tick(0));
      probe.tick(data.test().count());
      return measured;
    }

    /// How well images of another kind are told from test images of those that the model knows: by
    /// where they lie, and by how badly they come back.
    private Measurements outliers(String name, LabelledImages strange, int... chosen) {
      LabelledImages normal = data.test().pick(chosen);
      Encodings known = model.test().pick(chosen);
      Encodings unknown = probe.encode(strange);
      Encodings train = model.train();
      double byDistance =
          Auroc.of(
              OutlierScores.mahalanobis(train, known), OutlierScores.mahalanobis(train, unknown));
      Measurements measured =
          Measurements.NONE.withSubject(Measure.OUTLIERS_BY_DISTANCE, name, byDistance);
      int k = OutlierScores.K;
      if (train.count() >= k) {
        double byNearest =
            Auroc.of(
                OutlierScores.nearestCode(train, known, k),
                OutlierScores.nearestCode(train, unknown, k));
        measured = measured.withSubject(Measure.OUTLIERS_BY_NEAREST, name, byNearest);
      }
      Random random = random(5);
      return measured.withSubject(
          probe.variational() ? Measure.OUTLIERS_BY_ELBO : Measure.OUTLIERS_BY_RECONSTRUCTION,
          name,
          Auroc.of(losses(normal, known, random), losses(strange, unknown, random)));
    }

    /// −ELBO of each image, or where codes are points and there is none, the reconstruction alone.
    private double[] losses(LabelledImages images, Encodings encodings, Random random) {
      return probe.variational()
          ? probe.negativeElbos(images, encodings, random)
          : probe.misfits(images, encodings, random);
    }
  }

  private static LabelledImages sampled(LabelledImages images) {
    return images.pick(Sample.indices(images.count(), OUTLIER_SAMPLE, SEED));
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static float[] unit(byte[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
    }
    return values;
  }

  private static Random random(int step) {
    return new Random(SEED + step);
  }

  /// What a model knows of the truth behind drawn images: their factors, and the true picture
  /// between any two.
  private static final class TruthMeasures {
    private static final int STEPS = 11;

    /// Whether something is known of the images.
    static boolean isFor(DataSet data) {
      return !data.train().factors().isEmpty() && !data.test().factors().isEmpty();
    }

    /// Rows that go through the network.
    static long rows(DataSet data) {
      // Of each way its pictures and its two ends.
      return data.truth().flatMap(Truth::sweep).map(sweep -> sweep.rows().size()).orElse(0)
          * (STEPS + 2L);
    }

    /// R² of every factor, and the errors along the truth's sweep if there is one.
    static Measurements of(ChunkedInference probe, DataSet data, Encodings train, Encodings test) {
      Measurements measured = factors(data, train, test);
      Truth truth = data.truth().orElse(null);
      Truth.Sweep sweep = truth == null ? null : truth.sweep().orElse(null);
      return truth == null || sweep == null
          ? measured
          : measured.with(new Ways(data, truth, sweep).measure(probe));
    }

    private static Measurements factors(DataSet data, Encodings train, Encodings test) {
      Measurements measured = Measurements.NONE;
      for (String name : data.train().factors().names()) {
        if (data.test().factors().has(name) && train.count() >= 2 && test.count() >= 2) {
          double r2 =
              FactorRecovery.heldOut(
                  Vectors.ofMeans(train),
                  factor(data.train().factors(), name),
                  Vectors.ofMeans(test),
                  factor(data.test().factors(), name));
          measured = measured.withSubject(Measure.FACTOR_R2, name, r2);
        }
      }
      return measured;
    }

    private static Factor factor(Factors factors, String name) {
      return Factors.ANGLES.contains(name)
          ? Factor.angle(360, factors.column(name))
          : Factor.linear(factors.column(name));
    }

    /// The ways of a sweep, in pictures of the data set's size.
    private record Ways(DataSet data, Truth truth, Truth.Sweep sweep) {
      Measurements measure(ChunkedInference probe) {
        PixelError between = PixelError.NONE;
        PixelError ends = PixelError.NONE;
        double nearest = 0;
        double gap = 0;
        int ways = sweep.rows().size();
        for (double[] way : sweep.rows()) {
          List<double[]> rows = rows(way);
          List<GrayImage> pictures = decoded(probe, rows);
          PathError error = PathError.along(pictures, rows.stream().map(this::drawn).toList());
          between = between.plus(error.inBetween());
          ends = ends.plus(error.ends());
          NearestTruth near = NearestTruth.of(pictures.subList(1, STEPS - 1), everyValue(way));
          nearest += near.error() / ways;
          gap += near.gap(values(rows.subList(1, STEPS - 1))) / ways;
        }
        String subject = sweep.subject();
        return Measurements.NONE
            .withSubject(Measure.PATH_MAE, subject, between.mae())
            .withSubject(Measure.PATH_RMSE, subject, between.rmse())
            .withSubject(Measure.PATH_PSNR, subject, between.psnr())
            .withSubject(Measure.PATH_END_MAE, subject, ends.mae())
            .withSubject(Measure.PATH_NEAREST_MAE, subject, nearest)
            .withSubject(Measure.PATH_PHASE_GAP, subject, gap);
      }

      /// The true factors in even steps along a way.
      private List<double[]> rows(double... way) {
        double[] first = at(way, sweep.from());
        double[] last = at(way, sweep.to());
        return IntStream.range(0, STEPS)
            .mapToObj(step -> truth.between(first, last, step / (STEPS - 1.0)))
            .toList();
      }

      private double[] at(double[] way, double value) {
        double[] row = way.clone();
        row[column()] = value;
        return row;
      }

      private int column() {
        return truth.factors().indexOf(sweep.factor());
      }

      private double[] values(List<double[]> rows) {
        return rows.stream().mapToDouble(row -> row[column()]).toArray();
      }

      private GrayImage drawn(double... row) {
        return new GrayImage(data.width(), data.height(), truth.draw(row));
      }

      /// The true pictures of a way in fine steps of the swept factor.
      private List<NearestTruth.True> everyValue(double... way) {
        return IntStream.rangeClosed(0, sweep.steps())
            .mapToDouble(step -> sweep.from() + step * (sweep.to() - sweep.from()) / sweep.steps())
            .mapToObj(value -> new NearestTruth.True(value, drawn(at(way, value))))
            .toList();
      }

      /// What is decoded in even steps on the straight line between the codes of both ends.
      private List<GrayImage> decoded(ChunkedInference probe, List<double[]> rows) {
        byte[] labels = new byte[rows.size()];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = (byte) truth.classOf(data.classNames(), rows.get(i));
        }
        Encodings codes = probe.encode(ends(rows, labels));
        float[] decoded = probe.pictures(between(codes), labels);
        int size = data.width() * data.height();
        return IntStream.range(0, STEPS)
            .mapToObj(step -> Arrays.copyOfRange(decoded, step * size, (step + 1) * size))
            .map(pixels -> new GrayImage(data.width(), data.height(), pixels))
            .toList();
      }

      private LabelledImages ends(List<double[]> rows, byte... labels) {
        float[] first = truth.draw(rows.getFirst());
        float[] last = truth.draw(rows.getLast());
        byte[] both = new byte[2 * first.length];
        for (int i = 0; i < both.length; i++) {
          float level = i < first.length ? first[i] : last[i - first.length];
          both[i] = (byte) Math.round(255 * level);
        }
        return new LabelledImages(
            data.width(),
            data.height(),
            both,
            new byte[] {labels[0], labels[labels.length - 1]},
            data.classNames());
      }

      /// Places in even steps on the straight line between two codes, both included.
      private static float[] between(Encodings ends) {
        int size = ends.dimensions();
        float[] z = new float[STEPS * size];
        for (int at = 0; at < z.length; at++) {
          double share = Math.floorDiv(at, size) / (STEPS - 1.0);
          z[at] = (float) ((1 - share) * ends.mean(0, at % size) + share * ends.mean(1, at % size));
        }
        return z;
      }
    }
  }
}
