package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
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

  /// Some hundred kilobytes of these had a decoder at work for hours.
  @Test
  void scansThatSayNothingNewAreNotDecoded() throws IOException {
    byte[] again = progressive(1_000, scan -> new int[] {1, 0, 0});
    assertEquals(2, scans(read(again).bytes()));
    assertNotNull(read(again).damage());
    byte[] finer =
        progressive(
            63 * 14,
            scan -> {
              int bit = 13 - scan / 63;
              return new int[] {1 + scan % 63, bit == 13 ? 0 : bit + 1, bit};
            });
    assertEquals(200, scans(read(finer).bytes()));
    assertNotNull(read(finer).damage());
  }

  /// One grey block: its mean, then scans of a coefficient each, all of them zero.
  ///
  /// @param scan its coefficient, and to which bit that is known before and after it
  private static byte[] progressive(int scans, IntFunction<int[]> scan) {
    var file = new ByteArrayOutputStream();
    write(file, 0xff, 0xd8);
    write(file, 0xff, 0xdb, 0, 67, 0);
    for (int i = 0; i < 64; i++) {
      write(file, 1);
    }
    write(file, 0xff, 0xc2, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0);
    for (int table : new int[] {0, 0x10}) {
      write(file, 0xff, 0xc4, 0, 20, table, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    write(file, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0x7f);
    for (int number = 0; number < scans; number++) {
      int[] of = scan.apply(number);
      write(file, 0xff, 0xda, 0, 8, 1, 1, 0, of[0], of[0], of[1] << 4 | of[2], 0x7f);
    }
    write(file, 0xff, 0xd9);
    return file.toByteArray();
  }

  private static void write(ByteArrayOutputStream file, int... bytes) {
    for (int one : bytes) {
      file.write(one);
    }
  }

  private static int scans(byte[] jpeg) {
    int count = 0;
    for (int i = 1; i < jpeg.length; i++) {
      count += jpeg[i - 1] == -1 && jpeg[i] == (byte) 0xda ? 1 : 0;
    }
    return count;
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
