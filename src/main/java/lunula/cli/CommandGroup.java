package lunula.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that only groups others: called alone, it says which words may follow.
@Command(mixinStandardHelpOptions = true)
abstract class CommandGroup implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    var commands = Objects.requireNonNull(spec, "picocli sets it before the call").subcommands();
    throw CliCommand.wrong("cli.group", String.join(", ", commands.keySet()));
  }
}
