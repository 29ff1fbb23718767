package lunula.ui.film;

import java.util.List;
import lunula.export.film.Film;
import lunula.export.film.Film.Shot;

/// A small version of a film, to look at before it is saved.
///
/// @param small painted on the screen; only by the JavaFX thread
/// @param shots evenly over the whole film
/// @param width of the film to be saved, in pixels
/// @param height likewise
/// @param seconds the film takes
public record FilmLook(Film small, List<Shot> shots, int width, int height, double seconds) {
  public FilmLook {
    shots = List.copyOf(shots);
  }

  /// What is seen at a time; it begins anew at the end.
  ///
  /// @param time seconds since the beginning, at least 0
  Shot at(double time) {
    double share = time % seconds / seconds;
    return shots.get(Math.min(shots.size() - 1, (int) (share * shots.size())));
  }
}
