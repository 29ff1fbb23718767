package lunula.app;

import lunula.files.Bundle;
import lunula.files.Bundle.Language;
import lunula.testkit.ChineseFont;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/// Chinese is short, and its lines break anywhere.
@Tag("slow")
class EveryPageFitsInChineseTest extends EveryPageFitsTest {
  // Spoken before the window is made.
  EveryPageFitsInChineseTest() {
    ChineseFont.assumeThere();
    Bundle.speak(Language.of("zh"));
  }

  /// Left to English, which is longer.
  @Override
  void nothingIsCutOrCoveredAtTheSizeForAProjector(Sight sight) {}

  @AfterAll
  void speakEnglishAgain() {
    Bundle.speak(Language.ENGLISH);
  }
}
