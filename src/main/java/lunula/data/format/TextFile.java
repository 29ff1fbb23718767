package lunula.data.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lunula.model.Alphabet;
import lunula.model.TextCodes;

/// Makes texts into what a network of texts takes.
final class TextFile {
  private TextFile() {}

  /// The characters of some texts, the commonest first.
  ///
  /// @param padded whether the texts are of different lengths
  static Alphabet alphabet(List<String> texts, boolean padded) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String text : texts) {
      text.codePoints().forEach(each -> counts.merge(each, 1, Integer::sum));
    }
    StringBuilder characters = new StringBuilder();
    if (padded) {
      characters.appendCodePoint(Alphabet.PADDING);
    }
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> characters.appendCodePoint(each.getKey()));
    return new Alphabet(characters.toString());
  }

  /// Texts as [TextCodes], one after the other.
  static byte[] coded(List<String> texts, Alphabet alphabet, int places) {
    byte[] codes = new byte[texts.size() * 2 * places];
    for (int i = 0; i < texts.size(); i++) {
      byte[] one = TextCodes.of(texts.get(i), alphabet, places).orElseThrow();
      System.arraycopy(one, 0, codes, i * one.length, one.length);
    }
    return codes;
  }
}
