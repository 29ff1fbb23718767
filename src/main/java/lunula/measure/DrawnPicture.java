package lunula.measure;

import java.util.Arrays;
import lunula.data.format.OnePicture;
import lunula.model.GrayImage;
import lunula.model.plan.Corruption;

/// A picture of a person's own, and the damage done to it before a model sees it. Immutable.
///
/// @param clean what was drawn
/// @param noisy how much of the noise each pixel gets, 0 none to 1 all; of the same size
/// @param blank how much of each pixel is blanked, 0 to 1; of the same size
public record DrawnPicture(GrayImage clean, GrayImage noisy, GrayImage blank) {
  /// A black picture without damage.
  public static DrawnPicture empty(int width, int height) {
    GrayImage black = new GrayImage(width, height, new float[width * height]);
    return new DrawnPicture(black, black, black);
  }

  /// A picture without damage, brought to a size.
  public static DrawnPicture of(GrayImage picture, int width, int height) {
    DrawnPicture own = empty(picture.width(), picture.height()).withClean(picture);
    return picture.width() == width && picture.height() == height
        ? own
        : own.resized(width, height);
  }

  /// Nothing drawn, and no damage.
  public boolean isEmpty() {
    return isBlack(clean) && !isDamaged();
  }

  /// Whether there is any damage.
  public boolean isDamaged() {
    return !isBlack(noisy) || !isBlack(blank);
  }

  private static boolean isBlack(GrayImage picture) {
    for (float pixel : picture.pixels()) {
      if (pixel > 0) {
        return false;
      }
    }
    return true;
  }

  /// Another picture under the same damage.
  public DrawnPicture withClean(GrayImage other) {
    return new DrawnPicture(other, noisy, blank);
  }

  /// The same picture, noisy elsewhere.
  public DrawnPicture withNoisy(GrayImage other) {
    return new DrawnPicture(clean, other, blank);
  }

  /// The same picture with noise all over it.
  public DrawnPicture noisyEverywhere() {
    float[] all = new float[clean.width() * clean.height()];
    Arrays.fill(all, 1);
    return withNoisy(new GrayImage(clean.width(), clean.height(), all));
  }

  /// The same picture, blanked elsewhere.
  public DrawnPicture withBlank(GrayImage other) {
    return new DrawnPicture(clean, noisy, other);
  }

  /// The same picture without damage.
  public DrawnPicture repaired() {
    return empty(clean.width(), clean.height()).withClean(clean);
  }

  /// Light and dark change places; the damage stays.
  public DrawnPicture inverted() {
    float[] pixels = clean.pixels();
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = 1 - pixels[at];
    }
    return withClean(new GrayImage(clean.width(), clean.height(), pixels));
  }

  /// What the model is shown: where the picture is noisy, as much of the noise as is there; then
  /// what is blanked, black. The same seed gives the same picture.
  ///
  /// @param noise what noise does to the whole picture
  public GrayImage seen(Corruption noise, long seed) {
    if (!isDamaged()) {
      return clean;
    }
    float[] seen = clean.pixels();
    float[] everywhere = noise.applyTo(clean, seed).pixels();
    float[] amount = noisy.pixels();
    float[] gone = blank.pixels();
    for (int at = 0; at < seen.length; at++) {
      seen[at] = (seen[at] + amount[at] * (everywhere[at] - seen[at])) * (1 - gone[at]);
    }
    return new GrayImage(clean.width(), clean.height(), seen);
  }

  /// The same at another size, if pictures can be brought to it; else an empty one.
  public DrawnPicture resized(int width, int height) {
    return OnePicture.isPossible(width, height)
        ? new DrawnPicture(
            resized(clean, width, height),
            resized(noisy, width, height),
            resized(blank, width, height))
        : empty(width, height);
  }

  private static GrayImage resized(GrayImage picture, int width, int height) {
    float[] levels = picture.pixels();
    for (int at = 0; at < levels.length; at++) {
      levels[at] *= 255;
    }
    return picture(OnePicture.resized(picture.width(), levels, width, height));
  }

  /// A read picture as grey values.
  public static GrayImage picture(OnePicture read) {
    return GrayImage.ofLevels(read.width(), read.height(), read.levels());
  }
}
