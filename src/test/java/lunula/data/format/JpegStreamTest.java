package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;

/// What [JpegStream] lets through gives Java's decoder no reason to warn.
class JpegStreamTest {
  private static final int MUTATIONS = Integer.getInteger("lunula.jpeg.mutations", 4000);
  private static final long MOST = 1 << 28;

  private static JpegStream.Read read(byte[] jpeg) throws UserMessageException {
    return JpegStream.of(jpeg, MOST, () -> false);
  }

  @Test
  void aWholeFileIsTheFileItself() throws IOException {
    for (byte[] whole : Jpegs.all()) {
      JpegStream.Read read = read(whole);
      assertNull(read.damage());
      assertSame(whole, read.bytes());
    }
  }

  @Test
  void halfAPictureIsDamagedAndItsRestIsFlat() throws IOException {
    byte[] whole = Jpegs.of(64, 64, BufferedImage.TYPE_INT_RGB, false, 0);
    JpegStream.Read half = read(Arrays.copyOf(whole, whole.length / 2 + 200));
    assertEquals("was cut off", UserMessages.words(Objects.requireNonNull(half.damage())));
  }

  @Test
  void manyDamagedFilesGiveNoReasonToWarn() throws IOException {
    List<byte[]> whole = Jpegs.all();
    var chance = new Random(20);
    int damaged = 0;
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] file = Jpegs.damaged(whole.get(i % whole.size()), chance);
      try {
        JpegStream.Read checked = read(file);
        read++;
        damaged += checked.damage() == null ? 0 : 1;
        Jpegs.decodeWithoutWarning(checked.bytes());
      } catch (UserMessageException refused) {
        assertTrue(UserMessages.words(refused).length() > 5);
      }
    }
    assertTrue(read > MUTATIONS / 2, () -> "most can be decoded");
    assertTrue(damaged > MUTATIONS / 4, () -> "most are damaged");
  }
}
