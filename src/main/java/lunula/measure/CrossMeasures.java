package lunula.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.Descriptions;
import lunula.data.LabelledImages;
import lunula.data.Truth;
import lunula.files.Progress;
import lunula.metrics.Sample;
import lunula.model.CrossEncoder;
import lunula.model.DescribedPicture;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.Encodings;
import lunula.model.HiddenHalf;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.model.network.Multimodal;
import lunula.networks.Autoencoder;
import lunula.networks.FashionClassifier;
import lunula.networks.MultimodalAutoencoder;
import lunula.networks.dense.DenseClassifier;
import org.jspecify.annotations.Nullable;

/// Measures how well a model of two modalities goes from one to the other, on test images, beside a
/// baseline that knows nothing, and beside an autoencoder of pictures alone.
///
/// All chance is seeded. Blocking.
public final class CrossMeasures {
  /// Test images at most.
  private static final int SAMPLE = 2_000;

  /// Places drawn from a posterior.
  private static final int DRAWS = 50;

  /// Test images whose hidden half is measured, each of which is decoded [#DRAWS] times.
  private static final int HALVES = 500;

  /// Places drawn from the prior.
  private static final int PRIOR = 300;

  /// Places drawn from the prior, among which Bayes' rule finds those of the half that is shown,
  /// and how many of them are decoded at once.
  private static final int PRIOR_FOR_BAYES = 16_384;

  private static final int AT_ONCE = 512;

  /// Places drawn for each class.
  private static final int EACH_CLASS = 200;

  private static final long SEED = 20_180_213;

  /// Degrees between the true moons that a picture is compared with, before and after its
  /// neighbourhood is searched.
  private static final double COARSE = 3;

  private static final double FINE = 0.5;
  private static final double LARGEST_TILT = 75;

  private final DataSet data;
  private final LabelledImages images;

  /// @param data the images that the model was trained on
  public CrossMeasures(DataSet data) {
    this.data = data;
    int count = Math.min(SAMPLE, data.test().count());
    images = data.test().pick(Sample.indices(data.test().count(), count, SEED));
  }

  /// Measures a model.
  ///
  /// @param live the model at work, one of [Multimodal]
  /// @param other an autoencoder of the same pictures alone, to measure beside it; null for none
  /// @param progress hears how far it has come, in parts, and may cancel
  /// @return nothing if cancelled
  public Optional<Measurements> measure(
      LiveModel live, @Nullable SavedModel other, Progress progress) {
    int[] reached = {0, 1};
    Session session =
        new Session((MultimodalAutoencoder) live, () -> progress.report(reached[0], reached[1]));
    try (Autoencoder beside =
        other == null ? null : Autoencoder.of(other.architecture(), other.weights())) {
      List<Supplier<Measurements>> parts =
          new ArrayList<>(
              List.of(
                  session::descriptions,
                  session::pictures,
                  session::coherence,
                  session::words,
                  session::halves,
                  session::meanHalves));
      if (beside != null) {
        parts.add(() -> session.ownPictures(beside));
        parts.add(() -> session.halves(beside));
        parts.add(() -> session.halvesByBayes(beside));
      }
      Measurements all = Measurements.NONE;
      reached[1] = parts.size();
      for (Supplier<Measurements> part : parts) {
        session.look.run();
        all = all.with(part.get());
        reached[0]++;
      }
      return Optional.of(all);
    } catch (CancellationException cancelled) {
      return Optional.empty();
    }
  }

  private float[] pixels(LabelledImages some, HiddenHalf hidden, float hiddenValue) {
    float[] pixels = some.unitPixels();
    ImageSize size = new ImageSize(some.width(), some.height());
    for (int at = 0; at < pixels.length; at += size.pixels()) {
      hidden.fill(pixels, at, size, hiddenValue);
    }
    return pixels;
  }

  private static float[] drawn(Encodings posteriors, int image, int draws, Random chance) {
    int latents = posteriors.dimensions();
    float[] z = new float[draws * latents];
    for (int i = 0; i < z.length; i++) {
      double deviation = Math.exp(0.5 * posteriors.logVariance(image, i % latents));
      z[i] = (float) (posteriors.mean(image, i % latents) + deviation * chance.nextGaussian());
    }
    return z;
  }

  private static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double meanDifference(float[] some, float[] others) {
    double sum = 0;
    for (int i = 0; i < some.length; i++) {
      sum += Math.abs(some[i] - others[i]);
    }
    return sum / some.length;
  }

