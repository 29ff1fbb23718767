package lunula.ui.decode;

import java.util.Arrays;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.ui.MapData;
import lunula.ui.decode.NearestImage.Reach;
import org.jspecify.annotations.Nullable;

/// Finds the real image nearest to a code, in the whole latent space: a linear scan, about 0.1 ms
/// for 70,000 points in two dimensions. One thread at a time.
final class NearestSearch {
  /// A place is far from the data beyond this part of the data's own spread. For points drawn from
  /// the prior it is 0.29 latent units, which is reached just outside the outermost points.
  private static final double FAR = 0.25;

  /// In more dimensions real images lie far from each other, too: so many are asked how far.
  private static final int PROBES = 64;

  private @Nullable MapData measured;
  private double reach;

  /// @param z where to look: a whole code
  /// @param map what to look among
  /// @param images the images behind the map, if they are loaded
  record Question(float[] z, MapData map, @Nullable LabelledImages images) {}

  /// An answer and what was asked, since the map may have changed meanwhile.
  ///
  /// @param nearest null if the map is empty
  record Answer(Question question, @Nullable NearestImage nearest) {}

  Answer find(Question question) {
    MapData map = question.map();
    Encodings encodings = map.encodings();
    if (map.count() == 0 || question.z().length != encodings.dimensions()) {
      return new Answer(question, null);
    }
    int index = nearest(encodings, question.z(), -1);
    double distance = distance(encodings, index, question.z());
    Reach told = distance > reachOf(map) ? Reach.FAR : Reach.AMONG_DATA;
    String className = map.classNames().get(map.label(index));
    GrayImage picture = picture(question.images(), index);
    return new Answer(
        question,
        new NearestImage(
            index,
            map.imageNumber(index),
            map.isLearned(index),
            className,
            distance,
            encodings.dimensions(),
            told,
            picture));
  }

  /// @param but an image that does not count, or -1
  private static int nearest(Encodings encodings, float[] z, int but) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < encodings.count(); i++) {
      double square = i == but ? Double.MAX_VALUE : square(encodings, i, z);
      if (square < least) {
        least = square;
        best = i;
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

  /// How far from the nearest image a place may be and still lie among the data.
  @SuppressWarnings("ReferenceEquality") // A map is immutable; comparing its arrays would be slow.
  private double reachOf(MapData map) {
    if (map != measured) {
      Encodings encodings = map.encodings();
      reach = encodings.dimensions() < 3 ? FAR * spread(encodings) : gap(map);
      measured = map;
    }
    return reach;
  }

  /// Median distance of the points from their median: a few wild points do not move it.
  private static double spread(Encodings encodings) {
    float[] centre = new float[encodings.dimensions()];
    float[] values = new float[encodings.count()];
    for (int k = 0; k < centre.length; k++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = encodings.mean(i, k);
      }
      centre[k] = median(values);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) distance(encodings, i, centre);
    }
    return median(values);
  }

  /// The widest gap between a few images, evenly chosen, and the image nearest to each.
  private static double gap(MapData map) {
    double widest = 0;
    for (int probe = 0; probe < PROBES; probe++) {
      int image = (int) ((long) probe * map.count() / PROBES);
      float[] code = map.code(image);
      int other = nearest(map.encodings(), code, image);
      widest = Math.max(widest, distance(map.encodings(), other, code));
    }
    return widest;
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static @Nullable GrayImage picture(@Nullable LabelledImages images, int index) {
    if (images == null || index >= images.count()) {
      return null;
    }
    byte[] levels = images.pixels(index);
    float[] greys = new float[levels.length];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = Byte.toUnsignedInt(levels[i]) / 255f;
    }
    return new GrayImage(images.width(), images.height(), greys);
  }
}
