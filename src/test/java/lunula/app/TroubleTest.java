package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;

class TroubleTest {
  @Test
  void whatWasMadeForThePersonIsToldAsItIs() {
    var own = new FileNotFoundException("Lunula is not whole. Install it again.");
    assertEquals(
        "Lunula is not whole. Install it again.", Trouble.words(new RuntimeException("x", own)));
  }

  @Test
  void whereNoWindowOpensThePersonLearnsWhatToInstall() {
    var gtk = new UnsupportedOperationException("Unable to load glass GTK library.");
    String told = Trouble.noWindow(new RuntimeException(gtk));
    assertTrue(told.contains("libgtk-3-0"), told);
    assertTrue(told.contains("Unable to load glass GTK library."), told);
  }

  @Test
  void tooLittleMemoryIsNoRiddle() {
    assertTrue(Trouble.words(new OutOfMemoryError("Java heap space")).contains("400 MB"));
  }
}
