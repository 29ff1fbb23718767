package lunula.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lunula.files.UserMessage;
import picocli.CommandLine.ParameterException;

/// What picocli refuses, as messages: it says it in English only, and some of it in words of
/// programmers.
final class Refusals {
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

  private Refusals() {}

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