  /// −log p of the hidden pixels of an image at decoded probabilities.
  private static double misfit(float[] decoded, float[] x, int at, HiddenHalf hidden, int width) {
    double sum = 0;
    for (int pixel = 0; pixel < decoded.length; pixel++) {
      boolean left = pixel % width < width / 2;
      if (left == (hidden == HiddenHalf.LEFT)) {
        double p = Math.clamp(decoded[pixel], 1e-7, 1 - 1e-7);
        sum -= x[at + pixel] * Math.log(p) + (1 - x[at + pixel]) * Math.log1p(-p);
      }
    }
    return sum;
  }

  /// −log of the mean of exp(−values).
  private static double mixed(double... misfits) {
    double least = Arrays.stream(misfits).min().orElseThrow();
    double sum = 0;
    for (double misfit : misfits) {
      sum += Math.exp(least - misfit);
    }
    return least - Math.log(sum / misfits.length);
  }

  /// One model being measured.
  private final class Session {
    private final MultimodalAutoencoder model;
    private final Runnable look;
    private final Multimodal body;
    private final List<Property> properties;
    private final List<Description> truths;
    private final float[] codes;

    /// @param look called now and then; may throw
    Session(MultimodalAutoencoder model, Runnable look) {
      this.model = model;
      this.look = look;
      body = (Multimodal) model.pictures().architecture().body();
      properties = body.properties();
      truths =
          IntStream.range(0, images.count())
              .mapToObj(image -> Descriptions.of(images, image, properties))
              .toList();
      codes = Descriptions.codes(images, properties);
    }

    /// Pictures → descriptions.
    Measurements descriptions() {
      Encodings posteriors = model.encodeAll(pixels(images, HiddenHalf.NOTHING, 0), null);
      List<Description> read = model.describe(posteriors.means());
      LabelledImages train = data.train();
      Measurements measured = Measurements.NONE;
      for (int i = 0; i < properties.size(); i++) {
        int property = i;
        Property each = properties.get(i);
        double[] truth = truths.stream().mapToDouble(one -> one.value(property)).toArray();
        double[] found = read.stream().mapToDouble(one -> one.value(property)).toArray();
        double[] learned =
            IntStream.range(0, Math.min(SAMPLE, train.count()))
                .mapToDouble(image -> Descriptions.of(train, image, properties).value(property))
                .toArray();
        double usual = each.angle() ? median(learned) : commonest(learned);
        double[] errors = new double[truth.length];
        double[] blind = new double[truth.length];
        for (int image = 0; image < truth.length; image++) {
          errors[image] = error(each, found[image], truth[image]);
          blind[image] = error(each, usual, truth[image]);
        }
        measured =
            each.angle()
                ? measured
                    .withSubject(Measure.CROSS_ANGLE, each.id(), median(errors))
                    .withSubject(Measure.CROSS_ANGLE, each.id() + "-constant", median(blind))
                : measured
                    .withSubject(Measure.WORDS_READ, each.id(), 1 - mean(errors))
                    .withSubject(Measure.WORDS_READ, each.id() + "-constant", 1 - mean(blind));
      }
      return measured;
    }

    private double error(Property property, double one, double other) {
      if (!property.angle()) {
        return one == other ? 0 : 1;
      }
      double turn = Math.abs(one - other) % 360;
      return Math.min(turn, 360 - turn);
    }

    private double commonest(double... values) {
      int[] counts = new int[256];
      for (double value : values) {
        counts[(int) value]++;
      }
      int best = 0;
      for (int i = 0; i < counts.length; i++) {
        best = counts[i] > counts[best] ? i : best;
      }
      return best;
    }

