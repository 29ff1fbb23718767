package lunula.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lunula.data.OutputFolders;
import lunula.files.FolderNames;
import lunula.files.UserMessages;
import lunula.library.ModelLibrary;
import lunula.library.format.ModelFolder;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a new model is called and where it goes: a folder, the library, or both.
final class ModelTarget {
  @Option(names = "--name")
  private @Nullable String name;

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path out;

  @Option(names = "--keep")
  private boolean keep;

  /// Before the work, not after it.
  ///
  /// @param library where models are kept
  void check(ModelLibrary library) throws IOException {
    if (out == null && !keep) {
      throw CliCommand.wrong("cli.target.none");
    }
    if (out != null && Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw CliCommand.wrong("cli.target.exists", out);
    }
    if (out != null) {
      OutputFolders.check(out);
    }
    if (name != null && name.isBlank()) {
      throw CliCommand.wrong("cli.target.nameless");
    }
    if (name != null && name.length() > ModelCard.LONGEST_NAME) {
      throw CliCommand.wrong("cli.target.long", ModelCard.LONGEST_NAME);
    }
    if (keep) {
      library.checkRoom();
    }
  }

  /// The model's name: the chosen one, or else this.
  String name(String otherwise) {
    return name == null ? otherwise : name;
  }

  /// What took hours to learn goes elsewhere if it cannot go where it was to go: to the library, to
  /// the working directory, to the folder for temporary files.
  ///
  /// @param folders gets those that were written
  /// @return whether it could go everywhere it was to go
  /// @throws IOException with a sentence, if it could be written nowhere
  boolean write(CliCommand command, SavedModel model, List<String> folders) throws IOException {
    ModelLibrary library = command.models().library();
    Place kept = () -> library.keep(model, model.card().name()).folder();
    List<Place> wanted = new ArrayList<>();
    Path folder = out;
    if (folder != null) {
      wanted.add(() -> written(model, folder.toAbsolutePath()));
    }
    if (keep) {
      wanted.add(kept);
    }
    IOException failure = null;
    for (Place place : wanted) {
      failure = first(failure, tried(place, folders));
    }
    if (failure == null) {
      return true;
    }
    List<Place> others = new ArrayList<>(keep ? List.of() : List.of(kept));
    for (String parent : List.of("", System.getProperty("java.io.tmpdir"))) {
      others.add(() -> written(model, free(Path.of(parent).toAbsolutePath(), model)));
    }
    for (Place place : others) {
      if (folders.isEmpty()) {
        tried(place, folders);
      }
    }
    if (folders.isEmpty()) {
      throw failure;
    }
    command.warn("cli.target.instead", UserMessages.words(failure), folders.getLast());
    return false;
  }

  /// Somewhere to write a model to.
  private interface Place {
    /// @return the model's folder
    Path write() throws IOException;
  }

  private static @Nullable IOException tried(Place place, List<String> folders) {
    try {
      folders.add(place.write().toString());
      return null;
    } catch (IOException failure) {
      return failure;
    }
  }

  private static @Nullable IOException first(@Nullable IOException one, @Nullable IOException two) {
    return one == null ? two : one;
  }

  private static Path written(SavedModel model, Path folder) throws IOException {
    ModelFolder.write(model, folder);
    return folder;
  }

  private static Path free(Path parent, SavedModel model) {
    return parent.resolve(
        FolderNames.free(model.card().name(), name -> Files.exists(parent.resolve(name))));
  }
}
