package lunula.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that only groups others.
final class Groups {
  private Groups() {}

  /// Says which words may follow.
  abstract static class Group implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec == null) {
        throw new IllegalStateException("picocli sets the spec before the call");
      }
      throw new ParameterException(
          spec.commandLine(),
          "Say what to do: %s.".formatted(String.join(", ", spec.subcommands().keySet())));
    }
  }

  /// `data`.
  @Command(
      name = "data",
      mixinStandardHelpOptions = true,
      description = "Lists, describes, draws, converts and imports data sets.")
  static final class Data extends Group {}

  /// `models`.
  @Command(
      name = "models",
      mixinStandardHelpOptions = true,
      description =
          "Lists, shows, imports, renames, describes and deletes models; writes their code.")
  static final class Models extends Group {}
}
