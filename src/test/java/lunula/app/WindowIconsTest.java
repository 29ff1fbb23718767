package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WindowIconsTest {
  @Test
  void theWindowHasAnIconOfEverySize() {
    assertEquals(
        IntStream.of(LunulaApp.WindowIcons.SIZES).boxed().toList(),
        LunulaApp.WindowIcons.all().stream().map(icon -> (int) icon.getWidth()).toList());
  }
}
