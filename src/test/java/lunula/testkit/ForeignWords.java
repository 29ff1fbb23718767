package lunula.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words in Latin letters in a Chinese text that are neither names nor terms that are written so in
/// Chinese, too, such as VAE: leftovers of English.
public final class ForeignWords {
  private static final Path ALLOWED = Path.of("src/test/resources/lunula/allowed-words_zh.txt");

  /// What is typed or is an address, a file, a formula's index: no language.
  private static final Pattern TYPED =
      Pattern.compile(
          "https?://\\S+|arXiv:\\S+|-{1,2}[A-Za-z][\\w-]*(=\\S+)?|[\\w./-]*/[\\w./-]+|[\\w-]*\\.[a-z]\\w+"
              + "|\\w*[_\\d]\\w*|\\$?\\b\\w+\\([^)]*\\)");

  private static final Pattern WORD = Pattern.compile("[A-Za-zÀ-ɏ]{2,}");

  private final Set<String> allowed = new HashSet<>();

  public ForeignWords() {
    try {
      for (String line : Files.readAllLines(ALLOWED)) {
        if (!line.startsWith("#")) {
          allowed.addAll(List.of(line.toLowerCase(Locale.ROOT).strip().split("\\s+")));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The leftovers in a text.
  public List<String> in(String text) {
    return WORD.matcher(TYPED.matcher(text).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .filter(word -> !allowed.contains(word.toLowerCase(Locale.ROOT)))
        .toList();
  }
}
