package lunula.app;

import java.util.List;
import lunula.ui.film.FilmSource;
import lunula.ui.palette.Command;

/// What leaves the window, as the command palette lists it.
record LeavingCommands(ExportSheet takeAway, Sessions sessions, Instruments instruments) {
  List<Command> commands() {
    var session = sessions.dialogs();
    return new CommandList()
        .add("command.take.picture.", "Ctrl+E", () -> takeAway.sheet().show("picture"))
        .add("command.take.film.", "", () -> film(FilmSource.PATH))
        .add("command.take.hand.", "", () -> film(FilmSource.HAND))
        .add("command.take.numbers.", "", () -> takeAway.sheet().show("numbers"))
        .add("command.take.code.", "", () -> takeAway.sheet().show("code"))
        .add("command.session.save.", "Ctrl+S", session::save)
        .add("command.session.as.", "", session::saveAs)
        .add("command.session.open.", "Ctrl+O", session::open)
        .commands();
  }

  private void film(FilmSource source) {
    instruments.film().settings().sourceProperty().set(source);
    takeAway.sheet().show("film");
  }
}
