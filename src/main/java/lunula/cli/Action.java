package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.LoadOutcome;
import lunula.data.Skipped;
import lunula.data.format.IdxWriter;
import lunula.datasets.DataSets;
import lunula.files.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all commands share: where they print, and how they say no.
@Command(mixinStandardHelpOptions = true, version = Terminal.VERSION)
abstract class Action implements Callable<Integer> {
  private static final int MOST_WATCHED = 20;

  final Surroundings surroundings;
  private List<Skipped> skipped = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "For machines: one JSON object a line.")
  private boolean json;

  Action(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public final Integer call() throws Exception {
    try {
      return run();
    } catch (IllegalArgumentException refusal) {
      // Values check themselves; what they refuse was typed here.
      throw wrong(String.valueOf(refusal.getMessage()));
    }
  }

  /// Does the work; blocking.
  ///
  /// @return the exit code
  /// @throws IllegalArgumentException if what was typed makes no sense, with a sentence
  abstract int run() throws Exception;

  /// A refusal of what was typed.
  final ParameterException wrong(String sentence) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before the call");
    }
    return new ParameterException(spec.commandLine(), sentence);
  }

  /// Refuses a folder with images in it: a set is not written over another one.
  final void checkNoSet(Path folder) {
    if (IdxWriter.isIn(folder)) {
      throw wrong("%s holds a data set already; choose another folder.".formatted(folder));
    }
  }

  /// Whether machines read the output.
  final boolean json() {
    return json;
  }

  /// A line for people.
  final void say(String line) {
    if (!json) {
      surroundings.out().println(line);
      surroundings.out().flush();
    }
  }

  /// A line for machines.
  final void tell(JsonLine line) {
    if (json) {
      surroundings.out().println(line);
      surroundings.out().flush();
    }
  }

  /// A sentence beside the results.
  final void warn(String sentence) {
    surroundings.err().println("lunula: " + sentence);
    surroundings.err().flush();
  }

  /// Asks a question that only `y` or `yes` answers with yes.
  ///
  /// @throws IOException if nobody is there to answer
  final boolean confirmed(String question) throws IOException {
    if (!surroundings.watched()) {
      throw wrong("Nobody is there to be asked; add --yes.");
    }
    surroundings.err().print(question + " [y/N] ");
    surroundings.err().flush();
    String answer = surroundings.in().readLine();
    boolean agreed = answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    if (!agreed) {
      warn("Nothing was deleted.");
    }
    return agreed;
  }

  /// Loads a data set, with a bar where somebody watches; tells what was left out.
  ///
  /// @param word its id or path
  final DataSet load(DataSets sets, String word) throws DataException {
    return load(word, progress -> sets.load(word, progress));
  }

  /// Loads a data set that is not in the catalog.
  final DataSet load(DataSource source) throws DataException {
    return load(source.name(), source::load);
  }

  private interface Loading {
    LoadOutcome with(Progress progress) throws DataException;
  }

  private DataSet load(String name, Loading loading) throws DataException {
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      LoadOutcome outcome = loading.with(new Work(bar, "reading " + name));
      bar.clear();
      return switch (outcome) {
        case LoadOutcome.Loaded loaded -> told(loaded);
        case LoadOutcome.Cancelled cancelled ->
            throw new AssertionError("nobody cancelled: " + cancelled);
      };
    }
  }

  private DataSet told(LoadOutcome.Loaded loaded) {
    if (!json) {
      loaded.notes().forEach(this::warn);
    }
    skipped = loaded.skipped();
    if (loaded.skippedCount() > 0) {
      warn("%,d of the images were left out.".formatted(loaded.skippedCount()));
      if (!json) {
        listSkipped(loaded.skippedCount());
      }
    }
    return loaded.data();
  }

  /// A line each; where a person watches, no more than fit on a screen.
  private void listSkipped(int count) {
    int listed = Math.min(skipped.size(), surroundings.watched() ? MOST_WATCHED : count);
    skipped.subList(0, listed).forEach(one -> surroundings.err().println("  " + one));
    if (listed < count) {
      surroundings.err().println("  and %,d more".formatted(count - listed));
    }
    surroundings.err().flush();
  }

  /// What the last loading left out, for machines: objects of `what` and `why`.
  final List<JsonLine> skipped() {
    return skipped.stream()
        .map(one -> new JsonLine().with("what", one.what()).with("why", one.why()))
        .toList();
  }
}
