package lunula.export.picture;

import lunula.model.GrayImage;

/// Resamples one axis from a few values to many with the Catmull-Rom spline (Keys 1981, a = −1/2),
/// edges repeated. Immutable.
///
/// Enlarging a picture is one pass along each axis; the weights are worked out once per size.
public final class CatmullRom {
  private static final int TAPS = 4;
  private final int[] sources;
  private final float[] weights;

  /// @param from how many values there are
  /// @param to how many are wanted
  public CatmullRom(int from, int to) {
    sources = new int[to * TAPS];
    weights = new float[to * TAPS];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * from / to - 0.5;
      int left = (int) Math.floor(centre) - 1;
      for (int tap = 0; tap < TAPS; tap++) {
        sources[i * TAPS + tap] = Math.clamp(left + tap, 0, from - 1);
        weights[i * TAPS + tap] = (float) kernel(centre - left - tap);
      }
    }
  }

  private static double kernel(double offset) {
    double t = Math.abs(offset);
    if (t <= 1) {
      return (1.5 * t - 2.5) * t * t + 1;
    }
    return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
  }

  /// Enlarges a picture.
  ///
  /// @param across made for the picture's width
  /// @param down made for its height
  /// @return row-major grey values, as many as both sizes' product; may overshoot 0..1 at edges
  public static float[] enlarge(GrayImage image, CatmullRom across, CatmullRom down) {
    int width = across.size();
    float[] wide = new float[width * image.height()];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int tap = x * TAPS; tap < (x + 1) * TAPS; tap++) {
          sum += across.weights[tap] * image.at(across.sources[tap], y);
        }
        wide[y * width + x] = sum;
      }
    }
    return down.columns(wide, width);
  }

  private float[] columns(float[] rows, int width) {
    float[] result = new float[width * size()];
    for (int y = 0; y < size(); y++) {
      for (int tap = y * TAPS; tap < (y + 1) * TAPS; tap++) {
        float weight = weights[tap];
        int source = sources[tap] * width;
        for (int x = 0; x < width; x++) {
          result[y * width + x] += weight * rows[source + x];
        }
      }
    }
    return result;
  }

  private int size() {
    return sources.length / TAPS;
  }
}
