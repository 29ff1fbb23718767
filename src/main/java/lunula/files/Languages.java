package lunula.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lunula.files.Bundle.Language;

/// The languages that there are bundles of, as `languages.properties` lists them, and which of them
/// is to be spoken. Any thread.
public final class Languages {
  /// What is chosen where the system's language is to be spoken.
  public static final String SYSTEM = "system";

  /// The variable of the environment that chooses.
  public static final String VARIABLE = "LUNULA_LANG";

  private static final String PROPERTY = "lunula.language";
  private static final Set<String> WITH_TRADITIONAL_CHARACTERS = Set.of("TW", "HK", "MO");
  private static volatile Locale system = Locale.ENGLISH;

  private Languages() {}

  /// The tag of each language and its own name.
  public static SortedMap<String, String> all() {
    var read = new Properties();
    try (InputStream stream = Languages.class.getResourceAsStream("languages.properties")) {
      read.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    SortedMap<String, String> all = new TreeMap<>();
    read.stringPropertyNames().forEach(tag -> all.put(tag, read.getProperty(tag)));
    return all;
  }

  /// The tag of the language that somebody means by `zh`, `zh-CN`, `zh_CN.UTF-8` or such; empty if
  /// there is no such language. There are simplified Chinese characters only.
  public static Optional<String> named(String text) {
    Locale meant = Locale.forLanguageTag(text.strip().replaceFirst("[.@].*", "").replace('_', '-'));
    String language = meant.getLanguage();
    if (language.equals("en")) {
      // Without reading the list, which the start of most would wait for.
      return Optional.of(language);
    }
    boolean traditional =
        meant.getScript().equals("Hant")
            || (meant.getScript().isEmpty()
                && WITH_TRADITIONAL_CHARACTERS.contains(meant.getCountry()));
    return Optional.of(language)
        .filter(tag -> !(tag.equals("zh") && traditional))
        .filter(tag -> !tag.isEmpty() && all().containsKey(tag));
  }

  /// Takes note of what the system speaks, before the process is made to write numbers in English.
  public static void ofSystem(Locale locale) {
    system = locale;
  }

  /// What is spoken where several may choose: the first that is not empty and names a language;
  /// else the system's language; else English.
  ///
  /// @param chosen tags; [#SYSTEM] stands for the system's
  public static Language spoken(Stream<String> chosen) {
    return Language.of(
        chosen
            .takeWhile(tag -> !tag.equals(SYSTEM))
            .flatMap(tag -> named(tag).stream())
            .findFirst()
            .or(() -> named(system.toLanguageTag()))
            .orElse(Language.ENGLISH.tag()));
  }

  /// What the environment and the Java property choose, in this order; either may be empty.
  ///
  /// @param variable the value of [#VARIABLE]
  public static Stream<String> ofProcess(Optional<String> variable) {
    return Stream.concat(
        variable.stream(), Optional.ofNullable(System.getProperty(PROPERTY)).stream());
  }
}
