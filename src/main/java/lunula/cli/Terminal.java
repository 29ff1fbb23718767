package lunula.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lunula.data.ImportOptions;
import lunula.data.moons.MoonRecipe;
import lunula.export.code.Language;
import lunula.files.AppFolders;
import lunula.files.Bundle;
import lunula.files.HasUserMessage;
import lunula.files.Leftovers;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.lesson.LessonPrinter;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/// The commands that need no window, and the border where their messages become words.
@Command(
    name = "lunula",
    mixinStandardHelpOptions = true,
    version = Terminal.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TrainCommand.class,
      EvaluateCommand.class,
      EncodeCommand.class,
      DecodeCommand.class,
      DescribeCommand.class,
      GridCommand.class,
      SampleCommand.class,
      InterpolateCommand.class,
      DataCommands.class,
      ModelsCommands.class,
      LessonCommands.class
    })
public final class Terminal implements Runnable {
  /// Lunula's name and version.
  public static final String VERSION = "Lunula 0.2.0";

  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  /// Options whose values are constants.
  private static final List<Class<? extends Enum<?>>> CONSTANTS =
      List.of(
          Activation.class,
          Architecture.Code.class,
          Architecture.Output.class,
          Likelihood.Kind.class,
          Optimiser.Method.class,
          TrainingPlan.Schedule.class,
          EncodeCommand.Part.class,
          EncodeCommand.Source.class,
          ImportOptions.Count.class,
          ImportOptions.Parts.class,
          Language.class,
          DataCommands.DrawMoons.Phases.class,
          MoonRecipe.Varying.class);

  private final Surroundings surroundings;

