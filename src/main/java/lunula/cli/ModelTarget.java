package lunula.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import lunula.data.OutputFolders;
import lunula.files.UserMessages;
import lunula.library.format.ModelFolder;
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
  void check() throws IOException {
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
  }

  /// The model's name: the chosen one, or else this.
  String name(String otherwise) {
    return name == null ? otherwise : name;
  }

  /// What took hours to learn goes to the library if it cannot go where it was to go.
  ///
  /// @param folders gets those that were written
  /// @return whether it could go there
  boolean write(CliCommand command, SavedModel model, List<String> folders) throws IOException {
    boolean asWanted = true;
    if (out != null) {
      try {
        ModelFolder.write(model, out.toAbsolutePath());
        folders.add(out.toAbsolutePath().toString());
      } catch (IOException failure) {
        asWanted = false;
        command.warn("cli.target.instead", UserMessages.words(failure));
      }
    }
    if (keep || !asWanted) {
      var kept = command.models().library().keep(model, model.card().name());
      folders.add(kept.folder().toString());
    }
    return asWanted;
  }
}
