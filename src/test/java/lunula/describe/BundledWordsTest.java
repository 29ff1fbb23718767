package lunula.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lunula.files.AppFolders;
import lunula.files.Bundle;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.model.card.ModelCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundledWordsTest {
  @AfterEach
  void speakEnglishAgain() {
    Bundle.speak(Bundle.Language.ENGLISH);
  }

  @Test
  void everyBundledModelHasItsNameAndItsDescriptionInChinese() throws IOException {
    List<LibraryEntry> bundled =
        ModelLibrary.in(AppFolders.find()).entries().stream()
            .filter(LibraryEntry::bundled)
            .toList();
    assertTrue(bundled.size() > 15, bundled::toString);
    Bundle.speak(Bundle.Language.of("zh"));
    List<String> untold = new ArrayList<>();
    for (LibraryEntry entry : bundled) {
      ModelCard card = entry.card();
      if (BundledWords.name(card).equals(card.name())) {
        untold.add(card.name());
      }
      if (BundledWords.description(card).equals(card.description())) {
        untold.add(card.description());
      }
    }
    assertEquals(List.of(), untold);
  }
}
