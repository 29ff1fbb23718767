package lunula.ui.kit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The desktop's own dialogs, in front of a window. Each begins in the folder of the file that was
/// chosen last. JavaFX thread only.
public final class DesktopFileChoosers implements FileChoosers {
  private final Texts texts = Texts.of(DesktopFileChoosers.class);
  private final Window owner;
  private @Nullable File last;

  /// @param owner blocked while a dialog is open
  public DesktopFileChoosers(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> folder(String title) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    chooser.setInitialDirectory(begin());
    File chosen = chooser.showDialog(owner);
    last = chosen == null ? last : chosen;
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<Path> file(String title) {
    return chosen(chooser(title).showOpenDialog(owner));
  }

  @Override
  public Optional<Path> file(String title, String kinds, List<String> endings) {
    FileChooser chooser = chooser(title);
    chooser.getExtensionFilters().add(new ExtensionFilter(kinds, patterns(endings)));
    return chosen(chooser.showOpenDialog(owner));
  }

  /// Some desktops tell upper case from lower case.
  static List<String> patterns(List<String> endings) {
    return endings.stream()
        .flatMap(ending -> Stream.of(ending, ending.toUpperCase(Locale.ROOT)))
        .map(ending -> "*." + ending)
        .toList();
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    String ending = ending(suggestedName);
    FileChooser chooser = chooser(title);
    chooser.setInitialFileName(suggestedName);
    chooser.getExtensionFilters().add(kind(ending));
    return chosen(chooser.showSaveDialog(owner)).map(file -> complete(file, ending));
  }

  /// Asks where to save something; see [SaveTarget].
  public Optional<Path> save(String suggestedName) {
    return save(texts.get("files.save"), suggestedName);
  }

  private FileChooser chooser(String title) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialDirectory(begin());
    return chooser;
  }

  /// The last folder, unless it has been taken away meanwhile.
  private @Nullable File begin() {
    return last != null && last.isDirectory() ? last : null;
  }

  private Optional<Path> chosen(@Nullable File file) {
    last = file == null ? last : file.getParentFile();
    return Optional.ofNullable(file).map(File::toPath);
  }

  private ExtensionFilter kind(String ending) {
    String pattern = "*" + ending;
    return new ExtensionFilter(texts.find("files." + ending.substring(1)).orElse(pattern), pattern);
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
