package lunula.export.film;

import lunula.files.InvalidValueException;
import lunula.geometry.PlayMode;

/// What a film is to be like. Immutable.
///
/// @param format what it is written as
/// @param side longer side of the decoded picture in pixels, 16 to 2048; made as large as whole
///     pixels of the picture allow
/// @param pixels how the picture is enlarged
/// @param framesPerSecond such as the format shows exactly
/// @param frames 2 to [#MOST_FRAMES]
/// @param mode what happens at the end of the way
/// @param caption under the picture; blank for none
/// @param small under the caption, such as the seed; blank for none
public record FilmPlan(
    FilmFormat format,
    int side,
    Pixels pixels,
    int framesPerSecond,
    int frames,
    PlayMode mode,
    String caption,
    String small,
    FilmColours colours) {
  /// Longest film.
  public static final int MOST_FRAMES = 3_000;

  private static final int SMALLEST = 16;
  private static final int LARGEST = 2_048;

  /// How a picture is enlarged.
  public enum Pixels {
    /// Soft edges, as in the window.
    SMOOTH,
    /// Each pixel a square: what the decoder really said.
    SQUARE
  }

  /// @throws InvalidValueException if there is no such film
  public FilmPlan {
    if (side < SMALLEST || side > LARGEST) {
      throw new InvalidValueException("export.film.side", SMALLEST, LARGEST, side);
    }
    if (framesPerSecond < 1 || !format.shows(framesPerSecond)) {
      throw new InvalidValueException(
          switch (format) {
            case GIF -> "export.film.rate.gif";
            case MP4 -> "export.film.rate.mp4";
          },
          framesPerSecond);
    }
    if (frames < 2 || frames > MOST_FRAMES) {
      throw new InvalidValueException("export.film.frames", MOST_FRAMES, frames);
    }
  }

  /// How many pictures a film has.
  ///
  /// @param seconds how long it is to be
  /// @return 2 to [#MOST_FRAMES]; even if it goes there and back, so that the far end is met
  public static int frames(double seconds, int framesPerSecond, PlayMode mode) {
    int frames = Math.clamp(Math.round(seconds * framesPerSecond), 2, MOST_FRAMES);
    return mode == PlayMode.BACK_AND_FORTH ? frames / 2 * 2 : frames;
  }

  /// How long the film is.
  public double seconds() {
    return frames / (double) framesPerSecond;
  }
}
