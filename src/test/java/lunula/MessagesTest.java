package lunula;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the person reads stands in bundles, and every message has its words and its arguments.
class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/lunula");
  private static final Path BUNDLES = Path.of("src/main/resources/lunula");
  private static final String TEXT = "\"((?:[^\"\\\\\n]|\\\\.)*)\"";
  private static final Pattern LITERAL = Pattern.compile(TEXT);
  // The terminal’s commands tell, refuse and warn by a key.
  private static final Pattern MADE =
      Pattern.compile(
          "(?:UserMessage\\.of|new"
              + " (?:Data|InvalidValue|UserMessage)Exception|\\b(?:say|warn|wrong|words)(?=\\(\\s*\"cli\\.))\\(\\s*"
              + TEXT);
  private static final Pattern DOTTED = Pattern.compile("[a-z]+(\\.[a-z-]+)+\\.");
  private static final Pattern SENTENCE = Pattern.compile("\\p{L}+[,;:]? .*\\p{L}{2}.*");
  // What programmers get wrong is said to programmers.
  private static final Pattern TO_PROGRAMMERS =
      Pattern.compile(
          "(?:IllegalArgumentException|IllegalStateException|ArithmeticException|AssertionError|"
              + "UncheckedIOException|EOFException|MalformedJsonException|MissingResourceException|"
              + "requireNonNull|LOG\\.log|notInSession)\\(");

  /// Texts that are no sentences to the person, or not in a language.
  private static final Set<String> REASONED =
      Set.of(
          // Names of data and their licences, which are kept with the data.
          "Ankle boot",
          "Thin crescent",
          "Tang couplets",
          "Oblique",
          "Level",
          "Opposed",
          "Free tones",
          "Six-letter words",
          "Other endings",
          "Other poets",
          "Other rhymes",
          "Other texts",
          "132,707 Tang couplets from the npm package chinese-poetry 2.0.1, MIT licence.",
          "7,352 words of Debian's package wamerican (SCOWL, Kevin Atkinson).",
          "Fashion-MNIST by Zalando SE (Xiao, Rasul & Vollgraf 2017), MIT licence.",
          "Moons drawn from geometry by Lunula; free of any rights (CC0).",
          "A person’s own images; origin and licence are theirs.",
          "every phase",
          "full and thin crescents",
          "any ",
          "Moons %d × %d, %s%s",
          "Moons (\\\\d+ × \\\\d+), (every phase|full and thin crescents)(.*)",
          // What inputs and outputs of exported ONNX files are, in every language.
          "a place of the latent space",
          "row by row, 0 black to 1 white",
          "a place",
          "of the posterior",
          // Said to programmers, of settings.
          "it is of a model that there is not yet",
          // The description of an imported model, which is kept in its card.
          "Trained elsewhere: a network %s, shown and measured here on %s.",
          // What a model is, in the description that is kept in its card.
          "variational autoencoder",
          "A variational autoencoder of pictures and numbers",
          "A variational autoencoder of pictures and words",
          "A variational autoencoder of texts with β = ",
          "An autoencoder of texts",
          "A auto",
          "An auto",
          "source tree",
          // Units as they are written in files; the person reads the bundle's.
          "latent units",
          "squared grey level",
          "squared deviations",
          "per image",
          "at most 1",
          "grey level",
          // What DJL says, and what nobody is told.
          "Offline mode is enabled",
          "the model has been closed",
          // A PDF's operators.
          "BT /F %.3f Tf %.3f Tz 1 0 0 -1 %.3f %.3f Tm <%s> Tj ET",
          // Programs and their comments, which are files for programmers.
          "class Autoencoder(nn.Module):\\n",
          "CLASS = %d  # what the model is told, 0 to %d\\n",
          "mean and log-variance of q(z|x)",
          "mean and log-variance of q(z|x).\\n",
          "mean, log_variance",
          "The tensors of a safetensors file by name, as the package reads them.\\\"",
          "Writes grey levels, 0 to 255, row by row.\\\"",
          // Why a setting is not in sessions, for whoever reads the code.
          "it is part of the setting “comparing”",
          "it is of a data set that there is not yet",
          "what was found is not in the session either",
          // What programmers get wrong.
          "there is no action ",
          "a choice is not typed: ",
          // A folder of macOS.
          "Application Support/Lunula",
          // What Windows and Unix say.
          "no space left",
          "quota exceeded",
          "not enough space",
          "name too long",
          "name or extension is too long",
          "used by another process",
          "permission denied",
          // What the reader of JSON says.
          "Use JsonReader\\\\.setStrictness.* at line (\\\\d+) column (\\\\d+) .*",
          // What picocli says; the terminal knows it by that.
          "Unknown option: (.*)",
          "Unknown options: (.*)",
          "Unmatched arguments? (?:at|from) index \\\\d+: (.*)",
          "Missing required parameter for (.*)",
          "Missing required ([^:]*): (.*)",
          "Expected parameter for (.*) but found (.*)",
          "(.*) should be specified only once",
          "(.*) should be specified without (.*) parameter",
          "Value for option (.*) should be in KEY=VALUE format but was (.*)",
          "Invalid value for ((?:option|positional) .*?): (.*)",
          "'(.*)' is not an? (?:int|long)",
          "'(.*)' is not a double",
          "'(.*)' is not a boolean",
          "positional parameter at index (\\\\S*) \\\\((.*)\\\\)",
          "options and parameters");

  private static final Map<Path, String> CODE = new TreeMap<>();
  private static final Map<String, String> WORDS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
        CODE.put(file, Files.readString(file).replaceAll("(?m)^\\s*//.*$", ""));
      }
    }
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      for (Path bundle : files.filter(name -> name.endsWith("messages.properties")).toList()) {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
          words.load(reader);
        }
        String room = bundle.getParent().getFileName().toString();
        for (String key : words.stringPropertyNames()) {
          assertEquals(room, key.substring(0, key.indexOf('.')), key + " is in another’s bundle");
          WORDS.put(key, words.getProperty(key));
        }
      }
    }
  }

  /// What it waits for is told to whoever works on it.
  private static final Path TOUR = SOURCES.resolve("app/tour");

  @Test
  void noSentenceStandsInTheCode() {
    List<String> sentences = new ArrayList<>();
    CODE.forEach(
        (file, code) -> {
          if (!file.startsWith(TOUR)) {
            LITERAL
                .matcher(code)
                .results()
                .filter(text -> SENTENCE.matcher(text.group(1)).matches())
                .filter(text -> !REASONED.contains(text.group(1)) && !toProgrammers(code, text))
                .forEach(text -> sentences.add(file.getFileName() + ": " + text.group(1)));
          }
        });
    assertEquals(List.of(), sentences);
  }

  @Test
  void everyMessageHasItsWordsAndArguments() {
    List<String> wrong = new ArrayList<>();
    CODE.forEach(
        (file, code) ->
            MADE.matcher(code)
                .results()
                .forEach(
                    made -> {
                      String key = made.group(1);
                      String words = WORDS.get(key);
                      if (words == null) {
                        wrong.add(file.getFileName() + ": no words for " + key);
                      } else if (arguments(code, made.end()) != placeholders(words)) {
                        wrong.add(
                            "%s: %s takes %d arguments, not %d"
                                .formatted(
                                    file.getFileName(),
                                    key,
                                    placeholders(words),
                                    arguments(code, made.end())));
                      }
                    }));
    assertEquals(List.of(), wrong);
  }

  /// A key stands in the code, or what it begins with does, with the dot.
  @Test
  void everyKeyIsUsed() {
    Set<String> unused = new TreeSet<>(WORDS.keySet());
    CODE.values()
        .forEach(
            code ->
                LITERAL
                    .matcher(code)
                    .results()
                    .map(text -> text.group(1))
                    .forEach(
                        text ->
                            unused.removeIf(
                                key ->
                                    key.equals(text)
                                        || key.replaceFirst("\\.texts$", "").equals(text)
                                        || (DOTTED.matcher(text).matches()
                                            && key.startsWith(text)))));
    assertEquals(Set.of(), unused);
  }

  @Test
  void allWordsAreWellFormed() {
    assertAll(
        WORDS.entrySet().stream()
            .map(
                entry ->
                    () -> {
                      String words = entry.getValue();
                      assertFalse(words.isBlank(), entry.getKey());
                      assertDoesNotThrow(() -> new MessageFormat(words), entry.getKey());
                      assertFalse(
                          words.replaceAll("'[{}]'|''", "").contains("'"),
                          entry.getKey() + ": double the apostrophe, or take ’");
                    }));
  }

  private static boolean toProgrammers(String code, MatchResult text) {
    int from = Math.max(code.lastIndexOf(';', text.start()), code.lastIndexOf('{', text.start()));
    return TO_PROGRAMMERS.matcher(code.substring(from + 1, text.start())).find();
  }

  private static int placeholders(String words) {
    return new MessageFormat(words).getFormatsByArgumentIndex().length;
  }

  /// How many arguments follow a key.
  ///
  /// @param from behind the key
  private static int arguments(String code, int from) {
    Matcher parts =
        Pattern.compile(TEXT + "|[(\\[{)\\]},]").matcher(code).region(from, code.length());
    int depth = 1;
    int count = 0;
    while (depth > 0 && parts.find()) {
      switch (parts.group().charAt(0)) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case ',' -> count += depth == 1 ? 1 : 0;
        default -> {
          // A text.
        }
      }
    }
    return count;
  }
}
