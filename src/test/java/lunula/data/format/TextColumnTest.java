package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextColumnTest {
  @Test
  void aNamedColumnHoldsTheTexts() {
    Optional<TextColumn> found =
        TextColumn.of(List.of("id,name,town", "1,Ada Lovelace,London", "2,\"Li, Bai\",Chang’an"));
    assertEquals(Optional.of(new TextColumn(',', 1, true)), found);
    assertEquals(Optional.of("Li, Bai"), found.orElseThrow().text("2,\"Li, Bai\",Chang’an"));
    assertEquals(Optional.empty(), found.orElseThrow().text("3"));
  }

  @Test
  void withoutANameItIsTheLongest() {
    assertEquals(
        Optional.of(new TextColumn('\t', 0, false)),
        TextColumn.of(List.of("秦川雄帝宅函谷壮皇居\t太宗", "绮殿千寻起离宫百雉余\t太宗")));
    assertEquals(
        Optional.of(new TextColumn(',', 1, true)),
        TextColumn.of(List.of("number,what", "1,spring", "2,autumn")));
    assertEquals(
        Optional.of(new TextColumn(',', 0, false)), TextColumn.of(List.of("spring", "autumn")));
  }

  @Test
  void numbersAreNoTexts() {
    assertEquals(
        Optional.empty(), TextColumn.of(List.of("label,p0,p1,p2", "cat,0,1,2", "dog,3,4,5")));
    assertEquals(Optional.empty(), TextColumn.of(List.of("1,2", "3,4")));
  }
}
