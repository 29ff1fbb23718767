package lunula.ui.decode;

import java.util.Arrays;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.ui.MapData;
import lunula.ui.decode.NearestImage.Reach;
import org.jspecify.annotations.Nullable;

/// Finds the real image nearest to a place: a linear scan, about 0.1 ms for 70,000 points. One
/// thread at a time.
final class NearestSearch {
  /// A place is far from the data beyond this part of the data's own spread. For points drawn from
  /// the prior it is 0.29 latent units, which is reached just outside the outermost points.
  private static final double FAR = 0.25;

  private @Nullable MapData measured;
  private double spread;

  /// @param place where to look
  /// @param map what to look among
  /// @param images the images behind the map, if they are loaded
  record Question(LatentPoint place, MapData map, @Nullable LabelledImages images) {}

  /// An answer and what was asked, since the map may have changed meanwhile.
  ///
  /// @param nearest null if the map is empty
  record Answer(Question question, @Nullable NearestImage nearest) {}

  Answer find(Question question) {
    MapData map = question.map();
    if (map.count() == 0) {
      return new Answer(question, null);
    }
    int index = nearest(map.encodings(), question.place());
    double distance = distance(map.encodings(), index, question.place());
    Reach reach = distance > FAR * spreadOf(map) ? Reach.FAR : Reach.AMONG_DATA;
    String className = map.classNames().get(map.label(index));
    GrayImage picture = picture(question.images(), index);
    return new Answer(question, new NearestImage(index, className, distance, reach, picture));
  }

  private static int nearest(Encodings encodings, LatentPoint place) {
    float x = (float) place.x();
    float y = (float) place.y();
    int best = 0;
    float least = Float.MAX_VALUE;
    for (int i = 0; i < encodings.count(); i++) {
      float dx = encodings.mean(i, 0) - x;
      float dy = encodings.mean(i, 1) - y;
      float square = dx * dx + dy * dy;
      if (square < least) {
        least = square;
        best = i;
      }
    }
    return best;
  }

  private static double distance(Encodings encodings, int index, LatentPoint place) {
    return Math.hypot(encodings.mean(index, 0) - place.x(), encodings.mean(index, 1) - place.y());
  }

  /// Median distance of the points from their median: a few wild points do not move it.
  @SuppressWarnings("ReferenceEquality") // A map is immutable; comparing its arrays would be slow.
  private double spreadOf(MapData map) {
    if (map != measured) {
      Encodings encodings = map.encodings();
      float[] x = new float[map.count()];
      float[] y = new float[map.count()];
      for (int i = 0; i < map.count(); i++) {
        x[i] = encodings.mean(i, 0);
        y[i] = encodings.mean(i, 1);
      }
      LatentPoint centre = new LatentPoint(median(x), median(y));
      float[] distances = new float[map.count()];
      for (int i = 0; i < distances.length; i++) {
        distances[i] = (float) distance(encodings, i, centre);
      }
      spread = median(distances);
      measured = map;
    }
    return spread;
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
