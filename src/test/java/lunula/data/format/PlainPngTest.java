package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick decoder of PNGs gives what the JDK's gives, or leaves the file to it.
class PlainPngTest {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
    byte[] called = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(called);
    sum.update(data);
    out.writeInt(data.length);
    out.write(called);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }

  /// A PNG of chance, whose rows have all five filters in turns.
  ///
  /// @param pieces chunks of data
  private static byte[] png(int width, int height, int colours, int interlace, int pieces)
      throws IOException {
    int stride = width * (colours == 2 ? 3 : colours == 4 ? 2 : 1);
    byte[] rows = new byte[height * (stride + 1)];
    new Random(width * 31L + height).nextBytes(rows);
    for (int y = 0; y < height; y++) {
      rows[y * (stride + 1)] = (byte) (y % 5);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(rows);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream numbers = new DataOutputStream(header);
    numbers.writeInt(width);
    numbers.writeInt(height);
    numbers.write(new byte[] {8, (byte) colours, 0, 0, (byte) interlace});
    chunk(out, "IHDR", header.toByteArray());
    chunk(out, "gAMA", new byte[] {0, 0, (byte) 0xb1, (byte) 0x8f});
    chunk(out, "tEXt", "Title\0chance".getBytes(StandardCharsets.US_ASCII));
    byte[] data = packed.toByteArray();
    int each = Math.ceilDiv(data.length, pieces);
    for (int from = 0; from < data.length; from += each) {
      chunk(out, "IDAT", Arrays.copyOfRange(data, from, Math.min(data.length, from + each)));
    }
    chunk(out, "IEND", new byte[0]);
    return file.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 1", "28, 28, 0, 1", "7, 11, 0, 3", "28, 28, 2, 1", "13, 40, 2, 50"})
  void everyFilterGivesWhatTheJdkGives(int width, int height, int colours, int pieces)
      throws IOException {
    byte[] file = png(width, height, colours, 0, pieces);

    PictureReader.Grey grey = Objects.requireNonNull(PlainPng.read(file));

    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
    assertEquals(picture.getWidth(), grey.width());
    assertEquals(picture.getHeight(), grey.height());
    float[] levels = new float[width * height];
    for (int i = 0; i < levels.length; i++) {
      levels[i] =
          colours == 0
              ? picture.getRaster().getSample(i % width, i / width, 0)
              : PictureReader.luma(picture.getRGB(i % width, i / width));
    }
    assertArrayEquals(levels, grey.levels());
  }

  @Test
  void otherKindsAreLeftToTheJdk() throws IOException {
    assertNull(PlainPng.read(png(8, 8, 4, 0, 1)));
    assertNull(PlainPng.read(png(8, 8, 0, 1, 1)));
    assertNull(PlainPng.read(new byte[] {1, 2, 3}));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void whatIsDamagedIsLeftToTheJdkToo(int colours) throws IOException {
    byte[] file = png(9, 5, colours, 0, 2);
    assertNotNull(PlainPng.read(file));
    for (int length = 0; length < file.length; length++) {
      assertNull(PlainPng.read(Arrays.copyOf(file, length)));
    }
    for (int at = 0; at < file.length; at++) {
      byte[] other = file.clone();
      other[at] ^= 0x10;
      assertNull(PlainPng.read(other), () -> "a change was not seen");
    }
  }
}
