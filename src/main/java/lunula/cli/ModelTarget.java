package lunula.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import lunula.data.OutputFolders;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.model.card.SavedModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a new model is called and where it goes: a folder, the library, or both.
final class ModelTarget {
  @Option(names = "--name", description = "The model's name on its card.")
  private @Nullable String name;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write; must not exist.")
  private @Nullable Path out;

  @Option(names = "--keep", description = "Keep the model in your library.")
  private boolean keep;

  /// Before the work, not after it.
  void check(Action action) throws IOException {
    if (out == null && !keep) {
      throw action.wrong("Say where the model goes: --out DIR, or --keep for your own library.");
    }
    if (out != null && Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw action.wrong("%s exists already; choose a folder that does not.".formatted(out));
    }
    if (out != null) {
      OutputFolders.check(out);
    }
    if (name != null && name.isBlank()) {
      throw action.wrong("A model needs a name; leave --name out or give one.");
    }
  }

  /// The model's name: the chosen one, or else this.
  String name(String otherwise) {
    return name == null ? otherwise : name;
  }

  /// What took hours to learn goes to the library if it cannot go where it was to go.
  ///
  /// @param folders gets those that were written
  /// @return whether it could go there
  boolean write(Action action, SavedModel model, List<String> folders) throws IOException {
    boolean asWanted = true;
    if (out != null) {
      try {
        new StoredModels().save(model, out.toAbsolutePath());
        folders.add(out.toAbsolutePath().toString());
      } catch (IOException failure) {
        asWanted = false;
        action.warn(failure.getMessage() + " The model is kept in your library instead.");
      }
    }
    if (keep || !asWanted) {
      ModelLibrary library = ModelLibrary.in(action.surroundings.folders());
      folders.add(library.keep(model, model.card().name()).folder().toString());
    }
    return asWanted;
  }
}
