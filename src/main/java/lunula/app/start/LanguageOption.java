package lunula.app.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lunula.files.InvalidValueException;
import lunula.files.Languages;

/// `--lang LANGUAGE`, which may stand anywhere among the words after the program's name, and what
/// is
/// left of them without it.
///
/// @param tag of the language; empty if none is named
/// @param others the other words, in their order
public record LanguageOption(Optional<String> tag, List<String> others) {
  private static final String NAME = "--lang";

  public LanguageOption {
    others = List.copyOf(others);
  }

  /// Takes the option out; one without a value stays, to be refused with all else that is wrong.
  ///
  /// @throws InvalidValueException if there is no such language, with a sentence for the person
  public static LanguageOption of(String... words) {
    Optional<String> tag = Optional.empty();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith(NAME + "=")) {
        tag = Optional.of(tag(words[i].substring(NAME.length() + 1)));
      } else if (words[i].equals(NAME) && i + 1 < words.length) {
        i++;
        tag = Optional.of(tag(words[i]));
      } else if (words[i].equals("--")) {
        others.addAll(Arrays.asList(words).subList(i, words.length));
        break;
      } else {
        others.add(words[i]);
      }
    }
    return new LanguageOption(tag, others);
  }

  private static String tag(String text) {
    return Languages.named(text)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "files.language.none", text, String.join(", ", Languages.all().keySet())));
  }
}
