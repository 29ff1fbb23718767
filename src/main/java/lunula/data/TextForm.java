package lunula.data;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import lunula.model.Alphabet;
import org.jspecify.annotations.Nullable;

/// How texts are read off the bytes of a data set, and what else is known of them.
///
/// @param alphabet their characters
/// @param trainOrigins who wrote each training text; empty if nobody knows
/// @param testOrigins likewise of the test texts
/// @param level numbers of the characters in level tone, the others being oblique; null if tones
///     are not known
/// @param rhymes which last characters rhyme: groups of characters, the commonest group and in each
///     the commonest character first; empty if nobody knows
public record TextForm(
    Alphabet alphabet,
    List<TextOrigin> trainOrigins,
    List<TextOrigin> testOrigins,
    @Nullable BitSet level,
    List<String> rhymes) {
  public TextForm {
    trainOrigins = List.copyOf(trainOrigins);
    testOrigins = List.copyOf(testOrigins);
    rhymes = List.copyOf(rhymes);
  }

  /// Of texts of which nothing else is known.
  public TextForm(Alphabet alphabet) {
    this(alphabet, List.of(), List.of(), null, List.of());
  }

  /// The test texts' and then the training texts'.
  List<TextOrigin> allOrigins() {
    return Stream.concat(testOrigins.stream(), trainOrigins.stream()).toList();
  }
}
