package lunula.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import lunula.ui.Texts;
import org.junit.jupiter.api.Test;

class TextsAheadTest {
  @Test
  void everyPanelThatIsReadAheadHasItsWordsAndIsNamedOnce() {
    assertEquals(
        TextsAhead.owners().size(),
        TextsAhead.owners().stream().map(Class::getPackageName).collect(Collectors.toSet()).size());
    assertDoesNotThrow(() -> TextsAhead.owners().forEach(Texts::of));
  }
}
