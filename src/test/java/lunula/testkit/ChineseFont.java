package lunula.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;

/// What a test of Chinese pages needs, such as Debian's fonts-wqy-microhei.
public final class ChineseFont {
  private ChineseFont() {}

  /// Skips the test where no font has Chinese characters.
  public static void assumeThere() {
    Font[] fonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
    assumeTrue(
        Arrays.stream(fonts).anyMatch(font -> font.canDisplayUpTo("中文") < 0),
        "no font here has Chinese characters; install fonts-wqy-microhei");
  }
}
