package lunula.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.metrics.NeighbourIndex;
import lunula.metrics.Neighbours;
import lunula.metrics.Vectors;
import lunula.model.Decoder;
import lunula.model.LatentGradients;
import lunula.model.LatentGradients.AtPlaces;
import lunula.model.Sample;

/// Places for real images in the latent space of a generator, which has no encoder: for each image
/// the place whose picture is nearest to it, by the squared error of the pixels. The search begins
/// at the best of many places, a lattice in two dimensions and draws from the prior in more, and
/// goes down the gradient from there (Zhu et al. 2016, “Generative visual manipulation”, section
/// 3.1); an image that nothing of what is generated resembles gets a place all the same.
///
/// @param decoder has [LatentGradients]; a conditional one is told each image's class
/// @param steps down the gradient
public record PlaceSearch(Decoder decoder, int steps) {
  private static final int SIDE = 64;
  private static final int CANDIDATES = SIDE * SIDE;
  private static final int CHUNK = 250;
  private static final double REACH = 3;

  /// Adam's first step, as a share of the prior's reach.
  private static final double RATE = 0.04;

  private static final float MEAN = 0.9f;
  private static final float SQUARE = 0.99f;

  /// Where the images are found.
  ///
  /// @param places row-major, shape (images, dimensions)
  /// @param errors mean squared error a pixel of each image and its picture, grey values in 0..1
  public record Found(float[] places, float[] errors) {}

  /// Searches; blocking.
  ///
  /// @param progress hears of images, at every step down the gradient, and may cancel
  /// @return nothing if cancelled
  public Optional<Found> of(LabelledImages images, Progress progress) {
    try {
      return Optional.of(found(images, progress));
    } catch (CancellationException cancelled) {
      return Optional.empty();
    }
  }

  private Found found(LabelledImages images, Progress progress) {
    int size = images.width() * images.height();
    float[] places = new float[images.count() * decoder.dimensions()];
    float[] errors = new float[images.count()];
    int done = 0;
    for (int label = 0; label < Math.max(1, decoder.classes()); label++) {
      int[] members = members(images, label);
      Decoder told = decoder.ofNearestClass(label);
      float[] candidates = candidates();
      int before = done;
      Runnable look = () -> progress.report(before, images.count());
      NeighbourIndex index = members.length == 0 ? null : index(told, candidates, size, look);
      for (int from = 0; from < members.length && index != null; from += CHUNK) {
        int[] some = Arrays.copyOfRange(members, from, Math.min(members.length, from + CHUNK));
        int sofar = done;
        look = () -> progress.report(sofar, images.count());
        chunk(told, images, some, candidates, index, new Found(places, errors), look);
        done += some.length;
      }
    }
    progress.report(done, Math.max(done, images.count()));
    return new Found(places, errors);
  }

  private int[] members(LabelledImages images, int label) {
    int[] all = new int[images.count()];
    int count = 0;
    for (int image = 0; image < all.length; image++) {
      int known = Math.min(images.label(image), Math.max(1, decoder.classes()) - 1);
      if (known == label || decoder.classes() == 0) {
        all[count++] = image;
      }
    }
    return Arrays.copyOf(all, count);
  }

  private double reach() {
    return decoder.uniformPrior() ? 1 : REACH;
  }

  private float[] candidates() {
    int dimensions = decoder.dimensions();
    float[] candidates = new float[CANDIDATES * dimensions];
    var random = new Random(1);
    for (int at = 0; at < candidates.length; at++) {
      if (dimensions == 2) {
        int step = at % 2 == 0 ? at / 2 % SIDE : at / 2 / SIDE;
        candidates[at] = (float) (reach() * (2.0 * (step + 0.5) / SIDE - 1));
      } else {
        double drawn = decoder.uniformPrior() ? random.nextDouble(-1, 1) : random.nextGaussian();
        candidates[at] = (float) drawn;
      }
    }
    return candidates;
  }

  private static NeighbourIndex index(Decoder told, float[] candidates, int size, Runnable look) {
    float[] pixels = new float[CANDIDATES * size];
    int row = 0;
    int chunk = CHUNK * told.dimensions();
    for (int from = 0; from < candidates.length; from += chunk) {
      look.run();
      int to = Math.min(candidates.length, from + chunk);
      for (Sample picture : told.decode(Arrays.copyOfRange(candidates, from, to))) {
        System.arraycopy(picture.image().pixels(), 0, pixels, row++ * size, size);
      }
    }
    return NeighbourIndex.of(new Vectors(size, pixels));
  }

  private void chunk(
      Decoder told,
      LabelledImages images,
      int[] some,
      float[] candidates,
      NeighbourIndex index,
      Found into,
      Runnable look) {
    int dimensions = decoder.dimensions();
    int size = images.width() * images.height();
    float[] pixels = new float[some.length * size];
    for (int at = 0; at < pixels.length; at++) {
      int pixel = some[at / size] * size + at % size;
      pixels[at] = Byte.toUnsignedInt(images.allPixels()[pixel]) / 255f;
    }
    look.run();
    Neighbours nearest = index.nearest(new Vectors(size, pixels), 1);
    float[] z = new float[some.length * dimensions];
    for (int row = 0; row < some.length; row++) {
      System.arraycopy(
          candidates, nearest.index(row, 0) * dimensions, z, row * dimensions, dimensions);
    }
    float[] least = new float[some.length];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    float[] best = descend(told.gradients().orElseThrow(), z, pixels, least, look);
    for (int row = 0; row < some.length; row++) {
      System.arraycopy(best, row * dimensions, into.places(), some[row] * dimensions, dimensions);
      into.errors()[some[row]] = least[row] / size;
    }
  }

  /// The best places on the way, so that none is worse than where it began.
  ///
  /// @param least becomes the squared error of each
  /// @param look is called before every step and may end the search by throwing
  private float[] descend(
      LatentGradients model, float[] z, float[] pixels, float[] least, Runnable look) {
    int dimensions = decoder.dimensions();
    float[] best = z.clone();
    float[] mean = new float[z.length];
    float[] square = new float[z.length];
    for (int step = 0; step <= steps; step++) {
      look.run();
      AtPlaces now = model.misfits(z, pixels);
      for (int row = 0; row < least.length; row++) {
        if (now.values()[row] < least[row]) {
          least[row] = now.values()[row];
          System.arraycopy(z, row * dimensions, best, row * dimensions, dimensions);
        }
      }
      double rate = RATE * reach() * (1 - (double) step / (steps + 1));
      double corrected =
          rate * Math.sqrt(1 - Math.pow(SQUARE, step + 1)) / (1 - Math.pow(MEAN, step + 1));
      for (int at = 0; at < z.length; at++) {
        float g = now.gradients()[at];
        mean[at] = MEAN * mean[at] + (1 - MEAN) * g;
        square[at] = SQUARE * square[at] + (1 - SQUARE) * g * g;
        z[at] -= (float) (corrected * mean[at] / (Math.sqrt(square[at]) + 1e-8));
        if (decoder.uniformPrior()) {
          z[at] = Math.clamp(z[at], -1f, 1f);
        }
      }
    }
    return best;
  }
}
