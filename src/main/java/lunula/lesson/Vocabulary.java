package lunula.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The actions of the window, known without it, for lessons that name them. A test holds the list
/// to
/// the window's register.
public final class Vocabulary {
  private static final String LIST = "actions.txt";

  private Vocabulary() {}

  /// Ids of all actions, as a lesson writes them: see [#written].
  public static Set<String> actions() {
    try (InputStream in =
        Objects.requireNonNull(Vocabulary.class.getResourceAsStream(LIST), LIST)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// How a lesson writes the id of an action: without what all ids have in common.
  public static String written(String id) {
    return id.replaceFirst("^command\\.", "").replaceFirst("\\.$", "");
  }

  /// A word of `allow` that names no action and no group of them.
  static Optional<String> unknown(String word) {
    boolean known = word.equals(Step.DRAG) || word.equals(Step.KEYS) || actions().contains(word);
    return known ? Optional.empty() : Optional.of(word);
  }
}
