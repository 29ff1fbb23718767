package lunula.data;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import lunula.model.Alphabet;
import org.jspecify.annotations.Nullable;

/// How texts are read off the bytes of a data set, and what else is known of them.
///
/// @param alphabet their characters
/// @param trainOrigins who wrote each training text and where; empty if nobody knows
/// @param testOrigins likewise of the test texts
/// @param level numbers of the characters in level tone, the others being oblique; null if tones
///     are not known
public record TextForm(
    Alphabet alphabet,
    List<String> trainOrigins,
    List<String> testOrigins,
    @Nullable BitSet level) {
  public TextForm {
    trainOrigins = List.copyOf(trainOrigins);
    testOrigins = List.copyOf(testOrigins);
  }

  /// Of texts of which nothing else is known.
  public TextForm(Alphabet alphabet) {
    this(alphabet, List.of(), List.of(), null);
  }

  /// The test texts' and then the training texts'.
  List<String> allOrigins() {
    return Stream.concat(testOrigins.stream(), trainOrigins.stream()).toList();
  }
}