    private double mean(double... values) {
      return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// Descriptions → pictures.
    Measurements pictures() {
      float[] truth = pixels(images, HiddenHalf.NOTHING, 0);
      Encodings alone = model.encodeAll(null, codes);
      Encodings seen = model.encodeAll(truth, null);
      float[] mean = new float[truth.length];
      float[] usual = meanPicture();
      for (int at = 0; at < mean.length; at += usual.length) {
        System.arraycopy(usual, 0, mean, at, usual.length);
      }
      return Measurements.NONE
          .withSubject(Measure.CROSS_PICTURE, "description", meanDifference(decoded(alone), truth))
          .withSubject(Measure.CROSS_PICTURE, "picture", meanDifference(decoded(seen), truth))
          .withSubject(Measure.CROSS_PICTURE, "mean", meanDifference(mean, truth));
    }

    /// Of the training images.
    private float[] meanPicture() {
      LabelledImages train = data.train();
      int size = train.width() * train.height();
      byte[] pixels = train.allPixels();
      double[] sums = new double[size];
      for (int i = 0; i < train.count() * size; i++) {
        sums[i % size] += Byte.toUnsignedInt(pixels[i]);
      }
      float[] mean = new float[size];
      for (int i = 0; i < size; i++) {
        mean[i] = (float) (sums[i] / (255.0 * train.count()));
      }
      return mean;
    }

    private float[] decoded(Encodings posteriors) {
      return pictures(model.pictures(), posteriors.means());
    }

    private float[] pictures(Autoencoder network, float... z) {
      int size = images.width() * images.height();
      var decoded = network.decode(z);
      float[] all = new float[decoded.size() * size];
      for (int i = 0; i < decoded.size(); i++) {
        System.arraycopy(decoded.get(i).pixels(), 0, all, i * size, size);
      }
      return all;
    }

    Measurements ownPictures(Autoencoder beside) {
      float[] z = beside.encode(images.allPixels(), images.allLabels()).means();
      return Measurements.NONE.withSubject(
          Measure.CROSS_PICTURE,
          "other",
          meanDifference(pictures(beside, z), pixels(images, HiddenHalf.NOTHING, 0)));
    }

    /// How well both decoders agree at places drawn from the prior: the decoded numbers against
    /// those of the true moon that is nearest to the decoded picture.
    Measurements coherence() {
      Truth truth = data.truth().orElse(null);
      if (truth == null || body.description() != Multimodal.Kind.NUMBERS) {
        return Measurements.NONE;
      }
      Random chance = new Random(SEED);
      float[] z = new float[PRIOR * model.dimensions()];
      for (int i = 0; i < z.length; i++) {
        z[i] = (float) chance.nextGaussian();
      }
      List<DescribedPicture> both = model.decode(z);
      Moons moons = new Moons(truth);
      double[][] errors = new double[properties.size()][PRIOR];
      for (int i = 0; i < PRIOR; i++) {
        look.run();
        double[] read = moons.nearest(both.get(i).image().pixels());
        for (int property = 0; property < read.length; property++) {
          errors[property][i] =
              error(
                  properties.get(property),
                  both.get(i).description().value(property),
                  read[property]);
        }
      }
      Measurements measured = Measurements.NONE;
      for (int property = 0; property < errors.length; property++) {
        measured =
            measured.withSubject(
                Measure.JOINT_COHERENCE, properties.get(property).id(), median(errors[property]));
      }
      return measured;
    }

    /// Words → pictures, judged by the classifier.
    Measurements words() {
      if (body.description() != Multimodal.Kind.WORDS || !FashionClassifier.knows(data)) {
        return Measurements.NONE;
      }
      DenseClassifier classifier = FashionClassifier.read();
      Random chance = new Random(SEED);
      int classes = body.classes();
      int width = codes.length / images.count();
      float[] alone = new float[classes * width];
      byte[] kinds = new byte[classes];
      byte[] labels = new byte[classes * EACH_CLASS];
      for (int label = 0; label < classes; label++) {
        Description.none(properties).with(0, label).code(alone, label * width);
        kinds[label] = (byte) label;
        Arrays.fill(labels, label * EACH_CLASS, (label + 1) * EACH_CLASS, (byte) label);
      }
      Encodings said = model.encodeAll(null, alone);
      float[] ofClasses = new float[labels.length * model.dimensions()];
      for (int label = 0; label < classes; label++) {
        float[] z = drawn(said, label, EACH_CLASS, chance);
        System.arraycopy(z, 0, ofClasses, label * z.length, z.length);
      }
      Encodings described = model.encodeAll(null, codes);
      float[] ofWords = new float[images.count() * model.dimensions()];
      for (int image = 0; image < images.count(); image++) {
        float[] z = drawn(described, image, 1, chance);
        System.arraycopy(z, 0, ofWords, image * z.length, z.length);
      }
      return Measurements.NONE
          .withSubject(
              Measure.WORDS_DRAWN,
              "class",
              agreement(classifier, pictures(model.pictures(), ofClasses), labels))
          .withSubject(
              Measure.WORDS_DRAWN,
              "all-words",
              agreement(classifier, pictures(model.pictures(), ofWords), images.allLabels()))
          .withSubject(
              Measure.WORDS_DRAWN, "class-mean", agreement(classifier, decoded(said), kinds))
          .withSubject(
              Measure.WORDS_DRAWN,
              "all-words-mean",
              agreement(classifier, decoded(described), images.allLabels()))
          .withSubject(Measure.WORDS_DRAWN, "joint", jointly(classifier, chance))
          .withSubject(
              Measure.WORDS_DRAWN,
              "real",
              agreement(classifier, pixels(images, HiddenHalf.NOTHING, 0), images.allLabels()));
    }

    /// How often the classifier takes the picture for the class that is decoded beside it, at
    /// places drawn from the prior.
    private double jointly(DenseClassifier classifier, Random chance) {
      float[] z = new float[SAMPLE * model.dimensions()];
      for (int i = 0; i < z.length; i++) {
        z[i] = (float) chance.nextGaussian();
      }
      List<Description> told = model.describe(z);
      byte[] labels = new byte[told.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (byte) told.get(i).value(0);
      }
      return agreement(classifier, pictures(model.pictures(), z), labels);
    }

    private double agreement(DenseClassifier classifier, float[] pictures, byte[] labels) {
      double[][] probabilities = classifier.look(pictures).probabilities();
      int right = 0;
      for (int i = 0; i < labels.length; i++) {
        int best = 0;
        for (int c = 1; c < probabilities[i].length; c++) {
          best = probabilities[i][c] > probabilities[i][best] ? c : best;
        }
        right += best == Byte.toUnsignedInt(labels[i]) ? 1 : 0;
      }
      return (double) right / labels.length;
    }

    /// The hidden half, given the other, alone and with the description.
    Measurements halves() {
      LabelledImages some = some();
      float[] described = Arrays.copyOf(codes, some.count() * (codes.length / images.count()));
      Measurements measured = Measurements.NONE;
      for (HiddenHalf hidden : List.of(HiddenHalf.LEFT, HiddenHalf.RIGHT)) {
        float[] shown = pixels(some, hidden, CrossEncoder.HIDDEN);
        String side = hidden == HiddenHalf.LEFT ? "left" : "right";
        measured =
            measured
                .withSubject(
                    Measure.HIDDEN_HALF,
                    side,
                    nats(model.pictures(), model.encodeAll(shown, null), some, hidden))
                .withSubject(
                    Measure.HIDDEN_HALF,
                    side + "-described",
                    nats(model.pictures(), model.encodeAll(shown, described), some, hidden));
      }
      return measured;
    }

    /// The same of an autoencoder that knows black alone for what is hidden.
    Measurements halves(Autoencoder beside) {
      LabelledImages some = some();
      Measurements measured = Measurements.NONE;
      for (HiddenHalf hidden : List.of(HiddenHalf.LEFT, HiddenHalf.RIGHT)) {
        float[] shown = pixels(some, hidden, 0);
        byte[] bytes = new byte[shown.length];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) Math.round(255 * shown[i]);
        }
        measured =
            measured.withSubject(
                Measure.HIDDEN_HALF,
                hidden == HiddenHalf.LEFT ? "left-other" : "right-other",
                nats(beside, beside.encode(bytes, some.allLabels()), some, hidden));
      }
      return measured;
    }

