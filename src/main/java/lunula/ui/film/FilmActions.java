package lunula.ui.film;

import lunula.ui.film.FilmSettings.Source;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.shell.MainActions;

/// Films of the path and of the hand. JavaFX thread only.
public final class FilmActions {
  private FilmActions() {}

  /// @param show shows the page of films
  public static Feature of(FilmViewModel film, Runnable show) {
    return Feature.of(
        action("command.export.film.", () -> show(film, Source.PATH, show)),
        action("command.export.hand.", () -> show(film, Source.HAND, show)));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(FilmActions.class, MainActions.WINDOW, prefix, run);
  }

  private static void show(FilmViewModel film, Source source, Runnable show) {
    film.settings().sourceProperty().set(source);
    show.run();
  }
}
