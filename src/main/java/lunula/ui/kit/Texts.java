package lunula.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The words of one panel: the file `texts.properties` in the package of the class that asks. Any
/// thread.
public final class Texts {
  private static final String FILE = "texts.properties";
  private static final ConcurrentMap<String, ResourceBundle> READ = new ConcurrentHashMap<>();

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /// The texts beside a class.
  public static Texts of(Class<?> owner) {
    return new Texts(READ.computeIfAbsent(owner.getPackageName(), name -> read(owner)));
  }

  /// Read directly: to look for other languages, of which there are none, would open every jar
  /// before the first frame.
  private static ResourceBundle read(Class<?> owner) {
    try (InputStream words = owner.getResourceAsStream(FILE)) {
      if (words == null) {
        throw new MissingResourceException(
            "There are no texts beside " + owner, owner.getName(), FILE);
      }
      return new PropertyResourceBundle(words);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The text of a key, with `{0}`, `{1}` … replaced by the arguments.
  ///
  /// @throws java.util.MissingResourceException if the key does not exist
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }

  /// The text of a key that not everything has: what is registered later goes by its id.
  public Optional<String> find(String key, Object... arguments) {
    return bundle.containsKey(key) ? Optional.of(get(key, arguments)) : Optional.empty();
  }
}
