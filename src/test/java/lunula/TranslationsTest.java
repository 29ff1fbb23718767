package lunula;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.files.Languages;
import lunula.testkit.ForeignWords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that is said in English is said in every other language, with the same arguments and
/// in the field's words.
class TranslationsTest {
  private static final Path RESOURCES = Path.of("src/main/resources/lunula");
  private static final Path GLOSSARY = Path.of("docs/glossary.md");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  private static final Pattern QUOTED = Pattern.compile("“[^”]*”");

  /// What a person types to find something: also in English.
  private static final String TYPED = ".words";

  /// Quoted as they were published.
  private static final Pattern CITED = Pattern.compile(".*\\.source(\\..*)?");

  /// Where the terms stand as options and their values.
  private static final Pattern OPTIONS =
      Pattern.compile("cli\\.help\\..*(footer|\\.preset|\\.set|\\.network|\\.noise)");

  /// Words of data that is kept in English have no English text.
  private static final Pattern OF_DATA = Pattern.compile("(class|data|model|moons)\\..*");

  /// A bundle in English and in another language.
  ///
  /// @param english its file
  /// @param tag of the other language
  record Translated(Path english, String tag) {
    Path file() {
      String name = english.getFileName().toString().replace(".properties", "_" + tag);
      return english.resolveSibling(name + ".properties");
    }

    Properties original() throws IOException {
      return read(english);
    }

    Properties translation() throws IOException {
      return Files.exists(file()) ? read(file()) : new Properties();
    }

    private static Properties read(Path file) throws IOException {
      Properties texts = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        texts.load(reader);
      }
      return texts;
    }
  }

  static Stream<Translated> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(file -> file.toString().matches(".*/(texts|messages)\\.properties"))
          .sorted()
          .flatMap(
              file ->
                  Languages.all().keySet().stream()
                      .filter(tag -> !tag.equals("en"))
                      .map(tag -> new Translated(file, tag)))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextIsTranslated(Translated bundle) throws IOException {
    Properties original = bundle.original();
    Set<String> missing = new TreeSet<>(original.stringPropertyNames());
    missing.removeAll(bundle.translation().stringPropertyNames());
    missing.removeIf(key -> isSame(key, original.getProperty(key)));
    assertEquals(Set.of(), missing, bundle.file() + " lacks these keys");
  }

  /// Citations, and formulas without words, are the same in every language.
  private static boolean isSame(String key, String text) {
    return CITED.matcher(key).matches() || (key.endsWith(".formula") && !hasSentence(text));
  }

  private static boolean hasSentence(String text) {
    return text.matches(".*\\b[a-z]{3,} [a-z]{2,}\\b.*");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noTextIsTranslatedThatThereIsNot(Translated bundle) throws IOException {
    Set<String> more = new TreeSet<>(bundle.translation().stringPropertyNames());
    more.removeAll(bundle.original().stringPropertyNames());
    more.removeIf(key -> OF_DATA.matcher(key).matches());
    assertEquals(Set.of(), more, bundle.file() + " holds keys that English has not");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTranslationTakesTheSameArguments(Translated bundle) throws IOException {
    Properties original = bundle.original();
    Properties translation = bundle.translation();
    assertAll(
        common(original, translation)
            .map(
                key ->
                    () -> {
                      String text = translation.getProperty(key);
                      assertFalse(text.isBlank(), key);
                      assertDoesNotThrow(() -> new MessageFormat(text), key);
                      assertFalse(
                          text.replaceAll("'[{}]'|''", "").contains("'"),
                          key + ": double the apostrophe, or take ’");
                      assertEquals(arguments(original.getProperty(key)), arguments(text), key);
                    }));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void nothingIsLeftInEnglish(Translated bundle) throws IOException {
    ForeignWords foreign = new ForeignWords();
    Properties original = bundle.original();
    Properties translation = bundle.translation();
    Map<String, List<String>> left = new LinkedHashMap<>();
    for (String key : new TreeSet<>(translation.stringPropertyNames())) {
      boolean told = !key.endsWith(TYPED) && !CITED.matcher(key).matches();
      String english = original.getProperty(key, "");
      List<String> words =
          foreign.in(withoutFormats(withoutCode(english, translation.getProperty(key))));
      if (told && !key.endsWith("footer") && !words.isEmpty()) {
        left.put(key, words);
      }
    }
    assertEquals(Map.of(), left, bundle.file() + " has words of English");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void termsAreThoseOfTheGlossary(Translated bundle) throws IOException {
    Map<Pattern, List<String>> glossary = glossary(bundle.tag());
    assertTrue(glossary.size() > 40);
    Properties original = bundle.original();
    Properties translation = bundle.translation();
    Set<String> others = new TreeSet<>();
    common(original, translation)
        .filter(key -> !key.endsWith(TYPED) && !CITED.matcher(key).matches())
        .filter(key -> !OPTIONS.matcher(key).matches())
        .forEach(
            key ->
                glossary.forEach(
                    (term, words) -> {
                      if (term.matcher(original.getProperty(key)).find()
                          && words.stream().noneMatch(translation.getProperty(key)::contains)) {
                        others.add(key + " says none of " + words);
                      }
                    }));
    assertEquals(Set.of(), others, bundle.file() + " has other words than the glossary");
  }

  private static Stream<String> common(Properties original, Properties translation) {
    return translation.stringPropertyNames().stream().filter(original::containsKey).sorted();
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text.replaceAll("'[{}]'", ""))
        .results()
        .map(argument -> argument.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Leaves out what is quoted in both languages alike: what a person writes in a file.
  private static String withoutCode(String english, String text) {
    return QUOTED
        .matcher(text)
        .replaceAll(
            quoted ->
                english.contains(quoted.group()) ? " " : Matcher.quoteReplacement(quoted.group()));
  }

  /// Leaves out what is no text in a message: arguments and their formats, but not the branches of
  /// a choice.
  private static String withoutFormats(String text) {
    return text.replaceAll("\\{\\d+(,(number|date|time)[^{}]*)?\\}", " ")
        .replaceAll("\\{\\d+,choice,", " ");
  }

  /// What each term is called in a language: the pattern of the English one, and the words.
  private static Map<Pattern, List<String>> glossary(String tag) throws IOException {
    List<List<String>> rows =
        Files.readAllLines(GLOSSARY).stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
            .toList();
    int column = rows.getFirst().indexOf(tag);
    return rows.stream()
        .skip(1)
        .collect(
            Collectors.toMap(
                row ->
                    Pattern.compile(
                        "(?i)(?<![\\w-])"
                            + Pattern.quote(row.getFirst())
                            + "s?(?![\\w(=-]|\\.\\w)"),
                row -> List.of(row.get(column).split(" / "))));
  }
}
