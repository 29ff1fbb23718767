package lunula.data;

import java.util.List;
import java.util.stream.IntStream;
import lunula.model.TextCodes;
import lunula.model.TextSample;

/// Texts behind a map's points.
///
/// @param codes their [lunula.model.TextCodes]
/// @param form how they are read
/// @param origins who wrote each and where; empty if nobody knows
record TextSet(LabelledImages codes, TextForm form, List<String> origins) implements SampleSet {
  @Override
  public int count() {
    return codes.count();
  }

  @Override
  public TextSample sample(int index) {
    int size = codes.width() * codes.height();
    String origin = origins.isEmpty() ? "" : origins.get(index);
    return TextSample.real(codes.allPixels(), index * size, codes.width(), form.alphabet(), origin);
  }

  @Override
  public int[] containing(String words) {
    int[] wanted = words.codePoints().map(form.alphabet()::number).toArray();
    return IntStream.range(0, codes.count())
        .filter(
            index ->
                contains(index, wanted)
                    || (!origins.isEmpty() && origins.get(index).contains(words)))
        .toArray();
  }

  private boolean contains(int index, int[] wanted) {
    int places = codes.width();
    int from = index * places * codes.height();
    for (int first = 0; first + wanted.length <= places; first++) {
      int same = 0;
      while (same < wanted.length
          && TextCodes.number(codes.allPixels(), from, places, first + same) == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int label(int index) {
    return codes.label(index);
  }

  @Override
  public List<String> classNames() {
    return codes.classNames();
  }
}
