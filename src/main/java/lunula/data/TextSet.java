package lunula.data;

import java.util.List;
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
  public int label(int index) {
    return codes.label(index);
  }

  @Override
  public List<String> classNames() {
    return codes.classNames();
  }
}
