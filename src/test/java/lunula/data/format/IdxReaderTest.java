package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import lunula.data.DataException;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
  private static final byte[] SIX_PIXELS = {0, 1, 127, (byte) 128, (byte) 255, 6};

  @TempDir Path folder;

  @Test
  void readsPlainAndGzippedImagesAlike() throws IOException {
    byte[] idx = idx(SIX_PIXELS, 2051, 1, 2, 3);

    for (byte[] content : new byte[][] {idx, gzip(idx)}) {
      IdxReader.Images images = IdxReader.readImages(file(content));
      assertEquals(1, images.count());
      assertEquals(3, images.width());
      assertEquals(2, images.height());
      assertArrayEquals(SIX_PIXELS, images.pixels());
    }
  }

  @Test
  void readsPlainAndGzippedLabelsAlike() throws IOException {
    byte[] idx = idx(new byte[] {3, 0, 9}, 2049, 3);

    assertArrayEquals(new byte[] {3, 0, 9}, IdxReader.readLabels(file(idx), 10));
    assertArrayEquals(new byte[] {3, 0, 9}, IdxReader.readLabels(file(gzip(idx)), 10));
  }

  @Test
  void saysWhenTheFileIsMissing() {
    Path missing = folder.resolve("nowhere.gz");

    DataException failure = assertThrows(DataException.class, () -> IdxReader.readImages(missing));

    assertEquals(
        missing + " is missing. Put it there, or install Lunula again.",
        UserMessages.words(failure));
    assertInstanceOf(NoSuchFileException.class, failure.getCause());
  }

  @Test
  void saysHowMuchOfACutFileIsThere() throws IOException {
    byte[] cut = Arrays.copyOf(idx(SIX_PIXELS, 2051, 1, 2, 3), 20);

    refusesImages(idx(SIX_PIXELS, 2051, 4, 2, 3), "promises 24 bytes of data");
    refusesImages(gzip(cut), "ends after 4 of 6 bytes of data; it was cut off");
    refusesImages(Arrays.copyOf(cut, 9), "ends after 9 of the 16 bytes of its header");
    refusesImages(new byte[0], "ends after 0 of the 16 bytes of its header");
  }

  @Test
  void saysWhenTheCompressedDataIsCutOrDamaged() throws IOException {
    byte[] whole = gzip(idx(SIX_PIXELS, 2051, 1, 2, 3));

    refusesImages(Arrays.copyOf(whole, whole.length - 12), "cut off");
    refusesImages(Arrays.copyOf(whole, 5), "cut off");
    byte[] wrongChecksum = whole.clone();
    wrongChecksum[whole.length - 6] ^= 1;
    refusesImages(wrongChecksum, "is damaged");
    byte[] wrongHeader = whole.clone();
    wrongHeader[2] = 99;
    refusesImages(wrongHeader, "is damaged");
  }

  @Test
  void refusesWhatGoesOnAfterItsEnd() throws IOException {
    byte[] overlong = Arrays.copyOf(idx(SIX_PIXELS, 2051, 1, 2, 3), 23);

    refusesImages(overlong, "goes on after the 6 bytes of data it promises");
    refusesImages(gzip(overlong), "goes on after the 6 bytes of data it promises");
  }

  @Test
  void refusesOtherFiles() throws IOException {
    refusesImages(
        "<html>not found</html>".getBytes(StandardCharsets.US_ASCII),
        "is neither gzip nor an IDX file of images");
    refusesImages(idx(new byte[] {1}, 2049, 1), "it begins with 2049 instead of 2051");
    refusesLabels(idx(SIX_PIXELS, 2051, 1, 2, 3), "it begins with 2051 instead of 2049");
  }

  @Test
  void refusesLyingHeadersBeforeAllocating() throws IOException {
    refusesImages(
        idx(SIX_PIXELS, 2051, -1, 28, 28), "promises 4294967295 images of 28 × 28 pixels");
    refusesImages(idx(SIX_PIXELS, 2051, 1, 0, 3), "which cannot be");
    refusesImages(idx(SIX_PIXELS, 2051, 1, 2, 1 << 20), "which cannot be");
    refusesImages(gzip(idx(SIX_PIXELS, 2051, 1000, 1000, 1000)), "it was cut off");
    refusesLabels(idx(new byte[] {1}, 2049, 1 << 30), "it was cut off");
    refusesLabels(idx(new byte[0], 2049, 0), "promises 0 labels");
  }

  @Test
  void whatIsTooLargeIsNotToBeCopiedAgain() throws IOException {
    for (byte[] large :
        new byte[][] {
          idx(SIX_PIXELS, 2051, Integer.MAX_VALUE, 1024, 1024), idx(SIX_PIXELS, 2051, 2, 1100, 1100)
        }) {
      Path file = file(large);
      String message =
          UserMessages.words(assertThrows(DataException.class, () -> IdxReader.readImages(file)));
      assertTrue(message.contains("sample.idx"), message);
      assertTrue(message.contains("smaller images"), message);
      assertFalse(message.contains("Copy"), message);
    }
  }

  @Test
  void refusesLabelsThatNoClassHas() throws IOException {
    refusesLabels(
        idx(new byte[] {3, 10}, 2049, 2),
        "gives image 1 the class number 10, but the classes go from 0 to 9");
    refusesLabels(idx(new byte[] {(byte) 200}, 2049, 1), "class number 200");
  }

  private void refusesImages(byte[] content, String sentence) throws IOException {
    Path file = file(content);
    expect(sentence, assertThrows(DataException.class, () -> IdxReader.readImages(file)));
  }

  private void refusesLabels(byte[] content, String sentence) throws IOException {
    Path file = file(content);
    expect(sentence, assertThrows(DataException.class, () -> IdxReader.readLabels(file, 10)));
  }

  private void expect(String sentence, DataException failure) {
    String message = UserMessages.words(failure);
    assertTrue(message.contains(sentence), message);
    assertTrue(message.contains("sample.idx"), message);
    assertTrue(message.endsWith("Copy the file again from where it came."), message);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("sample.idx"), content);
  }

  private static byte[] idx(byte[] content, int... header) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * header.length + content.length);
    for (int number : header) {
      buffer.putInt(number);
    }
    return buffer.put(content).array();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
