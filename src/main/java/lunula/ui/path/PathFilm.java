package lunula.ui.path;

import lunula.geometry.PlayMode;
import lunula.geometry.Way;
import lunula.model.Decoder;
import lunula.service.FilmColours;
import lunula.service.FilmFormat;
import lunula.service.FilmPlan;
import lunula.service.Footage;
import lunula.ui.DecoderOnThread;
import lunula.ui.Exploration;
import org.jspecify.annotations.Nullable;

/// What a film of the path shows, and what the player's own button makes of it.
final class PathFilm {
  private static final int SIDE = 224;
  private static final int RATE = 25;

  private PathFilm() {}

  /// The way and its truth; null while there is no decoder.
  static @Nullable Footage footage(Exploration exploration, Way way, @Nullable TruePictures truth) {
    Decoder live = exploration.slice().decoderProperty().get();
    return live == null
        ? null
        : new Footage(
            new DecoderOnThread(live, exploration.background()),
            way,
            truth == null ? null : truth.way(),
            null);
  }

  /// A GIF as it plays.
  static FilmPlan plan(double seconds, PlayMode mode) {
    return new FilmPlan(
        FilmFormat.GIF,
        SIDE,
        FilmPlan.Pixels.SQUARE,
        RATE,
        FilmPlan.frames(seconds, RATE, mode),
        mode,
        "",
        "",
        FilmColours.PAPER);
  }
}
