package lunula.ui.kit;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import lunula.files.Bundle;

/// The words of one panel: the bundle `texts` in the package of the class that asks. Any thread.
public final class Texts {
  private final Bundle bundle;

  private Texts(Bundle bundle) {
    this.bundle = bundle;
  }

  /// The texts beside a class, read now if nobody has asked for them yet.
  ///
  /// @throws java.util.MissingResourceException if there are none
  public static Texts of(Class<?> owner) {
    var bundle = new Bundle("/" + owner.getPackageName().replace('.', '/') + "/texts");
    bundle.prepare();
    return new Texts(bundle);
  }

  /// The text of a key, with `{0}`, `{1}` … replaced by the arguments.
  ///
  /// @throws java.util.MissingResourceException if the key does not exist
  public String get(String key, Object... arguments) {
    return bundle.get(key, arguments);
  }

  /// A time as the pattern of a key has it, months named in the language.
  public String time(String key, TemporalAccessor time) {
    return DateTimeFormatter.ofPattern(get(key), Bundle.locale()).format(time);
  }

  /// The key of one of several: the prefix and its name, in small letters with dashes.
  public static String key(String prefix, Enum<?> one) {
    return prefix + one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The text of a key that not everything has: what is registered later goes by its id.
  public Optional<String> find(String key, Object... arguments) {
    return bundle.find(key, arguments);
  }
}
