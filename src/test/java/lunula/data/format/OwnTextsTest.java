package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.SampleSet;
import lunula.data.Split;
import lunula.datasets.DataSets;
import lunula.files.Progress;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTextsTest {
  @TempDir private Path root;

  private Path file(String text) throws IOException {
    return Files.writeString(root.resolve("mine.txt"), text);
  }

  private static DataSet read(Path file) throws DataException {
    return new OwnTexts(file, Split.ONE_IN_SIX).load(Progress.NONE).whole();
  }

  private String refusal(Path file) {
    return UserMessages.words(assertThrows(DataException.class, () -> read(file)));
  }

  private static SortedSet<String> texts(DataSet data) {
    SampleSet all = data.allSamples();
    var texts = new TreeSet<String>();
    for (int i = 0; i < all.count(); i++) {
      texts.add(all.sample(i).words());
    }
    return texts;
  }

  @Test
  void linesOfAnyScriptAndLengthComeBackAsTheyWere() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      lines.addAll(List.of("moon" + i, "月" + "光".repeat(i), "שלום" + i, "🌙🌕" + i));
    }
    DataSet data = read(file("\uFEFF" + String.join("\r\n", lines) + "\n\n"));
    assertEquals(new TreeSet<>(lines), texts(data));
    assertEquals(10, data.width());
    assertTrue(data.texts().orElseThrow().alphabet().pads());
  }

  @Test
  void linesOfOneLengthNeedNoPadding() throws IOException {
    DataSet data = read(file("abc\ncab\n".repeat(20)));
    assertFalse(data.texts().orElseThrow().alphabet().pads());
    assertEquals(3, data.texts().orElseThrow().alphabet().size());
  }

  @Test
  void whatIsKeptIsReadAsTexts() throws IOException {
    DataSet data = read(file("abc\nca\n".repeat(20)));
    var sets = new DataSets(Path.of("assets"), root.resolve("own"));
    String id = sets.keep(data, "Mine").id();
    DataSet kept = new DataSets(Path.of("assets"), root.resolve("own")).load(id);
    assertEquals(data.texts().orElseThrow().alphabet(), kept.texts().orElseThrow().alphabet());
    assertEquals(texts(data), texts(kept));
    assertEquals(data.checksum(), kept.checksum());
  }

  @Test
  void whatCannotBeLearnedIsSaidInASentence() throws IOException {
    assertTrue(refusal(file("one\ntwo\n")).contains("2"));
    assertTrue(refusal(file("x\n".repeat(30) + "y".repeat(65))).contains("31"));
    assertTrue(refusal(file("x".repeat(100_000))).contains("64"));
    assertTrue(refusal(file("a\n".repeat(30) + "b\0c\n")).contains("31"));
    Path latin = root.resolve("latin.txt");
    Files.write(latin, "déjà\n".repeat(30).getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refusal(latin).contains("UTF-8"));
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    Path large = root.resolve("large.txt");
    try (var sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    assertTrue(refusal(large).contains("2,048"), refusal(large));
  }

  @Test
  void aColumnOfATableIsRead() throws IOException {
    StringBuilder table = new StringBuilder("\uFEFFnumber,haiku,who\n");
    for (int i = 0; i < 24; i++) {
      table.append(i).append(",\"old pond, ").append(i).append("\",Bashō\n");
    }
    Path file = Files.writeString(root.resolve("mine.csv"), table);
    assertTrue(OwnTexts.isOne(file));
    DataSet data = read(file);
    assertTrue(texts(data).contains("old pond, 23"), texts(data).toString());
    assertEquals(24, data.train().count() + data.test().count());
    Files.writeString(file, table + "only one\n");
    assertTrue(refusal(file).contains("26"), refusal(file));
  }

  @Test
  void aTableOfPixelsIsNoneOfTexts() throws IOException {
    Path file = Files.writeString(root.resolve("pixels.csv"), "bag,0,1,2\nshoe,3,4,5\n");
    assertFalse(OwnTexts.isOne(file));
  }

  @Test
  void combiningMarksBelongToTheirLetters() throws IOException {
    DataSet data = read(file("cafe\u0301\nnai\u0308ve\n".repeat(20)));
    assertEquals(5, data.width());
    assertEquals(new TreeSet<>(List.of("café", "naïve")), texts(data));
  }
}
