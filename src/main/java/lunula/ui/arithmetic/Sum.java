package lunula.ui.arithmetic;

import java.util.Map;
import lunula.model.Sample;
import lunula.ui.explore.NearestImage;
import org.jspecify.annotations.Nullable;

/// The pictures of a sum.
///
/// @param real what each term is before the model has seen it; a bare place has none
/// @param decoded what the model makes of each term and of the result
/// @param nearest the real image nearest to the result; null while there is no result
record Sum(Map<Letter, Sample> real, Map<Letter, Sample> decoded, @Nullable NearestImage nearest) {
  static final Sum NOTHING = new Sum(Map.of(), Map.of(), null);
}
