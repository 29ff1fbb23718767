package lunula.data;

import java.util.List;
import java.util.Set;

/// Samples told apart by something.
///
/// @param labels the group of each sample, unsigned bytes; shared, nobody writes to it
/// @param names of the groups, by number; empty if there is one group without a name
/// @param rest number of the group of all that is in none of the others, or [#NO_REST]
public record SampleGroups(byte[] labels, List<String> names, int rest) {
  /// Every group means something.
  public static final int NO_REST = -1;

  static final String OTHER_POETS = "Other poets";
  static final String OTHER_RHYMES = "Other rhymes";
  static final String OTHER_ENDINGS = "Other endings";
  static final String OTHER_TEXTS = "Other texts";

  /// What the rest may be called, as it is kept; the bundles have it in each language.
  public static final Set<String> RESTS =
      Set.of(OTHER_POETS, OTHER_RHYMES, OTHER_ENDINGS, OTHER_TEXTS);

  public SampleGroups {
    names = List.copyOf(names);
  }
}
