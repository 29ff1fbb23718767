package lunula.data.format;

import static lunula.testkit.SampleFiles.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.Moons;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DataFinderTest {
  @TempDir Path folder;

  private OwnData find(String name, byte[] content) throws IOException {
    return find(Files.write(folder.resolve(name), content));
  }

  private static OwnData find(Path chosen) throws DataException {
    return DataFinder.find(chosen, Shaping.asItIs(), Split.ONE_IN_SIX);
  }

  @Test
  void knowsDataByItsContentsNotItsName() throws IOException {
    byte[] idx = bytes(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4);

    assertInstanceOf(IdxFiles.class, find("a.csv", idx));
    assertInstanceOf(IdxFiles.class, find("b.bin", SampleFiles.gzip(idx)));
    assertInstanceOf(
        ArrayFiles.class, find("c.dat", SampleFiles.npy("|u1", "(1, 2, 2)", bytes(1, 2, 3, 4))));
    SampleFiles.zip(folder.resolve("d.zip"), Map.of("x.npy", new byte[1]));
    assertInstanceOf(ArrayFiles.class, find(folder.resolve("d.zip")));
    assertInstanceOf(CsvTable.class, find("e.txt", "1,2,3,4\n".getBytes(StandardCharsets.UTF_8)));
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    assertInstanceOf(ImageFolder.class, find(pictures));
    assertEquals(28, find(pictures).shaping().width());
  }

  @Test
  void findsTheLabelsAndTheTestSetBesideTheImages() throws IOException {
    DataSet moons =
        new Moons(MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(8).withCounts(40, 20)).load();
    IdxWriter.writeAll(folder, moons);

    DataSet found = SampleFiles.loaded(find(folder.resolve("train-images-idx3-ubyte.gz"))).data();

    assertEquals(40, found.train().count());
    assertEquals(20, found.test().count());
    assertEquals(5, found.classNames().size());
  }

  @Test
  void saysWhatIsNoData() throws IOException {
    refuses("a.bin", bytes(1, 2, 3, 4, 5, 0, 7), "is not a kind of data that Lunula reads");
    refuses("a.idx", bytes(0, 0, 8, 1, 0, 0, 0, 1, 5), "holds labels without images");
    refuses("a.png", bytes(0x89, 'P', 'N', 'G', 13, 10), "is a single picture");
    refuses("a.json", "[[1, 2, 3, 4]]".getBytes(StandardCharsets.UTF_8), "is a JSON file");
    refuses("a.onnx", bytes(8, 7, 0x12, 2, 't', 'f', 0, 1), "is a network (ONNX)");
    refuses("a.dcm", at(128, "DICM"), "is a medical image");
    refuses("a.mat", at(512, "\u0089HDF"), "is an HDF5 file");
    refuses("a.fits", at(0, "SIMPLE  = T"), "is a FITS image");
    refuses("a.gz", bytes(0x1f, 0x8b, 8, 0, 0), "cannot be read");
    DataException failure =
        assertThrows(DataException.class, () -> find(folder.resolve("nowhere")));
    assertTrue(UserMessages.words(failure).contains("cannot be read"));
  }

  private static byte[] at(int place, String magic) {
    byte[] file = new byte[place + 64];
    System.arraycopy(magic.getBytes(StandardCharsets.ISO_8859_1), 0, file, place, magic.length());
    return file;
  }

  @Test
  void anArchiveWithAPasswordIsNamed() throws IOException {
    Path archive = folder.resolve("own.zip");
    SampleFiles.zip(archive, Map.of("a.csv", "1,2,3,4\n".getBytes(StandardCharsets.UTF_8)));
    byte[] bytes = Files.readAllBytes(archive);
    for (int i = 0; i + 8 < bytes.length; i++) {
      // The flag of encryption, in the entry’s own header and in the directory.
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 3) {
        bytes[i + 6] |= 1;
      } else if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1) {
        bytes[i + 8] |= 1;
      }
    }
    refuses("own.zip", bytes, "is protected by a password");
  }

  @Test
  void namesOfPicturesAreNoPictures() throws IOException {
    Path table = Files.writeString(folder.resolve("a.csv"), "file,label\na.png,cat\nb.png,dog\n");
    OwnData data = find(table);

    String sentence =
        UserMessages.words(assertThrows(DataException.class, () -> data.survey(Progress.NONE)));

    assertTrue(sentence.contains("names pictures and holds none"), sentence);
  }

  /// Nobody writes into it, so whoever opens it waits for ever.
  @Test
  @Timeout(20)
  void aPipeIsNoData() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    try {
      assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    } catch (IOException noSuchProgram) {
      assumeTrue(false, "no mkfifo");
    }
    String sentence = pipe + " is neither a file nor a folder. Choose a file or a folder.";
    for (Executable reader :
        List.<Executable>of(
            () -> find(pipe),
            () -> IdxReader.readImages(pipe),
            () -> new CsvTable(pipe, Shaping.asItIs(), Split.ONE_IN_SIX).load(Progress.NONE),
            () -> new ArrayFiles(pipe, Shaping.asItIs(), Split.ONE_IN_SIX).load(Progress.NONE))) {
      assertEquals(sentence, UserMessages.words(assertThrows(DataException.class, reader)));
    }
    assertThrows(DataException.class, () -> OnePicture.read(pipe, 28, 28));
  }

  private void refuses(String name, byte[] content, String sentence) {
    DataException failure = assertThrows(DataException.class, () -> find(name, content));
    String message = UserMessages.words(failure);
    assertTrue(message.contains(sentence), message);
    assertTrue(message.contains(name), message);
  }
}
