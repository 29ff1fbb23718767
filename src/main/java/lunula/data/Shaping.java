package lunula.data;

import lunula.files.InvalidValueException;

/// How a picture of any size becomes an image of a data set.
///
/// @param width pixels a row, 4 to 1024; 0 together with `height` keeps the pictures' own size
/// @param height rows an image, as `width`
/// @param fit what happens to another aspect
/// @param tone whether light and dark change places
/// @param damage what happens to pictures of which a part can be read
public record Shaping(int width, int height, Fit fit, Tone tone, Damage damage) {
  private static final int LEAST = 4;
  private static final int MOST = 1024;

  /// What happens where a picture has another aspect than the image. Its own aspect is kept in
  /// either case.
  public enum Fit {
    /// The whole picture is seen; what it leaves free is black.
    FIT,
    /// The whole image is filled; what stands out is cut off, evenly on both sides.
    FILL
  }

  /// Whether light and dark change places.
  public enum Tone {
    /// As in the picture.
    AS_IT_IS,
    /// Dark ink on light paper becomes light on dark, as in MNIST.
    INVERTED
  }

  /// What happens to a picture that is damaged but can be read in part.
  public enum Damage {
    /// It is left out and listed.
    LEFT_OUT,
    /// Its readable part is taken; the rest is flat.
    TAKEN
  }

  public Shaping {
    boolean own = width == 0 && height == 0;
    if (!own && (width < LEAST || width > MOST || height < LEAST || height > MOST)) {
      throw new InvalidValueException("data.size", LEAST, MOST, width, height);
    }
  }

  /// Without damaged pictures.
  public Shaping(int width, int height, Fit fit, Tone tone) {
    this(width, height, fit, tone, Damage.LEFT_OUT);
  }

  /// Square images that show the whole picture, light and dark as they are.
  ///
  /// @param side 4 to 1024
  public static Shaping square(int side) {
    if (side == 0) {
      throw new InvalidValueException("data.pixelless");
    }
    return new Shaping(side, side, Fit.FIT, Tone.AS_IT_IS);
  }

  /// Images of the pictures' own size, light and dark as they are. Not for folders, whose pictures
  /// may differ in size.
  public static Shaping asItIs() {
    return new Shaping(0, 0, Fit.FIT, Tone.AS_IT_IS);
  }

  /// The same with another treatment of aspect.
  public Shaping with(Fit other) {
    return new Shaping(width, height, other, tone, damage);
  }

  /// The same with another tone.
  public Shaping with(Tone other) {
    return new Shaping(width, height, fit, other, damage);
  }

  /// The same with another treatment of damaged pictures.
  public Shaping with(Damage other) {
    return new Shaping(width, height, fit, tone, other);
  }

  /// Whether the pictures keep their own size.
  public boolean keepsSize() {
    return width == 0;
  }
}
