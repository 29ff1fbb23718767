package lunula.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Texts;

/// The desktop’s own dialog that asks where to save something.
///
/// @param owner blocked while the dialog is open
record SaveChooser(Window owner) implements SaveTarget {
  @Override
  public Optional<Path> ask(String suggestedName) {
    Texts texts = Texts.of(SaveChooser.class);
    String ending = ending(suggestedName);
    var chooser = new FileChooser();
    chooser.setTitle(texts.get("app.save.title"));
    chooser.setInitialFileName(suggestedName);
    String kind = texts.find("app.save." + ending.substring(1)).orElse(ending);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + ending));
    return Optional.ofNullable(chooser.showSaveDialog(owner))
        .map(File::toPath)
        .map(chosen -> complete(chosen, ending));
  }

  /// The last dot of a name and what follows it.
  static String ending(String name) {
    return name.substring(name.lastIndexOf('.'));
  }

  /// Not every desktop adds the ending. A file that is there already, and that nobody was asked
  /// about, is spared.
  static Path complete(Path chosen, String ending) {
    String name = String.valueOf(chosen.getFileName());
    Path complete = chosen.resolveSibling(name + ending);
    boolean ends = name.toLowerCase(Locale.ROOT).endsWith(ending);
    return ends || Files.exists(complete) ? chosen : complete;
  }
}
