package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import lunula.files.InvalidValueException;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;

class LanguageOptionTest {
  @Test
  void theOptionMayStandAnywhere() {
    var expected = new LanguageOption(Optional.of("zh"), List.of("train", "--epochs", "3"));
    assertEquals(expected, LanguageOption.of("--lang", "zh", "train", "--epochs", "3"));
    assertEquals(expected, LanguageOption.of("train", "--lang=zh_CN", "--epochs", "3"));
    assertEquals(
        new LanguageOption(Optional.empty(), List.of("--", "--lang", "zh")),
        LanguageOption.of("--", "--lang", "zh"));
  }

  @Test
  void anUnknownLanguageIsRefusedInASentence() {
    var refused =
        assertThrows(InvalidValueException.class, () -> LanguageOption.of("--lang", "fr"));
    assertEquals("There is no language “fr” here. There are en, zh.", UserMessages.words(refused));
  }

  @Test
  void withoutAValueItIsLeftToTheCommand() {
    assertEquals(List.of("train", "--lang"), LanguageOption.of("train", "--lang").others());
  }
}
