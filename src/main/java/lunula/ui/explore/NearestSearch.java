package lunula.ui.explore;

import java.util.Arrays;
import java.util.List;
import lunula.data.SampleSet;
import lunula.geometry.KernelDensity;
import lunula.model.Encodings;
import lunula.ui.explore.NearestImage.Reach;
import org.jspecify.annotations.Nullable;

/// Finds the real images nearest to a code, in the whole latent space: a linear scan, about 0.2 ms
/// for 70,000 points in two dimensions. One thread at a time.
public final class NearestSearch {
  /// How many images are told.
  public static final int SEVERAL = 6;

  /// So many images are asked how far their nearest is, where there are more than two dimensions.
  private static final int PROBES = 200;

  private @Nullable MapData measured;
  private @Nullable KernelDensity density;
  private double gap = Double.NaN;

  /// @param z where to look: a whole code
  /// @param map what to look among
  /// @param samples what lies behind the map, if it is loaded
  public record Question(float[] z, MapData map, @Nullable SampleSet samples) {}

  /// An answer and what was asked, since the map may have changed meanwhile.
  ///
  /// @param nearest the nearest first; empty if the map is
  public record Answer(Question question, List<NearestImage> nearest) {}

  /// Looks; blocking. The first time for a map takes some milliseconds more.
  public Answer find(Question question) {
    MapData map = question.map();
    if (map.count() == 0 || question.z().length != map.encodings().dimensions()) {
      return new Answer(question, List.of());
    }
    int[] found = nearest(map.encodings(), question.z(), Math.min(SEVERAL, map.count()));
    double nearest = distance(map.encodings(), found[0], question.z());
    Reach reach =
        isDense(map, question.z()) || nearest <= usualGap(map)
            ? Reach.AMONG_DATA
            : new Reach(true, usualGap(map));
    return new Answer(
        question,
        Arrays.stream(found).mapToObj(index -> described(question, index, reach)).toList());
  }

  private static NearestImage described(Question question, int index, Reach reach) {
    MapData map = question.map();
    SampleSet samples = question.samples();
    return new NearestImage(
        index,
        map.label(index),
        map.imageNumber(index),
        map.isLearned(index),
        map.classNames().get(map.label(index)),
        distance(map.encodings(), index, question.z()),
        map.encodings().dimensions(),
        reach,
        samples == null || index >= samples.count() ? null : samples.sample(index));
  }

  /// The nearest images, the nearest first; of equally near ones the one with the lowest index.
  private static int[] nearest(Encodings encodings, float[] z, int count) {
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
    return best;
  }

  private static double square(Encodings encodings, int image, float[] z) {
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      double apart = (double) encodings.mean(image, k) - z[k];
      sum += apart * apart;
    }
    return sum;
  }

  private static double distance(Encodings encodings, int image, float[] z) {
    return Math.sqrt(square(encodings, image, z));
  }

  /// Whether a place is as dense in images as 99 % of the images' own places are. Density is told
  /// on the map of at most two dimensions; in more the gap to the nearest image decides alone.
  private boolean isDense(MapData map, float[] z) {
    measure(map);
    KernelDensity known = density;
    return known != null && known.supports(z[0], z.length < 2 ? 0 : z[1]);
  }

  /// How far 99 % of the images are at most from their nearest; looked for when it is first asked.
  private double usualGap(MapData map) {
    measure(map);
    if (Double.isNaN(gap)) {
      gap = gap(map);
    }
    return gap;
  }

  @SuppressWarnings("ReferenceEquality") // A map is immutable; comparing its arrays would be slow.
  private void measure(MapData map) {
    if (map != measured) {
      boolean flat = map.encodings().dimensions() < 3;
      density = flat ? KernelDensity.of(map.places().xs(), map.places().ys()) : null;
      gap = Double.NaN;
      measured = map;
    }
  }

  /// The gap between an image and the nearest other that 99 % of a few images, evenly chosen, stay
  /// below.
  private static double gap(MapData map) {
    int probes = Math.min(PROBES, map.count());
    double[] gaps = new double[probes];
    for (int probe = 0; probe < probes; probe++) {
      float[] code = map.code((int) ((long) probe * map.count() / probes));
      int[] two = nearest(map.encodings(), code, Math.min(2, map.count()));
      gaps[probe] = distance(map.encodings(), two[two.length - 1], code);
    }
    Arrays.sort(gaps);
    return gaps[(int) Math.round(KernelDensity.SUPPORTED * (probes - 1))];
  }
}
