package lunula.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.metrics.ClassifiedSamples;
import lunula.metrics.FrechetDistance;
import lunula.metrics.NeighbourIndex;
import lunula.metrics.Neighbours;
import lunula.metrics.Sample;
import lunula.metrics.SampleFidelity;
import lunula.metrics.Vectors;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.networks.FashionClassifier;
import lunula.networks.dense.DenseClassifier;

/// Measures what a model makes of its prior: generated pictures against real ones, and beside each
/// figure that of other real pictures, the floor. In the features of the bundled classifier, which
/// are standardised by their mean and deviation over training images.
///
/// All chance is seeded. Blocking, about half a minute.
public final class GenerationMeasures {
  /// How many generated pictures, and how many real ones: half of the test images against the other
  /// half.
  public static final int SAMPLE = 5_000;

  /// Neighbours that a ball reaches to.
  public static final int K = 5;

  /// What the measures of real pictures are called in their keys.
  public static final String REAL = "real";

  /// What those of generated ones are called.
  public static final String GENERATED = "generated";

  private static final int CHUNK = 200;
  private static final int COPIES = 200;
  private static final int TRAIN_SAMPLE = 10_000;
  static final long SEED = 20_140_610;

  /// Pictures that are looked at: training images, real ones, generated ones and as many others,
  /// and those that are generated before.
  private static final int WORK = TRAIN_SAMPLE + 4 * SAMPLE;

  private final DataSet data;

  /// @param data the images that the model was trained on
  public GenerationMeasures(DataSet data) {
    this.data = data;
  }

  /// Whether there is a classifier that knows the images.
  public boolean possible() {
    return FashionClassifier.knows(data);
  }

  /// Measures a model.
  ///
  /// @param decoder the model at work
  /// @param progress hears how far it has come, in pictures, and may cancel
  /// @return nothing if cancelled
  /// @throws IllegalStateException if it is not [#possible], or the model has no prior
  public Optional<Measurements> measure(Architecture network, Decoder decoder, Progress progress) {
    Prior prior = network.prior().orElseThrow(IllegalStateException::new);
    if (!possible()) {
      throw new IllegalStateException(data.name());
    }
    try {
      return Optional.of(new Session(progress).measure(network, decoder, prior));
    } catch (CancellationException cancelled) {
      return Optional.empty();
    }
  }

  private static float[] unit(LabelledImages images, int... chosen) {
    int size = images.width() * images.height();
    float[] pixels = new float[chosen.length * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(images.allPixels()[chosen[i / size] * size + i % size]) / 255f;
    }
    return pixels;
  }

  /// One model being measured.
  private final class Session {
    private final DenseClassifier classifier = FashionClassifier.read();
    private final Progress progress;
    private long done;

    Session(Progress progress) {
      this.progress = progress;
    }

    /// @throws CancellationException if the listener ended it
    Measurements measure(Architecture network, Decoder decoder, Prior prior) {
      LabelledImages test = data.test();
      int[] order = Sample.indices(test.count(), test.count(), SEED);
      int half = Math.min(SAMPLE, test.count() / 2);
      float[] real = unit(test, Arrays.copyOfRange(order, 0, half));
      float[] other = unit(test, Arrays.copyOfRange(order, half, 2 * half));
      int[] chosen = Sample.indices(data.train().count(), TRAIN_SAMPLE, SEED);
      Scales scales = Scales.of(seen(unit(data.train(), chosen)).features());
      byte[] labels = new byte[half];
      for (int i = 0; i < half; i++) {
        labels[i] = test.allLabels()[order[half + i]];
      }
      float[] generated = generated(network, decoder, prior, labels);
      Vectors reference = scales.standardised(seen(real).features());
      Measurements measured = Measurements.NONE;
      for (boolean floor : new boolean[] {false, true}) {
        float[] pictures = floor ? other : generated;
        DenseClassifier.Seen seen = seen(pictures);
        measured =
            measured.with(
                of(
                    floor ? REAL : GENERATED,
                    reference,
                    scales.standardised(seen.features()),
                    ClassifiedSamples.of(seen.probabilities()),
                    pictures));
      }
      return measured;
    }

    /// Tells of pictures that are done, and looks for a cancel.
    private void tick(int pictures) {
      done += pictures;
      progress.report(Math.min(done, WORK), WORK);
    }

    private void look() {
      tick(0);
    }

