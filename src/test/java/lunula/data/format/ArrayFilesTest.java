package lunula.data.format;

import static lunula.testkit.SampleFiles.bytes;
import static lunula.testkit.SampleFiles.doublesBigEndian;
import static lunula.testkit.SampleFiles.floats;
import static lunula.testkit.SampleFiles.longs;
import static lunula.testkit.SampleFiles.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Preview;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayFilesTest {
  private static final byte[] TWO_IMAGES = bytes(0, 1, 2, 3, 252, 253, 254, 255);

  @TempDir Path folder;

  private LabelledImages images(byte[] npy) throws IOException {
    return source(npy).preview(10).images();
  }

  private ArrayFiles source(byte[] npy) throws IOException {
    Path file = Files.write(folder.resolve("sample.npy"), npy);
    return new ArrayFiles(file, Shaping.asItIs(), Split.ONE_IN_SIX);
  }

  private ArrayFiles archive(Map<String, byte[]> arrays) throws IOException {
    Path file = folder.resolve("sample.npz");
    SampleFiles.zip(file, arrays);
    return new ArrayFiles(file, Shaping.asItIs(), Split.ONE_IN_SIX);
  }

  @Test
  void readsEveryUsualShape() throws IOException {
    for (String shape : List.of("(2, 2, 2)", "(2, 4)", "(2, 2, 2, 1)", "(2, 1, 2, 2)")) {
      LabelledImages images = images(npy("|u1", shape, TWO_IMAGES));
      assertEquals(2, images.width());
      assertEquals(2, images.height());
      assertArrayEquals(TWO_IMAGES, images.allPixels());
      assertEquals(List.of(), images.classNames());
    }
  }

  @Test
  void findsOutWhatFloatingNumbersMean() throws IOException {
    byte[] expected = bytes(0, 51, 204, 255);

    assertArrayEquals(
        expected, images(npy("<f4", "(1, 2, 2)", floats(0, 0.2f, 0.8f, 1))).allPixels());
    assertArrayEquals(
        expected, images(npy("<f4", "(1, 2, 2)", floats(0, 51, 204, 255))).allPixels());
    assertArrayEquals(
        expected, images(npy("<f4", "(1, 2, 2)", floats(-1, -0.6f, 0.6f, 1))).allPixels());
    assertArrayEquals(
        expected, images(npy(">f8", "(1, 2, 2)", doublesBigEndian(0, 0.2, 0.8, 1))).allPixels());
    assertTrue(
        source(npy("<f4", "(1, 2, 2)", floats(-1, 0, 0, 1)))
            .preview(1)
            .notes()
            .contains("Pixels go from −1 to 1; −1 was taken as black and 1 as white."));
  }

  @Test
  void readsHalfPrecision() throws IOException {
    // 0, 1/2, 1 and 1/4 as IEEE 754 binary16, little-endian.
    byte[] halves = bytes(0, 0, 0, 0x38, 0, 0x3c, 0, 0x34);

    assertArrayEquals(bytes(0, 128, 255, 64), images(npy("<f2", "(1, 2, 2)", halves)).allPixels());
  }

  @Test
  void readsVersionTwoAndTruthValues() throws IOException {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }";

    byte[] pixels = images(npy(2, header, "|b1", "(1, 2, 2)", bytes(0, 1, 1, 0))).allPixels();

    assertArrayEquals(bytes(0, 255, 255, 0), pixels);
  }

  @Test
  void readsBothPartsOfAnArchiveWithTheirLabels() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("x_test.npy", npy("|u1", "(1, 2, 2)", bytes(9, 9, 9, 9)));
    arrays.put("y_test.npy", npy("|u1", "(1,)", bytes(7)));
    arrays.put("x_train.npy", npy("|u1", "(2, 2, 2)", TWO_IMAGES));
    arrays.put("y_train.npy", npy("<i8", "(2,)", longs(12, 7)));

    DataSet data = SampleFiles.loaded(archive(arrays)).data();

    assertEquals("sample", data.name());
    assertEquals(List.of("7", "12"), data.classNames());
    assertEquals(1, data.train().label(0));
    assertEquals(0, data.train().label(1));
    assertEquals(0, data.test().label(0));
    assertArrayEquals(TWO_IMAGES, data.train().allPixels());
    assertArrayEquals(bytes(9, 9, 9, 9), data.test().allPixels());
  }

  @Test
  void takesTheOnlyArrayThatCanBeImages() throws IOException {
    ArrayFiles source =
        archive(
            Map.of(
                "pictures.npy", npy("|u1", "(2, 2, 2)", TWO_IMAGES),
                "weights.npy", npy("<i8", "(2,)", longs(1, 2)),
                "objects.npy", npy("|O", "(2, 2, 2)", TWO_IMAGES)));

    Preview preview = source.preview(10);

    assertArrayEquals(TWO_IMAGES, preview.images().allPixels());
    assertEquals("The images are the array “pictures”.", preview.notes().getFirst());
    assertEquals(2, preview.total());
  }

  @Test
  void leavesOutImagesThatAreNotNumbers() throws IOException {
    ArrayFiles source =
        source(
            npy(
                "<f4",
                "(4, 2, 2)",
                floats(0, 0, 0, 1, 0, Float.NaN, 0, 0, 0, 0, 900, 0, 1, 1, 1, 1)));

    LoadOutcome.Loaded loaded = SampleFiles.loaded(source);

    assertEquals(2, loaded.data().train().count() + loaded.data().test().count());
    assertEquals(2, loaded.skippedCount());
    assertEquals(
        "Image 1 of sample holds NaN, which is no number", loaded.skipped().getFirst().toString());
  }

  @Test
  void saysWhatIsWrongWithAnArray() throws IOException {
    byte[] whole = npy("|u1", "(8, 1, 1)", TWO_IMAGES);
    String columns = "{'descr': '%s', 'fortran_order': True, 'shape': %s, }";

    refuses(Arrays.copyOf(whole, whole.length - 3), "was cut off");
    refuses(Arrays.copyOf(whole, whole.length + 1), "goes on after the numbers of its shape");
    refuses(Arrays.copyOf(whole, 30), "ends in its header");
    refuses(Arrays.copyOf(whole, 3), "is not a NumPy array");
    refuses(npy("|O", "(2, 2, 2)", TWO_IMAGES), "holds numbers of the type O");
    refuses(npy("<c8", "(2, 2, 2)", TWO_IMAGES), "holds numbers of the type c8");
    refuses(
        npy(1, "{'descr': [('a', '<f4')], 'shape': %s%s}", "(2,)", "", TWO_IMAGES),
        "holds no plain numbers, but records or Python objects");
    refuses(npy(9, columns, "|u1", "(2, 2, 2)", TWO_IMAGES), "is of version 9");
    refuses(npy("|u1", "(8,)", TWO_IMAGES), "has the shape (8), which is not a set of grey images");
    refuses(npy("|u1", "(1, 2, 2, 2)", TWO_IMAGES), "which is not a set of grey images");
    refuses(npy("|u1", "(1, 8)", TWO_IMAGES), "which is not a set of grey images");
    refuses(npy("|u1", "(2000000000, 1000, 1000)", TWO_IMAGES), "more than the file can hold");
    refuses(npy("|u1", "(99999999999, 2, 2)", TWO_IMAGES), "which cannot be");
    refuses(npy("|u1", "(0, 2, 2)", new byte[0]), "which is not a set of grey images");
    refuses(npy("<f4", "(1, 2, 2)", floats(900, 0, 0, 0)), "one usable image only");
  }

  private void refuses(byte[] npy, String sentence) throws IOException {
    ArrayFiles source = source(npy);
    expect(sentence, assertThrows(DataException.class, () -> source.load(Progress.NONE)));
  }

  private static void expect(String sentence, DataException failure) {
    String message = UserMessages.words(failure);
    assertTrue(message.contains(sentence), message);
    assertTrue(message.contains("sample"), message);
    assertTrue(message.endsWith("."), message);
  }

  @Test
  void saysWhatIsWrongWithAnArchive() throws IOException {
    byte[] images = npy("|u1", "(2, 2, 2)", TWO_IMAGES);

    refusesArchive(Map.of("notes.txt", new byte[3]), "holds the arrays (none)");
    refusesArchive(Map.of("a.npy", images, "b.npy", images), "none of them is clearly the images");
    refusesArchive(
        Map.of("x.npy", images, "y.npy", npy("|u1", "(3,)", bytes(1, 2, 3))),
        "has the shape (3) instead of (2,)");
    refusesArchive(
        Map.of("x.npy", images, "y.npy", npy("<f4", "(2,)", floats(1, 2.5f))),
        "holds 2.5, which is not a class number");
    refusesArchive(
        Map.of("x.npy", npy("|u1", "(1000000, 1000, 1000)", TWO_IMAGES)),
        "more than the file can hold");
  }

  private void refusesArchive(Map<String, byte[]> arrays, String sentence) throws IOException {
    ArrayFiles source = archive(arrays);
    expect(sentence, assertThrows(DataException.class, () -> source.load(Progress.NONE)));
  }

  @Test
  void refusesABombWithoutUnpackingIt() throws IOException {
    // Two gigabytes of zeros would pack into two megabytes; a gigabyte of pixels is the most.
    byte[] header = npy("|u1", "(3000000, 28, 28)", new byte[4_000_000]);

    refusesArchive(Map.of("x.npy", header), "was cut off");
  }

  @Test
  void refusesMoreImagesThanAnyoneHas() throws IOException {
    refuses(npy("|u1", "(30000000, 1, 1)", new byte[30_000_000]), "holds 30,000,000 images");
  }

  @Test
  void saysWhenAnArchiveIsDamaged() throws IOException {
    archive(Map.of("x.npy", npy("|u1", "(2, 2, 2)", TWO_IMAGES)));
    Path file = folder.resolve("sample.npz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    ArrayFiles source = new ArrayFiles(file, Shaping.asItIs(), Split.ONE_IN_SIX);

    expect(
        "is a damaged archive",
        assertThrows(DataException.class, () -> source.load(Progress.NONE)));
  }
}
