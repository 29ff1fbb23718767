package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;

class StartupErrorViewTest {
  @Test
  void whatWasMadeForThePersonIsToldAsItIs() {
    var own = new FileNotFoundException("Lunula is not whole. Install it again.");
    assertEquals(
        "Lunula is not whole. Install it again.",
        StartupErrorView.words(new RuntimeException("x", own)));
  }

  @Test
  void whereNoWindowOpensThePersonLearnsWhatToInstall() {
    var gtk = new UnsupportedOperationException("Unable to load glass GTK library.");
    String told = StartupErrorView.noWindow(new RuntimeException(gtk));
    assertTrue(told.contains("libgtk-3-0"), told);
    assertTrue(told.contains("Unable to load glass GTK library."), told);
  }

  @Test
  void tooLittleMemoryIsNoRiddle() {
    assertTrue(StartupErrorView.words(new OutOfMemoryError("Java heap space")).contains("400 MB"));
  }
}
