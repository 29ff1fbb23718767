package lunula.ui.path;

import lunula.export.film.FilmColours;
import lunula.export.film.FilmContent;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan;
import lunula.geometry.LatentPath;
import lunula.geometry.PlayMode;
import lunula.model.Decoder;
import lunula.ui.explore.DecoderOnThread;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.TruePictures;
import org.jspecify.annotations.Nullable;

/// What a film of the path shows, and what the player's own button makes of it.
final class PathFilm {
  private static final int SIDE = 224;
  private static final int RATE = 25;

  private PathFilm() {}

  /// The way and its truth; null while there is no decoder.
  static @Nullable FilmContent footage(
      ExplorerState exploration, LatentPath way, @Nullable TruePictures truth) {
    Decoder live = exploration.slice().decoderProperty().get();
    return live == null
        ? null
        : new FilmContent(
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
