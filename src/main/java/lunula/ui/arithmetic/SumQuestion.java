package lunula.ui.arithmetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lunula.data.SampleSet;
import lunula.measure.ClassMean;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestImage;
import lunula.ui.explore.NearestSearch;
import org.jspecify.annotations.Nullable;

/// What is to be decoded for a sum.
///
/// @param decoder of whole codes, told its class
/// @param images the images behind the map, if they are loaded
record SumQuestion(Terms terms, Decoder decoder, MapData map, @Nullable SampleSet samples) {
  /// An answer and what was asked, since the map may have changed meanwhile.
  record Answer(SumQuestion question, Sum sum) {}

  /// Decodes all at once. Blocking; one thread at a time for one search.
  Answer answer(NearestSearch search) {
    return new Answer(this, new Sum(real(), decoded(), nearest(search)));
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
                  .map(images -> ClassMean.picture(images, map.labels(), term.number()))
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
    List<NearestImage> found = search.find(new NearestSearch.Question(sum, map, samples)).nearest();
    return found.isEmpty() ? null : found.getFirst();
  }
}
