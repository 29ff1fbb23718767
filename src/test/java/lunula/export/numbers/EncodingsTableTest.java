package lunula.export.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import lunula.files.FileWriteException;
import lunula.files.UserMessages;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingsTableTest {
  private static final EncodingsTable TABLE =
      new EncodingsTable(
          new Encodings(
              2,
              new float[] {0.5f, -1.25f, 1e-7f, 3, 0.1f, 12345.678f},
              new float[] {-1, -2, -3, -4, -5, -6}),
          new byte[] {3, 0, (byte) 200});

  @TempDir Path folder;

  @Test
  void theTableReadsBackToTheSameNumbers() throws IOException {
    Path file = folder.resolve("z.csv");

    TABLE.writeCsv(file);

    List<String> lines = Files.readAllLines(file);
    assertEquals("index,class,z0,z1", lines.get(0));
    assertEquals("0,3,0.5,-1.25", lines.get(1));
    assertEquals("1,0,1.0E-7,3.0", lines.get(2));
    assertEquals("2,200,0.1,12345.678", lines.get(3));
    assertEquals(4, lines.size());
  }

  @Test
  void theArchiveHoldsAlignedArrays() throws IOException {
    Path file = folder.resolve("z.npz");

    TABLE.writeNpz(file);

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertEquals(
          List.of("z.npy", "log_variance.npy", "class.npy", "index.npy"),
          zip.stream().map(entry -> entry.getName()).toList());
      try (InputStream in = zip.getInputStream(zip.getEntry("z.npy"))) {
        byte[] array = in.readAllBytes();
        String header = new String(array, 10, 118, StandardCharsets.ISO_8859_1);
        assertEquals(128 + 6 * 4, array.length);
        assertTrue(
            header.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }"),
            header);
        assertTrue(header.endsWith("\n"));
      }
    }
  }

  @Test
  void theSameEncodingsMakeTheSameFile() throws IOException {
    TABLE.writeNpz(folder.resolve("a.npz"));
    TABLE.writeNpz(folder.resolve("b.npz"));

    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.npz")), Files.readAllBytes(folder.resolve("b.npz")));
  }

  @Test
  void numpyReadsTheArchive() throws IOException, InterruptedException {
    Path file = folder.resolve("z.npz");
    TABLE.writeNpz(file);
    String script =
        "import numpy as n; f=n.load(r'%s'); print(f['z'].dtype, f['z'].shape, f['z'][2,1],"
                .formatted(file)
            + " f['log_variance'].sum(), f['class'].tolist(), f['index'].tolist())";

    assumeTrue(hasNumpy(), "python3 with numpy is not here");

    assertEquals("float32 (3, 2) 12345.678 -21.0 [3, 0, 200] [0, 1, 2]", python(script));
  }

  private static boolean hasNumpy() throws InterruptedException {
    try {
      return python("import numpy; print('yes')").equals("yes");
    } catch (IOException missing) {
      return false;
    }
  }

  private static String python(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("python3", "-c", script).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return said.strip();
  }

  @Test
  void whatCannotBeWrittenIsSaidAndNothingIsLeft() {
    Path file = folder.resolve("nowhere/z.npz");

    FileWriteException failure = assertThrows(FileWriteException.class, () -> TABLE.writeNpz(file));

    assertTrue(UserMessages.words(failure).contains("was not saved"));
  }

  @Test
  void refusesLabelsOfOtherImages() {
    assertThrows(
        IllegalArgumentException.class, () -> new EncodingsTable(TABLE.encodings(), new byte[2]));
  }
}
