package lunula.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Names of folders, made from names that people type.
public final class FolderNames {
  private static final int LONGEST = 48;

  private FolderNames() {}

  /// A folder name that every platform takes: up to 48 small Latin letters, digits and hyphens. Of
  /// a name in another script it is what is Latin, and a number that follows from the name: “月亮”
  /// and “太阳” differ, and each is always the same. A Greek letter by itself, such as β, is a symbol
  /// and no script.
  public static String of(String name) {
    String latin = latin(name);
    boolean other =
        name.replaceAll("(?<!\\p{L})\\p{IsGreek}(?!\\p{L})", "")
            .codePoints()
            .anyMatch(
                letter ->
                    Character.isLetter(letter)
                        && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN
                        && Character.UnicodeScript.of(letter) != Character.UnicodeScript.COMMON);
    if (!other) {
      return latin;
    }
    String number = "%08x".formatted(name.strip().hashCode());
    return latin.substring(0, Math.min(latin.length(), LONGEST - 1 - number.length()))
        + "-"
        + number;
  }

  private static String latin(String name) {
    String slug =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String shortened = slug.substring(0, Math.min(LONGEST, slug.length()));
    // Windows keeps names such as “con” for devices.
    return shortened.matches("|con|prn|aux|nul|com\\d|lpt\\d")
        ? ("model-" + shortened).replaceAll("-$", "")
        : shortened;
  }

  /// The first of `name`, `name-2`, `name-3` … that is free.
  ///
  /// @param name as typed
  /// @param taken whether a folder name is in use
  public static String free(String name, Predicate<String> taken) {
    String slug = of(name);
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? slug : slug + "-" + number)
        .filter(taken.negate())
        .findFirst()
        .orElseThrow();
  }
}
