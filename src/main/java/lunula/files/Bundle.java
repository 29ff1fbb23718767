package lunula.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/// The words of one part of Lunula, in the language that was chosen. English words are in
/// `NAME.properties`; another language has its own beside them, Chinese in `NAME_zh.properties`,
/// and what it lacks is said in English. Any thread.
///
/// @param name path on the class path, from the root and without the ending
public record Bundle(String name) {
  private static final ConcurrentMap<String, Properties> READ = new ConcurrentHashMap<>();
  private static volatile Language language = Language.ENGLISH;
  private static volatile boolean texts;

  /// What the key of a text has behind it that is said in its place while texts are spoken of.
  private static final String OF_TEXTS = ".texts";

  /// A language that the words can be in.
  ///
  /// @param tag what the names of its bundles end with, such as `zh`
  /// @param wording changes each text before its arguments are filled in; tests mark words by it
  public record Language(String tag, UnaryOperator<String> wording) {
    /// The language that every text exists in.
    public static final Language ENGLISH = of("en");

    /// @throws IllegalArgumentException if the tag is none
    public Language {
      if (!tag.matches("[A-Za-z]+([-_][A-Za-z0-9]+)*")) {
        throw new IllegalArgumentException("not the tag of a language: " + tag);
      }
    }

    /// The language of the bundles whose names end with a tag.
    public static Language of(String tag) {
      return new Language(tag, UnaryOperator.identity());
    }
  }

  /// Everything that is asked for from now on is said in a language.
  public static void speak(Language chosen) {
    language = chosen;
    READ.clear();
  }

  /// Whether what is asked for from now on is said of texts rather than of images, where the words
  /// differ.
  public static void speakOfTexts(boolean ofTexts) {
    texts = ofTexts;
  }

  /// Whether the words are those for texts.
  public static boolean isOfTexts() {
    return texts;
  }

  /// The language that is spoken.
  public static Language spoken() {
    return language;
  }

  /// The conventions of the chosen language, for the names of months and days.
  public static Locale locale() {
    return Locale.forLanguageTag(language.tag().replace('_', '-'));
  }

  /// The text of a key, with `{0}`, `{1}` … replaced by the arguments. Numbers look the same in
  /// every language; an argument that is a [UserMessage] is put into words.
  ///
  /// @throws MissingResourceException if there is no such bundle, or the key is not in it
  public String get(String key, Object... arguments) {
    return find(key, arguments)
        .orElseThrow(() -> new MissingResourceException(key + " is not in " + name, name, key));
  }

  /// The text of a key that not everything has.
  ///
  /// @throws MissingResourceException if there is no such bundle
  public Optional<String> find(String key, Object... arguments) {
    Properties words = words();
    String text = texts ? words.getProperty(key + OF_TEXTS) : null;
    return Optional.ofNullable(text == null ? words.getProperty(key) : text)
        .map(found -> format(found, arguments));
  }

  /// The keys of all its texts.
  ///
  /// @throws MissingResourceException if there is no such bundle
  public Set<String> keys() {
    return words().stringPropertyNames();
  }

  private static String format(String text, Object... arguments) {
    Object[] shown = arguments.clone();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] instanceof UserMessage part) {
        shown[i] = UserMessages.words(part);
      }
    }
    String worded = language.wording().apply(text);
    boolean plain = worded.indexOf('{') < 0 && worded.indexOf('\'') < 0;
    return plain ? worded : new MessageFormat(worded, Locale.ROOT).format(shown);
  }

  /// Reads the words ahead of their use, if nobody has yet.
  ///
  /// @throws MissingResourceException if there is no such bundle
  public void prepare() {
    words();
  }

  private Properties words() {
    return READ.computeIfAbsent(name, Bundle::read);
  }

  // English is read without looking for another language, which would open every jar.
  private static Properties read(String name) {
    Properties english = new Properties();
    if (!read(name + ".properties", english)) {
      throw new MissingResourceException("there is no " + name + ".properties", name, "");
    }
    String tag = language.tag();
    if (tag.equals(Language.ENGLISH.tag())) {
      return english;
    }
    Properties translated = new Properties(english);
    read(name + "_" + tag + ".properties", translated);
    return translated;
  }

  private static boolean read(String file, Properties words) {
    try (InputStream stream = Bundle.class.getResourceAsStream(file)) {
      if (stream == null) {
        return false;
      }
      words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return true;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
