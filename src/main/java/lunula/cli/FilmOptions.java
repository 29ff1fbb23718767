package lunula.cli;

import java.util.Locale;
import lunula.export.film.FilmColours;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan;
import lunula.export.film.FilmPlan.Pixels;
import lunula.geometry.PlayMode;
import picocli.CommandLine.Option;

/// Options of a film.
final class FilmOptions {
  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Film: pictures a second; 20 if not given.")
  private int framesPerSecond = 20;

  @Option(
      names = "--play",
      paramLabel = "MODE",
      description =
          "Film: once, if not given; loop: without end; back: there and back again, without end.")
  private String mode = "once";

  @Option(names = "--smooth", description = "Film: soft pixels instead of squares.")
  private boolean smooth;

  @Option(names = "--caption", paramLabel = "TEXT", description = "Film: words under the picture.")
  private String caption = "";

  @Option(names = "--seed", description = "Film: print the seed of the training small.")
  private boolean seed;

  /// @param side of the picture in pixels
  /// @param trainingSeed of the model
  /// @throws IllegalArgumentException with a sentence, if the options make no film
  FilmPlan plan(FilmFormat format, int side, int frames, long trainingSeed) {
    return new FilmPlan(
        format,
        side,
        smooth ? Pixels.SMOOTH : Pixels.SQUARE,
        framesPerSecond,
        frames,
        mode(),
        caption,
        seed ? "seed " + trainingSeed : "",
        FilmColours.PAPER);
  }

  private PlayMode mode() {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "once" -> PlayMode.ONCE;
      case "loop" -> PlayMode.LOOP;
      case "back" -> PlayMode.BACK_AND_FORTH;
      default ->
          throw new IllegalArgumentException(
              "--play is once, loop or back, not “%s”.".formatted(mode));
    };
  }
}
