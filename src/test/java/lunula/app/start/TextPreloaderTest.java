package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import lunula.ui.kit.Texts;
import org.junit.jupiter.api.Test;

class TextPreloaderTest {
  @Test
  void everyPanelThatIsReadAheadHasItsWordsAndIsNamedOnce() {
    assertEquals(
        TextPreloader.owners().size(),
        TextPreloader.owners().stream()
            .map(Class::getPackageName)
            .collect(Collectors.toSet())
            .size());
    assertDoesNotThrow(() -> TextPreloader.owners().forEach(Texts::of));
  }
}