    /// The same of the mean training picture, whatever is shown.
    Measurements meanHalves() {
      LabelledImages some = some();
      float[] x = pixels(some, HiddenHalf.NOTHING, 0);
      float[] mean = meanPicture();
      Measurements measured = Measurements.NONE;
      for (HiddenHalf hidden : List.of(HiddenHalf.LEFT, HiddenHalf.RIGHT)) {
        double sum = 0;
        for (int image = 0; image < some.count(); image++) {
          sum += misfit(mean, x, image * mean.length, hidden, some.width());
        }
        measured =
            measured.withSubject(
                Measure.HIDDEN_HALF,
                hidden == HiddenHalf.LEFT ? "left-mean" : "right-mean",
                sum / some.count());
      }
      return measured;
    }

    /// The same of an autoencoder of whole pictures without its encoder, which was never shown a
    /// half: among places of the prior, weighted by how well their pictures fit what is shown.
    Measurements halvesByBayes(Autoencoder beside) {
      LabelledImages some = some();
      float[] x = pixels(some, HiddenHalf.NOTHING, 0);
      int size = some.width() * some.height();
      var fits = new HalfFits[some.count()];
      Arrays.setAll(fits, image -> new HalfFits(x, image * size, some.width()));
      Random chance = new Random(SEED);
      for (int from = 0; from < PRIOR_FOR_BAYES; from += AT_ONCE) {
        float[] z = new float[AT_ONCE * beside.dimensions()];
        for (int i = 0; i < z.length; i++) {
          z[i] = (float) chance.nextGaussian();
        }
        float[] decoded = pictures(beside, z);
        float[] logits = new float[decoded.length];
        float[] dark = new float[decoded.length];
        for (int i = 0; i < decoded.length; i++) {
          double p = Math.clamp(decoded[i], 1e-7, 1 - 1e-7);
          logits[i] = (float) (Math.log(p) - Math.log1p(-p));
          dark[i] = (float) Math.log1p(-p);
        }
        Arrays.stream(fits).parallel().forEach(fit -> fit.take(logits, dark));
      }
      double left = Arrays.stream(fits).mapToDouble(HalfFits::leftGivenRight).average().orElse(0);
      double right = Arrays.stream(fits).mapToDouble(HalfFits::rightGivenLeft).average().orElse(0);
      return Measurements.NONE
          .withSubject(Measure.HIDDEN_HALF, "left-bayes", left)
          .withSubject(Measure.HIDDEN_HALF, "right-bayes", right);
    }

