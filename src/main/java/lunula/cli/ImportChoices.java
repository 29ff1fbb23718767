package lunula.cli;

import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.ImportOptions;
import lunula.data.Shaping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that decide what is found out otherwise.
final class ImportChoices {
  @Option(names = "--size", paramLabel = "N")
  private int size;

  @Option(names = "--fill")
  private boolean fill;

  @Option(names = "--invert")
  private boolean invert;

  @Option(names = "--damaged")
  private boolean damaged;

  @Option(names = "--label", paramLabel = "WHICH")
  private String label = "";

  @Option(names = "--black", paramLabel = "X")
  private @Nullable Double black;

  @Option(names = "--white", paramLabel = "X")
  private @Nullable Double white;

  @Option(names = "--stretch")
  private boolean stretch;

  @Option(names = "--transpose", negatable = true)
  private @Nullable Boolean transpose;

  @Option(names = "--count", paramLabel = "WHICH")
  private ImportOptions.@Nullable Count count;

  @Option(names = "--parts", paramLabel = "WHICH")
  private ImportOptions.Parts parts = ImportOptions.Parts.FOUND;

  /// What the person decides.
  ///
  /// @throws IllegalArgumentException with a sentence, if the size is out of range
  ImportOptions options() {
    Shaping shaping =
        (size == 0 ? Shaping.asItIs() : Shaping.square(size))
            .with(fill ? Shaping.Fit.FILL : Shaping.Fit.FIT)
            .with(invert ? Shaping.Tone.INVERTED : Shaping.Tone.AS_IT_IS)
            .with(damaged ? Shaping.Damage.TAKEN : Shaping.Damage.LEFT_OUT);
    return new ImportOptions(shaping, label, black, white, stretch, transpose, count, parts);
  }

  /// Whether anything is decided.
  boolean decide() {
    return !options().written().isEmpty();
  }

  /// Loads a data set.
  ///
  /// @param word its id, or else a path, whose images become what was decided
  /// @throws DataException with a sentence, if there is none
  /// @throws IllegalArgumentException with a sentence, if something is decided on a data set that
  /// is
  ///     kept already
  DataSet load(CliCommand command, String word) throws DataException {
    if (!decide()) {
      return command.load(word);
    }
    if (command.dataSets().knows(word)) {
      throw CliCommand.wrong("cli.data.decided", word);
    }
    return command.load(command.dataSets().elsewhere(word, options()));
  }
}
