package lunula.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lunula.model.Alphabet;
import lunula.model.TextCodes;
import org.junit.jupiter.api.Test;

class TextSetTest {
  private static final Alphabet ALPHABET = new Alphabet("abc月");

  private static SampleSet set(List<String> texts, List<TextOrigin> origins) {
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
    SampleSet set =
        set(
            List.of("abc", "cba"),
            List.of(new TextOrigin("Li Bai", "Moon"), new TextOrigin("Du Fu", "Spring")));
    assertArrayEquals(new int[] {1}, set.containing("Du"));
  }

  private static SampleSet couplets() {
    List<TextOrigin> origins =
        List.of(
            new TextOrigin("Li Bai", "Moon"),
            new TextOrigin("Du Fu", "Spring"),
            new TextOrigin("Li Bai", "River"));
    TextForm form = new TextForm(ALPHABET, origins, List.of(), null, List.of("ab", "月"));
    byte[] codes = new byte[18];
    List<String> texts = List.of("cca", "cc月", "ccc");
    for (int i = 0; i < texts.size(); i++) {
      byte[] one = TextCodes.of(texts.get(i), ALPHABET, 3).orElseThrow();
      System.arraycopy(one, 0, codes, 6 * i, 6);
    }
    return new TextSet(new LabelledImages(3, 2, codes, new byte[3], List.of("any")), form, origins);
  }

  @Test
  void textsAreToldApartByWhoWroteThem() {
    SampleGroups groups = couplets().grouped(Grouping.CLASSES.by(Grouping.By.AUTHOR));
    assertEquals(List.of("Li Bai", "Du Fu"), groups.names());
    assertArrayEquals(new byte[] {0, 1, 0}, groups.labels());
    assertEquals(SampleGroups.NO_REST, groups.rest());
  }

  @Test
  void textsAreToldApartByTheirRhymes() {
    SampleGroups groups = couplets().grouped(Grouping.CLASSES.by(Grouping.By.ENDING));
    assertEquals(List.of("a·b", "月", "Other rhymes"), groups.names());
    assertArrayEquals(new byte[] {0, 1, 2}, groups.labels());
    assertEquals(2, groups.rest());
  }

  @Test
  void textsAreToldApartByAWord() {
    SampleGroups groups = couplets().grouped(new Grouping(Grouping.By.WORD, "月"));
    assertEquals(List.of("“月”", "Other texts"), groups.names());
    assertArrayEquals(new byte[] {1, 0, 1}, groups.labels());
    assertEquals(1, groups.rest());
    assertArrayEquals(
        new byte[] {0, 0, 0}, couplets().grouped(new Grouping(Grouping.By.WORD, " ")).labels());
  }

  @Test
  void onlyTheCommonestEndingsHaveNames() {
    Alphabet letters = new Alphabet("\0abcdefghijk");
    StringBuilder ends = new StringBuilder("aa");
    ends.append("bcdefghijk");
    byte[] codes = new byte[ends.length() * 4];
    for (int i = 0; i < ends.length(); i++) {
      byte[] one = TextCodes.of(ends.substring(i, i + 1), letters, 2).orElseThrow();
      System.arraycopy(one, 0, codes, 4 * i, 4);
    }
    var images = new LabelledImages(2, 2, codes, new byte[ends.length()], List.of());
    SampleSet set = new TextSet(images, new TextForm(letters), List.of());
    assertEquals(List.of(Grouping.By.ENDING, Grouping.By.WORD), set.groupings());
    SampleGroups groups = set.grouped(Grouping.CLASSES.by(Grouping.By.ENDING));
    assertEquals(10, groups.names().size());
    assertEquals("…a", groups.names().getFirst());
    assertEquals("Other endings", groups.names().getLast());
    assertEquals(9, groups.labels()[11]);
  }
}
