package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FashionMnistTest {
  private static final Path SHIPPED = Path.of("assets/fashion-mnist");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte.gz, f4a8712d7a061bf5bd6d2ca38dc4d50a",
    "train-labels-idx1-ubyte.gz, 9018921c3c673c538a1fc5bad174d6f9",
    "t10k-images-idx3-ubyte.gz, 8181f5470baa50b63fa0f6fddb340f0a",
    "t10k-labels-idx1-ubyte.gz, 15d484375f8d13e6eb1aabb0c3f46965"
  })
  void shipsTheCanonicalContents(String file, String md5)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("MD5");
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(SHIPPED.resolve(file)), 1 << 16)) {
      byte[] chunk = new byte[1 << 16];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    assertEquals(md5, HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void loadsAllSeventyThousandImages() throws IOException {
    DataSet set = new FashionMnist(SHIPPED).load();

    assertEquals("Fashion-MNIST", set.name());
    assertEquals(60_000, set.train().count());
    assertEquals(10_000, set.test().count());
    assertEquals(28, set.train().width());
    assertEquals(28, set.train().height());
    assertEquals("Ankle boot", set.train().classNames().get(set.train().label(0)));
    assertEquals("Ankle boot", set.test().classNames().get(set.test().label(0)));
    int[] perClass = new int[10];
    for (int image = 0; image < set.test().count(); image++) {
      perClass[set.test().label(image)]++;
    }
    assertArrayEquals(
        new int[] {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000}, perClass);
    assertEquals(
        "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f", set.checksum());
  }

  @Test
  void givesTheLabelsAloneForTheFirstFrame() throws IOException {
    FashionMnist data = new FashionMnist(SHIPPED);

    assertArrayEquals(data.test().allLabels(), data.testLabels());
    assertEquals(60_000, data.trainLabels().length);
  }

  @Test
  void refusesLabelsOfOtherImages() throws IOException {
    Files.copy(
        SHIPPED.resolve("t10k-images-idx3-ubyte.gz"), folder.resolve("t10k-images-idx3-ubyte.gz"));
    Files.copy(
        SHIPPED.resolve("train-labels-idx1-ubyte.gz"), folder.resolve("t10k-labels-idx1-ubyte.gz"));

    DataException failure =
        assertThrows(DataException.class, () -> new FashionMnist(folder).test());
    String message = UserMessages.words(failure);

    assertTrue(
        message.endsWith(
            "t10k-labels-idx1-ubyte.gz holds 60,000 labels for the 10,000 images of"
                + " t10k-images-idx3-ubyte.gz; they do not belong together. Copy both files again"
                + " from where they came."),
        message);
  }
}
