package lunula.export.picture;

import java.util.Arrays;
import java.util.List;
import lunula.files.InvalidValueException;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.model.TextSample;

/// Grey pictures side by side on one sheet, each pixel a square.
///
/// @param images at least one, all of one size, row after row
/// @param columns pictures a row, at least 1
/// @param scale how many times larger than the pictures, 1 to 64
public record PictureSheet(List<GrayImage> images, int columns, int scale) {
  private static final int OPAQUE = 0xff000000;
  private static final int GREY = 0x010101;
  private static final long MOST_PIXELS = 1L << 27;

  /// Pixels that a sample is drawn with that has none of its own.
  private static final int SIDE = 64;

  /// @throws InvalidValueException if the sheet would be empty or larger than any picture should
  public PictureSheet {
    images = List.copyOf(images);
    if (images.isEmpty() || columns < 1 || scale < 1 || scale > 64) {
      throw new InvalidValueException("export.sheet.scale", scale);
    }
    GrayImage first = images.getFirst();
    long each = (long) first.width() * first.height() * scale * scale;
    if (each * images.size() > MOST_PIXELS) {
      throw new InvalidValueException("export.sheet.large", MOST_PIXELS);
    }
  }

  /// A sheet of samples, drawn. Characters are drawn in their size, not enlarged.
  public static PictureSheet of(List<? extends Sample> samples, int columns, int scale) {
    boolean drawn = !samples.isEmpty() && samples.getFirst() instanceof TextSample;
    int side = drawn ? SIDE * scale : SIDE;
    return new PictureSheet(
        samples.stream().map(sample -> sample.picture(side)).toList(), columns, drawn ? 1 : scale);
  }

  /// The sheet as a picture; what the last row leaves free is black.
  public PngImage picture() {
    int cellWidth = images.getFirst().width() * scale;
    int cellHeight = images.getFirst().height() * scale;
    int across = Math.min(columns, images.size());
    int down = (images.size() + columns - 1) / columns;
    int[] argb = new int[across * cellWidth * down * cellHeight];
    Arrays.fill(argb, OPAQUE);
    for (int i = 0; i < images.size(); i++) {
      int corner = i / columns * cellHeight * across * cellWidth + i % columns * cellWidth;
      draw(images.get(i), argb, corner, across * cellWidth);
    }
    return new PngImage(across * cellWidth, down * cellHeight, argb);
  }

  private void draw(GrayImage image, int[] argb, int corner, int stride) {
    for (int y = 0; y < image.height() * scale; y++) {
      for (int x = 0; x < image.width() * scale; x++) {
        argb[corner + y * stride + x] = OPAQUE | GREY * image.level(x / scale, y / scale);
      }
    }
  }
}