    private LabelledImages some() {
      return images.pick(IntStream.range(0, Math.min(HALVES, images.count())).toArray());
    }

    private double nats(
        Autoencoder network, Encodings posteriors, LabelledImages some, HiddenHalf hidden) {
      Random chance = new Random(SEED);
      float[] x = pixels(some, HiddenHalf.NOTHING, 0);
      int size = some.width() * some.height();
      double sum = 0;
      for (int image = 0; image < some.count(); image++) {
        look.run();
        float[] z = drawn(posteriors, image, DRAWS, chance);
        float[] decoded = pictures(network, z);
        double[] misfits = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
          misfits[draw] =
              misfit(
                  Arrays.copyOfRange(decoded, draw * size, (draw + 1) * size),
                  x,
                  image * size,
                  hidden,
                  some.width());
        }
        sum += mixed(misfits);
      }
      return sum / some.count();
    }
  }

  /// How well pictures fit both halves of an image, summed in logarithms.
  private static final class HalfFits {
    private final float[] x;
    private final int at;
    private final int width;
    private double both = Double.NEGATIVE_INFINITY;
    private double left = Double.NEGATIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;

    /// @param x pixels of images
    /// @param at where the image begins
    /// @param width of the image
    HalfFits(float[] x, int at, int width) {
      this.x = x;
      this.at = at;
      this.width = width;
    }

    /// Adds pictures.
    ///
    /// @param logits of their pixels, shape (pictures, pixels)
    /// @param dark log-probabilities of black, likewise
    void take(float[] logits, float... dark) {
      int row = 0;
      while (row < logits.length) {
        double ofLeft = 0;
        double ofRight = 0;
        int next = row;
        int pixel = at;
        while (pixel < at + logits.length / AT_ONCE) {
          for (int i = 0; i < width; i++) {
            double fit = x[pixel + i] * logits[next + i] + dark[next + i];
            if (i < width / 2) {
              ofLeft += fit;
            } else {
              ofRight += fit;
            }
          }
          pixel += width;
          next += width;
        }
        both = added(both, ofLeft + ofRight);
        left = added(left, ofLeft);
        right = added(right, ofRight);
        row = next;
      }
    }

    private static double added(double one, double other) {
      double most = Math.max(one, other);
      return most + Math.log1p(Math.exp(-Math.abs(one - other)));
    }

    double leftGivenRight() {
      return right - both;
    }

    double rightGivenLeft() {
      return left - both;
    }
  }

  /// True moons to compare pictures with.
  private static final class Moons {
    private final Truth truth;
    private final List<double[]> rows = new ArrayList<>();
    private final List<float[]> pictures;

    Moons(Truth truth) {
      this.truth = truth;
      for (double phase = 0; phase <= 165; phase += COARSE) {
        for (double tilt = -LARGEST_TILT; tilt <= LARGEST_TILT; tilt += COARSE) {
          rows.add(new double[] {phase, tilt});
        }
      }
      pictures = rows.parallelStream().map(truth::draw).toList();
    }

    /// Phase and tilt of the nearest one.
    double[] nearest(float... picture) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < rows.size(); i++) {
        double distance = distance(picture, pictures.get(i));
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
      double[] centre = rows.get(best);
      double[] found = centre;
      for (double phase = -COARSE; phase <= COARSE; phase += FINE) {
        for (double tilt = -COARSE; tilt <= COARSE; tilt += FINE) {
          double[] row = {Math.clamp(centre[0] + phase, 0, 180), centre[1] + tilt};
          double distance = distance(picture, truth.draw(row));
          if (distance < least) {
            least = distance;
            found = row;
          }
        }
      }
      return found;
    }

    private static double distance(float[] one, float[] other) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        double gap = one[i] - other[i];
        sum += gap * gap;
      }
      return sum;
    }
  }
}
