package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RhymesTest {
  private static void poem(Rhymes rhymes, String ends) {
    int[] each = ends.codePoints().toArray();
    for (int at = 0; at < each.length; at++) {
      rhymes.ends(each[at]);
      if (at > 0) {
        rhymes.pair(each[at - 1], each[at]);
      }
    }
  }

  @Test
  void charactersThatEndNeighbouringCoupletsRhyme() {
    Rhymes rhymes = new Rhymes();
    poem(rhymes, "人春人身");
    poem(rhymes, "春身人");
    poem(rhymes, "风中空风");
    poem(rhymes, "空中风");
    // One poem that changes its rhyme joins nothing.
    poem(rhymes, "身风");
    assertEquals(List.of("人身春", "风中空"), rhymes.groups());
  }

  @Test
  void whatStandsAloneRhymesWithNothing() {
    Rhymes rhymes = new Rhymes();
    poem(rhymes, "月");
    assertEquals(List.of(), rhymes.groups());
  }
}