    /// What the classifier sees, some pictures at a time.
    private DenseClassifier.Seen seen(float... pictures) {
      int count = pictures.length / DenseClassifier.PIXELS;
      float[] features = new float[count * DenseClassifier.FEATURES];
      double[][] probabilities = new double[count][];
      for (int from = 0; from < count; from += CHUNK) {
        int end = Math.min(count, from + CHUNK);
        DenseClassifier.Seen some =
            classifier.look(
                Arrays.copyOfRange(
                    pictures, from * DenseClassifier.PIXELS, end * DenseClassifier.PIXELS));
        System.arraycopy(
            some.features(), 0, features, from * DenseClassifier.FEATURES, some.features().length);
        System.arraycopy(some.probabilities(), 0, probabilities, from, end - from);
        tick(end - from);
      }
      return new DenseClassifier.Seen(features, probabilities);
    }

    private Measurements of(
        String subject,
        Vectors reference,
        Vectors features,
        ClassifiedSamples classes,
        float[] pictures) {
      SampleFidelity fidelity = SampleFidelity.of(reference, features, K, this::look);
      return Measurements.NONE
          .withSubject(Measure.FRECHET_DISTANCE, subject, FrechetDistance.of(reference, features))
          .withSubject(Measure.CLASSIFIER_SCORE, subject, classes.score())
          .withSubject(Measure.CLASS_SHARES, subject, classes.shares())
          .withSubject(Measure.CLASS_DIVERGENCE, subject, classes.divergence())
          .withSubject(Measure.PRECISION, subject, fidelity.precision())
          .withSubject(Measure.RECALL, subject, fidelity.recall())
          .withSubject(Measure.DENSITY, subject, fidelity.density())
          .withSubject(Measure.COVERAGE, subject, fidelity.coverage())
          .withSubject(Measure.REAL_BY_NEAREST, subject, fidelity.realByNearest())
          .withSubject(Measure.GENERATED_BY_NEAREST, subject, fidelity.generatedByNearest())
          .withSubject(Measure.NEAREST_TRAINING, subject, nearestTraining(pictures));
    }

    /// Pictures of places drawn from the prior, a conditional model told the classes of real ones.
    private float[] generated(Architecture network, Decoder decoder, Prior prior, byte... labels) {
      int latents = network.latentDimensions();
      float[] places = prior.drawn(labels.length * latents, new Random(SEED));
      float[] pictures = new float[labels.length * DenseClassifier.PIXELS];
      if (network.conditional()) {
        for (int i = 0; i < labels.length; i++) {
          float[] place = Arrays.copyOfRange(places, i * latents, (i + 1) * latents);
          GrayImage one = decoder.ofClass(Byte.toUnsignedInt(labels[i])).decodeOne(place).image();
          put(one, pictures, i);
          tick(1);
        }
        return pictures;
      }
      for (int from = 0; from < labels.length; from += CHUNK) {
        int end = Math.min(labels.length, from + CHUNK);
        int row = from;
        for (var one : decoder.decode(Arrays.copyOfRange(places, from * latents, end * latents))) {
          put(one.image(), pictures, row++);
        }
        tick(end - from);
      }
      return pictures;
    }

    private void put(GrayImage picture, float[] into, int row) {
      float[] pixels = picture.pixels();
      for (int i = 0; i < pixels.length; i++) {
        // A decoder without a last function may go beyond.
        into[row * pixels.length + i] = Math.clamp(pixels[i], 0f, 1f);
      }
    }

    /// Mean distance of the first pictures to the nearest training image, in grey levels a pixel.
    private double nearestTraining(float... pictures) {
      int size = DenseClassifier.PIXELS;
      int count = Math.min(COPIES, pictures.length / size);
      int[] all = new int[data.train().count()];
      Arrays.setAll(all, i -> i);
      Vectors train = new Vectors(size, unit(data.train(), all));
      Vectors some = new Vectors(size, Arrays.copyOf(pictures, count * size));
      Neighbours nearest = NeighbourIndex.of(train).nearest(some, 1, this::look);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += nearest.distance(i, 0) / Math.sqrt(size);
      }
      return sum / count;
    }
  }

  /// Means and deviations of features.
  ///
  /// @param deviations 1 where nothing varies
  private record Scales(double[] means, double[] deviations) {
    static Scales of(float... features) {
      int size = DenseClassifier.FEATURES;
      int count = features.length / size;
      double[] means = new double[size];
      double[] deviations = new double[size];
      for (int i = 0; i < features.length; i++) {
        means[i % size] += (double) features[i] / count;
      }
      for (int i = 0; i < features.length; i++) {
        double gap = features[i] - means[i % size];
        deviations[i % size] += gap * gap / count;
      }
      for (int i = 0; i < size; i++) {
        deviations[i] = deviations[i] > 0 ? Math.sqrt(deviations[i]) : 1;
      }
      return new Scales(means, deviations);
    }

    Vectors standardised(float... features) {
      int size = means.length;
      float[] scaled = new float[features.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = (float) ((features[i] - means[i % size]) / deviations[i % size]);
      }
      return new Vectors(size, scaled);
    }
  }
}
