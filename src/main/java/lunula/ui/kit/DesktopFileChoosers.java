package lunula.ui.kit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desktop's own dialogs, in front of a window.
public final class DesktopFileChoosers implements FileChoosers {
  private final Window owner;

  /// @param owner blocked while a dialog is open
  public DesktopFileChoosers(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> folder(String title) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> file(String title) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> file(String title, String ending) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(suggestedName);
    String ending = suggestedName.substring(suggestedName.lastIndexOf('.'));
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
    return Optional.ofNullable(chooser.showSaveDialog(owner))
        .map(File::toPath)
        .map(chosen -> complete(chosen, ending));
  }

  /// Not every desktop adds the ending. A file that is there already, and that nobody was asked
  /// about, is spared.
  private static Path complete(Path chosen, String ending) {
    String name = String.valueOf(chosen.getFileName());
    Path complete = chosen.resolveSibling(name + ending);
    boolean ends = name.toLowerCase(Locale.ROOT).endsWith(ending);
    return ends || Files.exists(complete) ? chosen : complete;
  }
}
