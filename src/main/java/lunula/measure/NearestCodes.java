package lunula.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import lunula.geometry.KernelDensity;
import lunula.model.Encodings;
import org.jspecify.annotations.Nullable;

/// Finds the images whose codes are nearest to a place, in the whole latent space, and whether they
/// support what is decoded there: a linear scan, about 0.2 ms for 70,000 in two dimensions. One
/// thread at a time.
public final class NearestCodes {
  /// How many images are told.
  public static final int SEVERAL = 6;

  /// So many images are asked how far their nearest is, where there are more than two dimensions.
  private static final int PROBES = 200;

  private @Nullable Encodings measured;
  private @Nullable KernelDensity density;
  private double gap = Double.NaN;

  /// Whether the decoder knows anything about a place.
  ///
  /// @param far whether it is less dense there than at 99 % of the images, and farther from the
  ///     nearest image than 99 % of the images are from theirs: the decoder extrapolates
  /// @param usual that distance, in latent units; NaN unless it is far
  public record Reach(boolean far, double usual) {
    /// Among the data.
    public static final Reach AMONG_DATA = new Reach(false, Double.NaN);
  }

  /// What was found.
  ///
  /// @param nearest the nearest images and their distances, the nearest first; of equally near ones
  ///     the one with the lowest index
  /// @param reach how near the place is to the data
  public record Found(Ranking nearest, Reach reach) {
    /// Of a model without images, or of a code of another size.
    public static final Found NOTHING = new Found(Ranking.EMPTY, Reach.AMONG_DATA);
  }

  /// Looks; blocking. The first time for some encodings takes some milliseconds more.
  public Found find(Encodings encodings, float[] z) {
    if (encodings.count() == 0 || z.length != encodings.dimensions()) {
      return Found.NOTHING;
    }
    Ranking nearest = nearest(encodings, z, Math.min(SEVERAL, encodings.count()));
    boolean near = isDense(encodings, z) || nearest.score(0) <= usualGap(encodings);
    return new Found(nearest, near ? Reach.AMONG_DATA : new Reach(true, usualGap(encodings)));
  }

  private static Ranking nearest(Encodings encodings, float[] z, int count) {
    int[] best = new int[count];
    double[] least = new double[count];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int i = 0; i < encodings.count(); i++) {
      double square = square(encodings, i, z);
      if (square < least[count - 1] || i < count) {
        int at = Math.min(i, count - 1);
        while (at > 0 && least[at - 1] > square) {
          least[at] = least[at - 1];
          best[at] = best[at - 1];
          at--;
        }
        least[at] = square;
        best[at] = i;
      }
    }
    return new Ranking(best, Arrays.stream(least).map(Math::sqrt).toArray());
  }

  private static double square(Encodings encodings, int image, float[] z) {
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      double apart = (double) encodings.mean(image, k) - z[k];
      sum += apart * apart;
    }
    return sum;
  }

  /// Whether a place is as dense in images as 99 % of the images' own places are. Density is told
  /// of at most two dimensions; in more the gap to the nearest image decides alone.
  private boolean isDense(Encodings encodings, float[] z) {
    measure(encodings);
    KernelDensity known = density;
    return known != null && known.supports(z[0], z.length < 2 ? 0 : z[1]);
  }

  /// How far 99 % of the images are at most from their nearest; looked for when it is first asked.
  private double usualGap(Encodings encodings) {
    measure(encodings);
    if (Double.isNaN(gap)) {
      gap = gap(encodings);
    }
    return gap;
  }

  @SuppressWarnings("ReferenceEquality") // Encodings are immutable; comparing them would be slow.
  private void measure(Encodings encodings) {
    if (encodings != measured) {
      boolean flat = encodings.dimensions() < 3;
      density = flat ? KernelDensity.of(axis(encodings, 0), axis(encodings, 1)) : null;
      gap = Double.NaN;
      measured = encodings;
    }
  }

  private static float[] axis(Encodings encodings, int axis) {
    float[] values = new float[encodings.count()];
    if (axis < encodings.dimensions()) {
      for (int image = 0; image < values.length; image++) {
        values[image] = encodings.mean(image, axis);
      }
    }
    return values;
  }

  /// The gap between an image and the nearest other that 99 % of a few images, evenly chosen, stay
  /// below.
  private static double gap(Encodings encodings) {
    int probes = Math.min(PROBES, encodings.count());
    double[] gaps = new double[probes];
    for (int probe = 0; probe < probes; probe++) {
      int image = (int) ((long) probe * encodings.count() / probes);
      float[] code = new float[encodings.dimensions()];
      IntStream.range(0, code.length).forEach(k -> code[k] = encodings.mean(image, k));
      Ranking two = nearest(encodings, code, Math.min(2, encodings.count()));
      gaps[probe] = two.score(two.size() - 1);
    }
    Arrays.sort(gaps);
    return gaps[(int) Math.round(KernelDensity.SUPPORTED * (probes - 1))];
  }
}
