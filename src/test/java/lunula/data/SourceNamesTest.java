package lunula.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceNamesTest {
  @Test
  void namesStayWithTheirImages() {
    SourceNames some = SourceNames.of(List.of("a.png", "", "猫/三.png"));

    assertEquals("猫/三.png", some.name(2));
    assertEquals("", some.name(1));
    SourceNames picked = some.pick(new int[] {2, 0});
    assertEquals(SourceNames.of(List.of("猫/三.png", "a.png")), picked);
    SourceNames joined = SourceNames.none(1).followedBy(picked).followedBy(SourceNames.none(2));
    assertEquals(SourceNames.of(List.of("", "猫/三.png", "a.png", "", "")), joined);
  }

  @Test
  void ofNamesThatNobodyKnowsNothingIsKept() {
    assertTrue(SourceNames.of(List.of("", "")).isEmpty());
    assertEquals(SourceNames.none(2), SourceNames.of(List.of("", "")));
    assertEquals(3, SourceNames.none(1).followedBy(SourceNames.none(2)).count());
    assertEquals("", SourceNames.none(2).name(1));
  }
}