  /// Told in the help; `Main` has taken it out before the first word was said.
  @SuppressWarnings("UnusedVariable") // picocli writes it
  @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "LANGUAGE")
  private String language = "";

  private Terminal(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Runs a command of this process and returns its exit code: 0 done, 1 failed, 2 not understood.
  /// Prints one sentence to standard error where it fails.
  @SuppressWarnings("try") // closed is all that it is
  public static int run(LessonPrinter printer, String... arguments) {
    try {
      Surroundings.Outlet results =
          new Surroundings.Outlet(new FileOutputStream(FileDescriptor.out));
      Surroundings surroundings = Surroundings.of(AppFolders.find(), printer, results);
      try (var ctrlC = new Interruption.Abandonment(() -> breakOff(surroundings))) {
        return run(surroundings, results, arguments);
      }
    } catch (UserMessageException incomplete) {
      System.err.println("lunula: " + UserMessages.words(incomplete));
      return FAILED;
    }
  }

  /// Says first that it ends: what was half written may take a moment to go.
  private static void breakOff(Surroundings surroundings) {
    if (surroundings.watched()) {
      // From the line of a progress bar to the next.
      surroundings.err().println();
    }
    surroundings.complain(CliCommand.words("cli.brokenoff"));
    Leftovers.abandon();
  }

  /// Whether a word is the name of a command. Where Lunula does not know its own folders any word
  /// may be one: whoever runs it is told what is missing.
  public static boolean knows(String word) {
    try {
      return commands(Surroundings.of(AppFolders.find(), wanted -> {}))
          .getSubcommands()
          .containsKey(word);
    } catch (UserMessageException incomplete) {
      return true;
    }
  }

  /// Results that could not be written, to a full disk for one, make a failure of it.
  static int run(Surroundings surroundings, Surroundings.Outlet results, String... arguments) {
    int code = run(surroundings, arguments);
    surroundings.out().flush();
    String loss = results.loss();
    if (code == 0 && loss != null) {
      surroundings.complain(CliCommand.words("cli.failed.lost", loss));
      return FAILED;
    }
    return code;
  }

  static int run(Surroundings surroundings, String... arguments) {
    Leftovers.clear(surroundings.folders());
    try {
      return commands(surroundings).execute(arguments);
    } catch (OutOfMemoryError tooMuch) {
      return tooLittleMemory(surroundings);
    } catch (StackOverflowError tooDeep) {
      surroundings.complain(
          CliCommand.words("cli.failed.unknown", tooDeep.getClass().getSimpleName()));
      return FAILED;
    }
  }

  private static int tooLittleMemory(Surroundings surroundings) {
    surroundings.complain(
        CliCommand.words("cli.failed.heap", Runtime.getRuntime().maxMemory() >> 20));
    return FAILED;
  }

  /// All commands, with their words.
  static CommandLine commands(Surroundings surroundings) {
    CommandLine root = new CommandLine(new Terminal(surroundings));
    CONSTANTS.forEach(type -> addConverter(root, type));
    return root.registerConverter(Path.class, Terminal::path)
        .setResourceBundle(new HelpTexts())
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setParameterExceptionHandler(Terminal::refuse)
        .setExecutionExceptionHandler(Terminal::explain);
  }

  private static <E extends Enum<?>> void addConverter(CommandLine root, Class<E> type) {
    root.registerConverter(type, text -> Words.constant(type, text));
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException(CliCommand.words("cli.path.blank"));
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException noPath) {
      throw new TypeConversionException(CliCommand.words("cli.path.none", text));
    }
  }

  /// What a command of this terminal talks to.
  static Surroundings surroundings(CommandSpec command) {
    return ((Terminal) command.root().userObject()).surroundings;
  }

  private static int refuse(ParameterException refusal, String... arguments) {
    return refuse(refusal.getCommandLine(), UserMessages.words(Refusals.message(refusal)));
  }

  private static int refuse(CommandLine command, String sentence) {
    CommandSpec spec = command.getCommandSpec();
    surroundings(spec)
        .complain(
            CliCommand.words("cli.refused", Surroundings.whole(sentence), spec.qualifiedName()));
    return NOT_UNDERSTOOD;
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    if (Interruption.Abandonment.isPressed()) {
      return FAILED;
    }
    if (failure instanceof IllegalArgumentException) {
      // Values check themselves; what they refuse was typed here.
      return refuse(command, UserMessages.words(failure));
    }
    if (isOfMemory(failure)) {
      return tooLittleMemory(surroundings(command.getCommandSpec()));
    }
    surroundings(command.getCommandSpec())
        .complain(
            UserMessages.hasWords(failure)
                ? UserMessages.words(failure)
                : CliCommand.words("cli.failed.unknown", failure.getClass().getSimpleName()));
    return FAILED;
  }

  /// Whether a thread that worked for the command had too little memory.
  private static boolean isOfMemory(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof OutOfMemoryError) {
        return !(failure instanceof HasUserMessage);
      }
    }
    return false;
  }

  @Override
  public void run() {
    commands(surroundings).usage(surroundings.out());
  }

  /// The words of `--help` for picocli, under the keys that it asks for: the text of `train
  /// --epochs` is `lunula.train.epochs`, or `epochs` for every command that has no text of its own.
  /// In the bundle they begin with `cli.help.`.
  static final class HelpTexts extends ResourceBundle {
    private static final Bundle BUNDLE = new Bundle("/lunula/cli/messages");
    private static final String PREFIX = "cli.help.";

    private final List<String> keys =
        BUNDLE.keys().stream()
            .filter(key -> key.startsWith(PREFIX))
            .map(key -> key.substring(PREFIX.length()))
            .toList();

    @Override
    protected Object handleGetObject(String key) {
      return BUNDLE.get(PREFIX.concat(key));
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(keys);
    }
  }

  /// What picocli refuses, as messages: it says it in English only, and some of it in words of
  /// programmers.
  static final class Refusals {
    /// What picocli says, and the key of its message; the groups are the arguments. The first that
    /// fits is taken.
    private static final String[][] SAID = {
      {"Unknown option: (.*)", "cli.typed.unknown"},
      {"Unknown options: (.*)", "cli.typed.unknowns"},
      {"Unmatched arguments? (?:at|from) index \\d+: (.*)", "cli.typed.more"},
      {"Missing required parameter for (.*)", "cli.typed.value"},
      {"Missing required ([^:]*): (.*)", "cli.typed.missing"},
      {"Expected parameter for (.*) but found (.*)", "cli.typed.instead"},
      {"(.*) should be specified only once", "cli.typed.twice"},
      {"(.*) should be specified without (.*) parameter", "cli.typed.unused"},
      {"Value for option (.*) should be in KEY=VALUE format but was (.*)", "cli.typed.map"},
      {"Invalid value for ((?:option|positional) .*?): (.*)", "cli.typed.invalid"},
      {"'(.*)' is not an? (?:int|long)", "cli.typed.whole"},
      {"'(.*)' is not a double", "cli.typed.number"},
      {"'(.*)' is not a boolean", "cli.typed.truth"},
      {"option ('\\S*') \\((.*)\\)", "cli.typed.option.labelled"},
      {"option ('\\S*')", "cli.typed.option.named"},
      {"positional parameter at index (\\S*) \\((.*)\\)", "cli.typed.positional"},
      {"option", "cli.typed.option"},
      {"options", "cli.typed.options"},
      {"parameter", "cli.typed.parameter"},
      {"parameters", "cli.typed.parameters"},
      {"options and parameters", "cli.typed.both"}
    };

    /// The message of a refusal.
    static UserMessage message(ParameterException refusal) {
      Object message = part(String.valueOf(refusal.getMessage()));
      return message instanceof UserMessage known
          ? known
          : UserMessage.of("cli.typed.other", message);
    }

    /// The message of a part of what picocli says; the part itself if it is no words of picocli's.
    private static Object part(String said) {
      for (String[] known : SAID) {
        Matcher matcher = Pattern.compile(known[0], Pattern.DOTALL).matcher(said);
        if (matcher.matches()) {
          return UserMessage.of(
              known[1],
              IntStream.rangeClosed(1, matcher.groupCount())
                  .mapToObj(group -> part(matcher.group(group)))
                  .toArray());
        }
      }
      return said;
    }
  }
}
