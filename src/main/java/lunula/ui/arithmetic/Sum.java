package lunula.ui.arithmetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lunula.data.SampleSet;
import lunula.measure.SelectionMeans;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.arithmetic.Terms.Term;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestImage;
import lunula.ui.explore.NearestSearch;
import org.jspecify.annotations.Nullable;

/// The pictures of a sum.
///
/// @param map the map on which the terms were looked up; null before the first sum
/// @param real what each term is before the model has seen it; a bare place has none
/// @param decoded what the model decodes for each term and for the result
/// @param nearest the real image nearest to the result; null while there is no result
record Sum(
    @Nullable MapData map,
    Map<Letter, Sample> real,
    Map<Letter, Sample> decoded,
    @Nullable NearestImage nearest) {
  static final Sum NOTHING = new Sum(null, Map.of(), Map.of(), null);

  /// What is to be decoded for a sum.
  ///
  /// @param decoder of whole codes, for one class
  /// @param samples what lies behind the map, if it is loaded
  record Question(Terms terms, Decoder decoder, MapData map, @Nullable SampleSet samples) {
    /// Decodes all at once. Blocking; one thread at a time for one search.
    Sum answer(NearestSearch search) {
      return new Sum(map, real(), decoded(), nearest(search));
    }

    private Map<Letter, Sample> real() {
      Map<Letter, Sample> pictures = new EnumMap<>(Letter.class);
      for (Letter letter : Letter.TERMS) {
        Term term = terms.of(letter);
        Sample picture = term == null ? null : real(term);
        if (picture != null) {
          pictures.put(letter, picture);
        }
      }
      return pictures;
    }

    private @Nullable Sample real(Term term) {
      SampleSet known = samples;
      return switch (term.kind()) {
        case PLACE -> null;
        case DRAWING -> term.own();
        case IMAGE ->
            known == null || term.number() >= known.count() ? null : known.sample(term.number());
        case CLASS ->
            known == null
                ? null
                : known
                    .images()
                    .map(
                        images ->
                            SelectionMeans.pictureOfClass(images, map.labels(), term.number()))
                    .orElse(null);
      };
    }

    private Map<Letter, Sample> decoded() {
      List<Letter> letters = new ArrayList<>();
      float[] codes = new float[Letter.values().length * map.encodings().dimensions()];
      int end = 0;
      for (Letter letter : Letter.values()) {
        Term term = terms.of(letter);
        if (term != null) {
          System.arraycopy(term.z(), 0, codes, end, term.z().length);
          end += term.z().length;
          letters.add(letter);
        }
      }
      List<? extends Sample> pictures = decoder.decode(Arrays.copyOf(codes, end));
      Map<Letter, Sample> decoded = new EnumMap<>(Letter.class);
      for (int i = 0; i < letters.size(); i++) {
        decoded.put(letters.get(i), pictures.get(i));
      }
      return decoded;
    }

    private @Nullable NearestImage nearest(NearestSearch search) {
      float[] sum = terms.result();
      if (sum == null) {
        return null;
      }
      List<NearestImage> found =
          search.find(new NearestSearch.Question(sum, map, samples)).nearest();
      return found.isEmpty() ? null : found.getFirst();
    }
  }
}
