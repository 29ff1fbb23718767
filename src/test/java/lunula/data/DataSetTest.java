package lunula.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataSetTest {
  private static LabelledImages images(int count, int side, List<String> classes) {
    return new LabelledImages(side, side, new byte[count * side * side], new byte[count], classes);
  }

  @Test
  void partsHaveOneSizeAndTheSameClasses() {
    LabelledImages usual = images(3, 4, List.of("a"));

    assertEquals(4, DataSet.of("x", "X", usual, images(1, 4, List.of("a")), "").width());
    assertThrows(
        IllegalArgumentException.class,
        () -> new DataSet("X", usual, images(1, 5, List.of("a")), ""));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DataSet("X", usual, images(1, 4, List.of("b")), ""));
  }

  @Test
  void identitiesAreFitForFileNames() {
    assertEquals("my-moons-2", DataSet.idOf("My moons (2)"));
    assertEquals("日本", DataSet.idOf("日本"));
    assertEquals("data", DataSet.idOf("…/.."));
  }

  @Test
  void imagesNeedNoClasses() {
    LabelledImages plain = images(2, 4, List.of());

    assertEquals(0, plain.label(1));
    assertEquals(4, plain.followedBy(plain).count());
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledImages(1, 1, new byte[1], new byte[] {1}, List.of()));
  }

  @Test
  void theSplitKeepsEveryImageOnceAndIsRepeatable() {
    Split.Parts parts = Split.ONE_IN_SIX.of(600);
    Set<Integer> all = new HashSet<>();
    for (int image : parts.train()) {
      all.add(image);
    }
    for (int image : parts.test()) {
      all.add(image);
    }

    assertEquals(100, parts.test().length);
    assertEquals(600, all.size());
    assertArrayEquals(parts.test(), Split.ONE_IN_SIX.of(600).test());
    assertTrue(parts.test()[99] > 400, "chosen from everywhere");
    assertEquals(1, Split.ONE_IN_SIX.of(2).test().length);
    assertEquals(1, new Split(0.99, 1).of(2).train().length);
    assertThrows(IllegalArgumentException.class, () -> new Split(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Split(1, 1));
  }

  @Test
  void factorsAreReadByName() {
    Factors factors = new Factors(List.of("a", "b"), 2, new double[] {1, 2, 3, 4});

    assertArrayEquals(new double[] {2, 4}, factors.column("b"));
    assertEquals(3, factors.value(1, "a"));
    assertThrows(IllegalArgumentException.class, () -> factors.column("c"));
    assertThrows(IllegalArgumentException.class, () -> new Factors(List.of("a"), 2, new double[3]));
    assertThrows(
        IllegalArgumentException.class, () -> new Factors(List.of("a", "a"), 1, new double[2]));
    assertEquals(
        new Factors(List.of("b"), 3, new double[] {2, 4, 9}),
        factors.followedBy(new Factors(List.of("b"), 1, new double[] {9})));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledImages(1, 1, new byte[1], new byte[1], List.of("a"), factors));
  }
}
