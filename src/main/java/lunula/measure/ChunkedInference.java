package lunula.measure;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.metrics.ImportanceWeightedBound;
import lunula.metrics.LatentUnits;
import lunula.metrics.PixelError;
import lunula.model.Encodings;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;

/// A network in memory that is asked about many images, a small chunk at a time, so that whoever
/// decodes beside it hardly waits. Whoever ends the [Pace] gets no answer.
///
/// @param network the caller closes it
/// @param pace hears how far it is
record ChunkedInference(Autoencoder network, Pace pace) {
  /// Rows of one native call: about as long as a training step.
  private static final int ROWS = 250;

  boolean variational() {
    return network.architecture().variational();
  }

  /// Reports work that needs no network.
  void tick(long rows) {
    pace.did(rows);
  }

  private interface Chunk {
    void of(int from, int end);
  }

  private void chunked(int count, int rowsEach, Chunk chunk) {
    int step = Math.max(1, ROWS / rowsEach);
    for (int from = 0; from < count; from += step) {
      int end = Math.min(count, from + step);
      chunk.of(from, end);
      pace.did((long) (end - from) * rowsEach);
    }
  }

  /// −log p(x|z) of each image, z drawn once from its posterior, in nats; at the code itself for
  /// points.
  double[] misfits(LabelledImages images, Encodings encodings, Random random) {
    double[] misfits = new double[images.count()];
    chunked(
        images.count(),
        1,
        (from, end) -> {
          float[] z = draw(encodings, from, end, 1, random);
          float[] some = Evaluation.misfits(network, slice(images, from, end), z);
          for (int row = 0; row < some.length; row++) {
            misfits[from + row] = some[row];
          }
        });
    return misfits;
  }

  /// −ELBO of each image in nats, z drawn once.
  double[] negativeElbos(LabelledImages images, Encodings encodings, Random random) {
    double[] scores = misfits(images, encodings, random);
    double[] kl = LatentUnits.klOfImages(encodings);
    Arrays.setAll(scores, image -> scores[image] + kl[image]);
    return scores;
  }

  /// log w of each image and draw, in nats; see [ImportanceWeightedBound]. Shape (images, draws).
  double[] logWeights(LabelledImages images, Encodings encodings, int draws, Random random) {
    double[] weights = new double[images.count() * draws];
    chunked(
        images.count(),
        draws,
        (from, end) -> {
          float[] z = draw(encodings, from, end, draws, random);
          float[] misfits = Evaluation.misfits(network, slice(images, from, end), z);
          int size = encodings.dimensions();
          for (int row = 0; row < misfits.length; row++) {
            float[] place = Arrays.copyOfRange(z, row * size, (row + 1) * size);
            weights[from * draws + row] =
                ImportanceWeightedBound.logPriorOverPosterior(encodings, from + row / draws, place)
                    - misfits[row];
          }
        });
    return weights;
  }

  /// Error of what comes back from the images' posterior means.
  PixelError errorAtMeans(LabelledImages images, Encodings encodings) {
    float[] means = encodings.means();
    int size = encodings.dimensions();
    return error(images, (from, end) -> Arrays.copyOfRange(means, from * size, end * size));
  }

  /// Error of what comes back from one code drawn an image.
  PixelError errorOfDraws(LabelledImages images, Encodings encodings, Random random) {
    return error(images, (from, end) -> draw(encodings, from, end, 1, random));
  }

  private interface Places {
    float[] of(int from, int end);
  }

  private PixelError error(LabelledImages images, Places places) {
    PixelError[] sum = {PixelError.NONE};
    chunked(
        images.count(),
        1,
        (from, end) -> {
          LabelledImages some = slice(images, from, end);
          float[] pictures = Evaluation.pictures(network, places.of(from, end), some.allLabels());
          sum[0] = sum[0].plus(PixelError.between(pictures, some.allPixels()));
        });
    return sum[0];
  }

  /// Pictures at some places, of which there are few: shape (places, pixels).
  float[] pictures(float[] z, byte[] labels) {
    float[] pictures = Evaluation.pictures(network, z, labels);
    pace.did(labels.length);
    return pictures;
  }

  /// Encodes other images than the model's own.
  Encodings encode(LabelledImages images) {
    Encodings[] all = {network.encode(new byte[0], new byte[0])};
    chunked(
        images.count(),
        1,
        (from, end) -> {
          LabelledImages some = slice(images, from, end);
          Encodings next = network.encode(some.allPixels(), some.allLabels());
          all[0] = from == 0 ? next : all[0].followedBy(next);
        });
    return all[0];
  }

  private static LabelledImages slice(LabelledImages images, int from, int end) {
    return images.pick(IntStream.range(from, end).toArray());
  }

  /// z = μ + σ ε, shape (images, draws, dimensions); the codes themselves for points.
  private static float[] draw(Encodings encodings, int from, int end, int draws, Random random) {
    int size = encodings.dimensions();
    float[] z = new float[(end - from) * draws * size];
    for (int at = 0; at < z.length; at++) {
      int image = from + at / (draws * size);
      double noise = encodings.variational() ? random.nextGaussian() : 0;
      double deviation = Math.exp(encodings.logVariance(image, at % size) / 2);
      z[at] = (float) (encodings.mean(image, at % size) + deviation * noise);
    }
    return z;
  }

  /// How far a measurement has come. One thread only.
  static final class Pace {
    private final Progress progress;
    private final long total;
    private long done;

    /// @param total of all work, in rows that go through the network
    Pace(Progress progress, long total) {
      this.progress = progress;
      this.total = total;
    }

    /// Tells of work done.
    ///
    /// @throws CancellationException if the listener ends the work: nothing is made of its half
    void did(long rows) {
      done = Math.min(total, done + rows);
      progress.report(done, total);
    }

    /// Tells that all work up to some row is done, the part that was not foreseen included.
    void reached(long row) {
      did(Math.max(0, row - done));
    }
  }
}
