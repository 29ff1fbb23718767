package lunula.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import lunula.files.Bundle.Language;
import lunula.testkit.PseudoLanguage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  private final Bundle bundle = new Bundle("/lunula/files/bundle");

  @AfterEach
  void speakEnglishAgain() {
    Bundle.speak(Language.ENGLISH);
  }

  @Test
  void wordsAreEnglishUntilAnotherLanguageIsChosen() {
    assertEquals("In English, 1,234.5", bundle.get("bundle.both", 1234.5));
    Bundle.speak(Language.of("zh"));
    assertEquals("中文，1,234.5", bundle.get("bundle.both", 1234.5));
  }

  @Test
  void whatALanguageLacksIsSaidInEnglish() {
    Bundle.speak(Language.of("zh"));
    assertEquals("Only in English", bundle.get("bundle.english"));
    Bundle.speak(Language.of("fr"));
    assertEquals("In English, it", bundle.get("bundle.both", "it"));
    assertEquals("the disk is full", UserMessages.words(UserMessage.of("files.reason.full")));
  }

  @Test
  void aMissingKeyOrBundleIsADefect() {
    assertEquals(Optional.empty(), bundle.find("bundle.none"));
    assertThrows(MissingResourceException.class, () -> bundle.get("bundle.none"));
    assertThrows(MissingResourceException.class, () -> new Bundle("/lunula/none").find("any.key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../zh", "zh/", "_zh"})
  void aTagIsTheNameOfALanguage(String tag) {
    assertThrows(IllegalArgumentException.class, () -> Language.of(tag));
  }

  @Test
  void aPseudoLanguageMarksTheWordsOfABundleAndNoOthers() {
    PseudoLanguage pseudo = new PseudoLanguage();
    try (pseudo) {
      assertEquals("‹In› ‹English›, data", bundle.get("bundle.both", "data"));
      assertEquals(List.of("data"), PseudoLanguage.unmarked(bundle.get("bundle.both", "data")));
    }
    assertEquals("In English, data", bundle.get("bundle.both", "data"));
  }
}
