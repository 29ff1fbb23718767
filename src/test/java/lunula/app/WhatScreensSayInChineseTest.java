package lunula.app;

import lunula.files.Bundle;
import lunula.files.Bundle.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class WhatScreensSayInChineseTest extends WhatScreensSayTest {
  // Spoken before the window is made.
  WhatScreensSayInChineseTest() {
    Bundle.speak(Language.of("zh"));
  }

  @AfterAll
  void speakEnglishAgain() {
    Bundle.speak(Language.ENGLISH);
  }
}
