package lunula.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import lunula.model.Alphabet;
import lunula.model.TextCodes;
import org.junit.jupiter.api.Test;

class TextSetTest {
  private static final Alphabet ALPHABET = new Alphabet("abc月");

  private static SampleSet set(List<String> texts, List<String> origins) {
    byte[] codes = new byte[texts.size() * 6];
    for (int i = 0; i < texts.size(); i++) {
      byte[] one = TextCodes.of(texts.get(i), ALPHABET, 3).orElseThrow();
      System.arraycopy(one, 0, codes, 6 * i, 6);
    }
    var images = new LabelledImages(3, 2, codes, new byte[texts.size()], List.of("any"));
    return new TextSet(images, new TextForm(ALPHABET), origins);
  }

  @Test
  void textsAreFoundByAPartOfThem() {
    SampleSet set = set(List.of("abc", "月ab", "cba", "ca月"), List.of());
    assertArrayEquals(new int[] {0, 1}, set.containing("ab"));
    assertArrayEquals(new int[] {1, 3}, set.containing("月"));
    assertArrayEquals(new int[0], set.containing("x"));
    assertArrayEquals(new int[0], set.containing("abca"));
  }

  @Test
  void textsAreFoundByWhoWroteThem() {
    SampleSet set = set(List.of("abc", "cba"), List.of("Li Bai", "Du Fu"));
    assertArrayEquals(new int[] {1}, set.containing("Du"));
  }
}
