package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.LoadOutcome;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arrays as Python 3.11 with NumPy 2 pickles them, in every protocol since 2.
class PicklesTest {
  @TempDir Path folder;

  private Path copied(String resource, String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PicklesTest.class.getResourceAsStream("pickles/" + resource))) {
      Path file = folder.resolve(name);
      Files.copy(in, file);
      return file;
    }
  }

  private static OwnData.Survey survey(Path chosen) throws DataException {
    return DataFinder.find(chosen, ImportOptions.of(Shaping.asItIs()), Split.ONE_IN_SIX)
        .survey(Progress.NONE);
  }

  private static DataSet loaded(OwnData.Survey survey) throws DataException {
    return ((LoadOutcome.Loaded) survey.load(Progress.NONE)).data();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void batchesOfCifarHaveTheirImagesAndTheNamesOfTheirClasses(int protocol) throws IOException {
    copied("data_batch_" + protocol, "data_batch_1");
    copied("data_batch_" + protocol, "test_batch");
    copied("batches.meta-" + protocol, "batches.meta");

    DataSet data = loaded(survey(folder));

    assertEquals(List.of("airplane", "automobile"), data.classNames());
    assertEquals(2, data.train().count());
    assertEquals(2, data.test().count());
    assertEquals(1, data.train().label(0));
    assertEquals(0, data.train().label(1));
    // Pixel i of all six thousand is i mod 251, in planes of red, green and blue.
    for (int i = 0; i < 1024; i++) {
      double luma = 0.2126 * (i % 251) + 0.7152 * ((1024 + i) % 251) + 0.0722 * ((2048 + i) % 251);
      assertEquals(luma, data.train().pixels(0)[i] & 255, 0.501);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void threePairsAreTheParts(int protocol) throws IOException {
    OwnData.Survey survey = survey(copied("parts-" + protocol + ".pkl", "mnist.pkl"));

    assertEquals(
        List.of(
            new ImportPlan.Part("train", ImportPlan.Use.TRAIN, 3),
            new ImportPlan.Part("validation", ImportPlan.Use.VALIDATION, 1),
            new ImportPlan.Part("test", ImportPlan.Use.TEST, 2)),
        survey.plan().parts());
    DataSet data = loaded(survey);
    assertEquals(List.of("0", "1", "2", "3", "4", "5"), data.classNames());
    assertEquals(4, data.test().label(0));
    assertEquals((byte) 64, data.test().pixels(0)[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void columnsAndTheOtherOrderOfBytesAreRead(int protocol) throws IOException {
    DataSet data = loaded(survey(copied("columns-" + protocol + ".pkl", "own.pkl")));

    assertEquals(6, data.train().count() + data.test().count());
    for (int i = 0; i < data.train().count(); i++) {
      int first = 16 * data.train().label(i);
      for (int k = 0; k < 16; k++) {
        assertEquals((first + k) % 97, data.train().pixels(i)[k]);
      }
    }
  }

  @Test
  void whatIsCalledIsNamedAndNeverRun() throws IOException {
    Path file =
        Files.write(
            folder.resolve("evil.pkl"),
            "\u0080\u0002cos\nsystem\nX\u0007\u0000\u0000\u0000touch x\u0085R."
                .getBytes(StandardCharsets.ISO_8859_1));

    String sentence = UserMessages.words(assertThrows(DataException.class, () -> survey(file)));

    assertTrue(sentence.contains("os.system"), sentence);
    assertFalse(Files.exists(Path.of("x")));
  }
}
