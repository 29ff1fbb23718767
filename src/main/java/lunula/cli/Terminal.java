package lunula.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands that need no window.
@Command(
    name = "lunula",
    mixinStandardHelpOptions = true,
    version = "Lunula 0.1.0",
    description = "Explores and trains variational autoencoders. Without a command: the window.",
    subcommands = TrainCommand.class)
public final class Terminal implements Runnable {
  private Terminal() {}

  /// Runs a command and returns its exit code: 0 done, 1 failed, 2 not understood. Prints one
  /// sentence to standard error where it fails.
  public static int run(String... arguments) {
    return new CommandLine(new Terminal())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Terminal::explain)
        .execute(arguments);
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("lunula: " + failure.getMessage());
    return 1;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
