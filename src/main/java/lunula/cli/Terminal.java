package lunula.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import lunula.data.moons.MoonRecipe;
import lunula.export.code.Language;
import lunula.files.AppFolders;
import lunula.files.UserMessageException;
import lunula.model.Likelihood;
import lunula.model.network.Architecture;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// The commands that need no window.
@Command(
    name = "lunula",
    mixinStandardHelpOptions = true,
    version = Terminal.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    description = "Explores and trains autoencoders. Without a command: the window.",
    footer = {
      "",
      "“lunula COMMAND --help” shows a command's options and examples.",
      "“lunula FILE” opens a session, a model or images in the window; write a file that is",
      "called as a command with its place: ./models.",
      "Images that cannot be read are left out and listed on standard error, with --json",
      "under “skipped”.",
      "Exit codes: 0 done, 1 failed, 2 not understood, 130 stopped by Ctrl-C."
    })
public final class Terminal implements Runnable {
  /// Lunula's name and version.
  public static final String VERSION = "Lunula 0.2.0";

  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private final Surroundings surroundings;

  private Terminal(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Runs a command of this process and returns its exit code: 0 done, 1 failed, 2 not understood.
  /// Prints one sentence to standard error where it fails.
  public static int run(String... arguments) {
    try {
      Outlet results = new Outlet(new FileOutputStream(FileDescriptor.out));
      return run(Surroundings.of(AppFolders.find(), results), results, arguments);
    } catch (UserMessageException incomplete) {
      System.err.println("lunula: " + incomplete.getMessage());
      return FAILED;
    }
  }

  /// Whether a word is the name of a command.
  public static boolean knows(String word) {
    try {
      return commands(Surroundings.of(AppFolders.find())).getSubcommands().containsKey(word);
    } catch (UserMessageException incomplete) {
      return false;
    }
  }

  /// Results that could not be written, to a full disk for one, make a failure of it.
  static int run(Surroundings surroundings, Outlet results, String... arguments) {
    int code = run(surroundings, arguments);
    surroundings.out().flush();
    String loss = results.loss();
    if (code == 0 && loss != null) {
      surroundings.err().println("lunula: " + sentence("The output was not written: " + loss));
      return FAILED;
    }
    return code;
  }

  static int run(Surroundings surroundings, String... arguments) {
    return commands(surroundings).execute(arguments);
  }

  private static CommandLine commands(Surroundings surroundings) {
    CommandLine root =
        new CommandLine(new Terminal(surroundings))
            .addSubcommand(new TrainCommand(surroundings))
            .addSubcommand(new EvaluateCommand(surroundings))
            .addSubcommand(new EncodeCommand(surroundings))
            .addSubcommand(new DecodeCommand(surroundings))
            .addSubcommand(new GridCommand(surroundings))
            .addSubcommand(new InterpolateCommand(surroundings))
            .addSubcommand(data(surroundings))
            .addSubcommand(models(surroundings));
    return root.registerConverter(Architecture.Code.class, Words.of(Architecture.Code.class))
        .registerConverter(Architecture.Output.class, Words.of(Architecture.Output.class))
        .registerConverter(Likelihood.Kind.class, Words.of(Likelihood.Kind.class))
        .registerConverter(Optimiser.Method.class, Words.of(Optimiser.Method.class))
        .registerConverter(TrainingPlan.Schedule.class, Words.of(TrainingPlan.Schedule.class))
        .registerConverter(EncodeCommand.Part.class, Words.of(EncodeCommand.Part.class))
        .registerConverter(Path.class, Terminal::path)
        .registerConverter(Language.class, Words.of(Language.class))
        .registerConverter(DataMoons.Phases.class, Words.of(DataMoons.Phases.class))
        .registerConverter(MoonRecipe.Varying.class, Words.of(MoonRecipe.Varying.class))
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setParameterExceptionHandler(Terminal::refuse)
        .setExecutionExceptionHandler(Terminal::explain);
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("a file or folder has a name");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException noPath) {
      throw new TypeConversionException("“%s” is no name of a file or folder".formatted(text));
    }
  }

  private static CommandLine data(Surroundings surroundings) {
    return new CommandLine(new Groups.Data())
        .addSubcommand(new DataList(surroundings))
        .addSubcommand(new DataDescribe(surroundings))
        .addSubcommand(new DataMoons(surroundings))
        .addSubcommand(new DataConvert(surroundings))
        .addSubcommand(new DataImport(surroundings))
        .addSubcommand(new DataDelete(surroundings));
  }

  private static CommandLine models(Surroundings surroundings) {
    return new CommandLine(new Groups.Models())
        .addSubcommand(new ModelsList(surroundings))
        .addSubcommand(new ModelsShow(surroundings))
        .addSubcommand(new ModelsImport(surroundings))
        .addSubcommand(new ModelsAnchor(surroundings))
        .addSubcommand(new ModelsRename(surroundings))
        .addSubcommand(new ModelsDescribe(surroundings))
        .addSubcommand(new ModelsDelete(surroundings))
        .addSubcommand(new ModelsCode(surroundings));
  }

  private static int refuse(ParameterException refusal, String... arguments) {
    CommandLine command = refusal.getCommandLine();
    command
        .getErr()
        .println(
            "lunula: %s Try “%s --help”."
                .formatted(
                    sentence(plain(String.valueOf(refusal.getMessage()))),
                    command.getCommandSpec().qualifiedName()));
    return NOT_UNDERSTOOD;
  }

  /// What picocli says in words of programmers.
  private static String plain(String refusal) {
    return refusal
        .replaceFirst("'([^']*)' is not an? (int|long)$", "“$1” is no whole number, or too large")
        .replaceFirst("'([^']*)' is not a double$", "“$1” is no number")
        .replaceFirst("Unmatched arguments? (at|from) index \\d+: ", "There is no place for ")
        .replace("option option", "option");
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    String message =
        failure.getMessage() == null
            ? "something went wrong that Lunula does not know (%s)"
                .formatted(failure.getClass().getSimpleName())
            : failure.getMessage();
    command.getErr().println("lunula: " + sentence(message));
    return FAILED;
  }

  /// Ends in a full stop; what was read from a file that is no text moves no cursor.
  private static String sentence(String message) {
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    return line.matches(".*[.!?…]”?") ? line : line + ".";
  }

  @Override
  public void run() {
    commands(surroundings).usage(surroundings.out());
  }
}
