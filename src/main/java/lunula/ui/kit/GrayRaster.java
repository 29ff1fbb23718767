package lunula.ui.kit;

import java.util.Arrays;
import lunula.export.picture.CatmullRom;
import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

/// A block of opaque screen pixels into which grey pictures are drawn, enlarged.
///
/// One thread at a time. Draws a 28 × 28 picture to 280 × 280 in well under a millisecond.
final class GrayRaster {
  private static final int BLACK = 0xff000000;
  private final int width;
  private final int[] argb;
  private @Nullable Weights weights;

  private record Weights(
      int fromWidth, int fromHeight, int side, CatmullRom across, CatmullRom down) {
    static Weights of(GrayImage image, int side) {
      int longer = Math.max(image.width(), image.height());
      return new Weights(
          image.width(),
          image.height(),
          side,
          new CatmullRom(image.width(), Math.max(1, side * image.width() / longer)),
          new CatmullRom(image.height(), Math.max(1, side * image.height() / longer)));
    }

    boolean fits(GrayImage image, int wanted) {
      return fromWidth == image.width() && fromHeight == image.height() && side == wanted;
    }
  }

  /// @param width pixels a row
  /// @param argb row-major, shared: drawing writes into it
  GrayRaster(int width, int[] argb) {
    this.width = width;
    this.argb = argb;
  }

  /// Makes every pixel see-through.
  void clear() {
    Arrays.fill(argb, 0);
  }

  /// Draws a picture into a square, centred; what it does not cover becomes black.
  ///
  /// @param left first column of the square
  /// @param side width and height of the square, which must lie inside
  void draw(GrayImage image, PictureScaling scaling, int left, int side) {
    for (int y = 0; y < side; y++) {
      Arrays.fill(argb, y * width + left, y * width + left + side, BLACK);
    }
    switch (scaling) {
      case SMOOTH -> smooth(image, left, side);
      case PIXELS -> pixels(image, left, side);
    }
  }

  private void pixels(GrayImage image, int left, int side) {
    int factor = Math.max(1, side / Math.max(image.width(), image.height()));
    int columns = Math.min(side, image.width() * factor);
    int rows = Math.min(side, image.height() * factor);
    int origin = (side - rows) / 2 * width + left + (side - columns) / 2;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        argb[origin + y * width + x] = BLACK | image.level(x / factor, y / factor) * 0x010101;
      }
    }
  }

  private void smooth(GrayImage image, int left, int side) {
    if (weights == null || !weights.fits(image, side)) {
      weights = Weights.of(image, side);
    }
    float[] greys = CatmullRom.enlarge(image, weights.across(), weights.down());
    int longer = Math.max(image.width(), image.height());
    int columns = Math.max(1, side * image.width() / longer);
    int rows = greys.length / columns;
    int origin = (side - rows) / 2 * width + left + (side - columns) / 2;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int level = (int) (255 * Math.clamp(greys[y * columns + x], 0f, 1f) + 0.5f);
        argb[origin + y * width + x] = BLACK | level * 0x010101;
      }
    }
  }
}
