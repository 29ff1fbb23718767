package lunula.ui;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;

/// The words of one panel: the bundle `texts.properties` in the package of the class that asks.
public final class Texts {
  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /// The texts beside a class.
  public static Texts of(Class<?> owner) {
    return new Texts(ResourceBundle.getBundle(owner.getPackageName() + ".texts"));
  }

  /// The text of a key, with `{0}`, `{1}` … replaced by the arguments.
  ///
  /// @throws java.util.MissingResourceException if the key does not exist
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
  }

  /// The text of a key that not everything has: what is registered later goes by its id.
  public Optional<String> find(String key, Object... arguments) {
    return bundle.containsKey(key) ? Optional.of(get(key, arguments)) : Optional.empty();
  }
}
