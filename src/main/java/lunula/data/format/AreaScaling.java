package lunula.data.format;

import java.util.Arrays;
import lunula.data.Shaping;

/// Brings grey pictures of one size to another by area averaging: each new pixel is the mean of the
/// ground it covers, counted by the share of each old pixel inside. Immutable.
///
/// @param width pixels a row of the result
/// @param height rows of the result
record AreaScaling(int width, int height, Axis across, Axis down) {

  /// One direction: which old pixels a new one is made of.
  ///
  /// @param offset new pixels before the first that shows anything
  /// @param starts first old pixel of each
  /// @param weights of the old pixels from there on; they add up to 1
  record Axis(int offset, int[] starts, float[][] weights) {
    int count() {
      return starts.length;
    }
  }

  /// @param sourceWidth pixels a row of the pictures, at least 1
  /// @param sourceHeight rows of the pictures, at least 1
  static AreaScaling of(int sourceWidth, int sourceHeight, Shaping shaping) {
    int width = shaping.keepsSize() ? sourceWidth : shaping.width();
    int height = shaping.keepsSize() ? sourceHeight : shaping.height();
    double zoomX = (double) width / sourceWidth;
    double zoomY = (double) height / sourceHeight;
    double zoom =
        shaping.fit() == Shaping.Fit.FIT ? Math.min(zoomX, zoomY) : Math.max(zoomX, zoomY);
    return new AreaScaling(
        width, height, axis(sourceWidth, width, zoom), axis(sourceHeight, height, zoom));
  }

  private static Axis axis(int source, int target, double zoom) {
    int shown = (int) Math.clamp(Math.round(source * zoom), 1L, target);
    double window = Math.min(source, target / zoom);
    double from = (source - window) / 2;
    int[] starts = new int[shown];
    float[][] weights = new float[shown][];
    for (int i = 0; i < shown; i++) {
      double begin = from + window * i / shown;
      double end = from + window * (i + 1) / shown;
      starts[i] = Math.min((int) begin, source - 1);
      int last = (int) Math.clamp((long) Math.ceil(end) - 1, starts[i], source - 1L);
      weights[i] = shares(begin, end, starts[i], last);
    }
    return new Axis(Math.floorDiv(target - shown, 2), starts, weights);
  }

  private static float[] shares(double begin, double end, int first, int last) {
    float[] shares = new float[last - first + 1];
    float sum = 0;
    for (int i = 0; i < shares.length; i++) {
      double inside = Math.min(end, first + i + 1.0) - Math.max(begin, first + i);
      shares[i] = (float) Math.max(inside, 1e-9);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /// Brings a picture to the wanted size; one that has it already is copied.
  ///
  /// @param shaping must give a size
  /// @param target gets the image as unsigned bytes
  /// @param at where in `target`
  static void scale(PictureReader.Grey grey, Shaping shaping, byte[] target, int at) {
    float[] levels = grey.levels();
    if (grey.width() == shaping.width() && grey.height() == shaping.height()) {
      for (int i = 0; i < levels.length; i++) {
        target[at + i] = level(levels[i], shaping.tone());
      }
    } else {
      of(grey.width(), grey.height(), shaping)
          .scale(levels, grey.width(), shaping.tone(), target, at);
    }
  }

  private static byte level(float source, Shaping.Tone tone) {
    float level = tone == Shaping.Tone.INVERTED ? 255 - source : source;
    return (byte) Math.clamp(Math.round(level), 0, 255);
  }

  /// Scales one picture.
  ///
  /// @param source row-major levels, 0 black to 255 white
  /// @param tone inverted before the free edges are left black
  /// @param target gets `width` × `height` unsigned bytes
  /// @param at where in `target`
  void scale(float[] source, int sourceWidth, Shaping.Tone tone, byte[] target, int at) {
    float[] row = new float[across.count()];
    for (int y = 0; y < down.count(); y++) {
      Arrays.fill(row, 0);
      for (int k = 0; k < down.weights()[y].length; k++) {
        addRow(source, (down.starts()[y] + k) * sourceWidth, down.weights()[y][k], row);
      }
      int to = at + (down.offset() + y) * width + across.offset();
      for (int x = 0; x < row.length; x++) {
        target[to + x] = level(row[x], tone);
      }
    }
  }

  private void addRow(float[] source, int from, float weight, float[] row) {
    for (int x = 0; x < row.length; x++) {
      float[] shares = across.weights()[x];
      int start = from + across.starts()[x];
      float mean = 0;
      for (int k = 0; k < shares.length; k++) {
        mean += shares[k] * source[start + k];
      }
      row[x] += weight * mean;
    }
  }
}
