package lunula.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import lunula.ui.Texts;
import lunula.ui.path.SaveTarget;

/// The desktop’s own dialog that asks where to save a film.
///
/// @param owner blocked while the dialog is open
record FilmChooser(Window owner) implements SaveTarget {
  private static final String ENDING = ".gif";

  @Override
  public Optional<Path> ask(String suggestedName) {
    Texts texts = Texts.of(FilmChooser.class);
    var chooser = new FileChooser();
    chooser.setTitle(texts.get("app.film.title"));
    chooser.setInitialFileName(suggestedName);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.get("app.film"), "*" + ENDING));
    return Optional.ofNullable(chooser.showSaveDialog(owner))
        .map(File::toPath)
        .map(FilmChooser::complete);
  }

  /// Not every desktop adds the ending. A file that is there already, and that nobody was asked
  /// about, is spared.
  static Path complete(Path chosen) {
    String name = String.valueOf(chosen.getFileName());
    Path complete = chosen.resolveSibling(name + ENDING);
    boolean ends = name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    return ends || Files.exists(complete) ? chosen : complete;
  }
}
