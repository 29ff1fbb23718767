package lunula.cli;

import java.util.concurrent.Callable;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LoadOutcome;
import lunula.service.DataSets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all commands share: where they print, and how they say no.
@Command(mixinStandardHelpOptions = true)
abstract class Action implements Callable<Integer> {
  final Surroundings surroundings;

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

  /// Loads a data set, with a bar where somebody watches; tells what was left out.
  final DataSet load(DataSets sets, String word) throws DataException {
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      LoadOutcome outcome =
          sets.load(
              word,
              (done, total) -> {
                bar.show(done / (double) Math.max(1, total), "reading " + word);
                return true;
              });
      bar.clear();
      return switch (outcome) {
        case LoadOutcome.Loaded loaded -> told(loaded);
        case LoadOutcome.Cancelled cancelled ->
            throw new AssertionError("nobody cancelled: " + cancelled);
      };
    }
  }

  private DataSet told(LoadOutcome.Loaded loaded) {
    if (loaded.skippedCount() > 0) {
      warn(
          "%,d of the images were left out, first %s."
              .formatted(loaded.skippedCount(), loaded.skipped().getFirst()));
    }
    return loaded.data();
  }
}
