package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import lunula.data.format.FashionMnist;
import lunula.files.Bundle;
import lunula.files.Languages;
import lunula.model.GrayImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparedImageTest {
  @AfterEach
  void speakEnglishAgain() {
    Bundle.speak(Bundle.Language.ENGLISH);
  }

  @Test
  void theClassOfAnImageChangesWithTheLanguage() {
    var boot = new ComparedImage("00", 0, 9, FashionMnist.CLASS_NAMES, null);
    assertEquals("Ankle boot", boot.className());
    Bundle.speak(Languages.spoken(Stream.of("zh")));
    assertEquals("短靴", boot.className());
  }

  @Test
  void aPictureOfOnesOwnHasNoClass() {
    assertEquals("", ComparedImage.own(new GrayImage(1, 1, new float[1])).className());
  }
}
