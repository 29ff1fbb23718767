package lunula.data.format;

import static java.util.stream.Collectors.joining;
import static lunula.testkit.SampleFiles.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.ImportOptions;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Preview;
import lunula.data.Shaping;
import lunula.data.Skipped;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("sample.csv"), text);
  }

  private CsvTable table(String text) throws IOException {
    return new CsvTable(file(text), Shaping.asItIs(), Split.ONE_IN_SIX);
  }

  private LabelledImages images(String text) throws IOException {
    return table(text).preview(100).images();
  }

  @Test
  void readsPixelsWithAndWithoutNamesOfColumns() throws IOException {
    byte[] expected = bytes(0, 51, 204, 255);

    for (String text :
        List.of(
            "0,51,204,255\n",
            "a,b,c,d\r\n0,51,204,255\r\n",
            "0,1,2,3\n0,51,204,255",
            "\n0;51;204;255\n\n",
            "0\t51\t204\t255\n",
            "0 51 204 255\n",
            "\uFEFFp0,p1,p2,p3\n\"0\",\"51\", 204 ,255\n",
            "0,0.2,0.8,1\n",
            "-1,-0.6,0.6,1.0\n")) {
      LabelledImages images = images(text);
      assertArrayEquals(expected, images.allPixels(), text);
      assertEquals(2, images.width());
      assertEquals(List.of(), images.classNames());
    }
  }

  @Test
  void findsTheColumnOfTheClass() throws IOException {
    for (String text :
        List.of(
            "label,a,b,c,d\n7,0,51,204,255\n3,0,0,0,0\n",
            "7,0,51,204,255\n3,0,0,0,0\n",
            "7.0,0,51,204,255\n3.0,0,0,0,0\n",
            "a,b,class,c,d\n0,51,7,204,255\n0,0,3,0,0\n")) {
      LabelledImages images = images(text);
      assertEquals(List.of("3", "7"), images.classNames(), text);
      assertEquals(1, images.label(0));
      assertEquals(0, images.label(1));
      assertArrayEquals(bytes(0, 51, 204, 255), images.pixels(0));
    }
    assertEquals(
        List.of("cat, big", "dog"),
        images("0,51,204,255,dog\n1,1,1,1,\"cat, big\"\n").classNames());
  }

  /// Names were compared with each other once: minutes.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aQuarterOfAMillionNamedColumnsAreLookedThroughOnce() throws IOException {
    String names = IntStream.range(0, 250_000).mapToObj(i -> "p" + i).collect(joining(","));
    String row = "7" + ",9".repeat(250_000) + "\n";
    LabelledImages images = images("label," + names + "\n" + row + row.replace('7', '3'));
    assertEquals(List.of("3", "7"), images.classNames());
    assertEquals(500, images.width());
  }

  @Test
  void takesTheLayoutThatThePersonChose() throws IOException {
    Path file = file("1,2,3,4,5,6\n");
    CsvTable table =
        new CsvTable(
            file,
            3,
            ImportOptions.of(Shaping.asItIs()).withLabel(ImportOptions.NONE),
            Split.ONE_IN_SIX);

    LabelledImages images = table.preview(1).images();

    assertEquals(3, images.width());
    assertEquals(2, images.height());
    assertArrayEquals(bytes(1, 2, 3, 4, 5, 6), images.allPixels());
  }

  @Test
  void readsGzippedTables() throws IOException {
    byte[] packed = SampleFiles.gzip("0,51,204,255\n9,9,9,9\n".getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("sample.csv.gz"), packed);

    DataSet data =
        SampleFiles.loaded(new CsvTable(file, Shaping.asItIs(), Split.ONE_IN_SIX)).data();

    assertEquals("sample", data.name());
    assertEquals(2, data.train().count() + data.test().count());
  }

  @Test
  void leavesOutAndListsLinesThatAreNoImage() throws IOException {
    LoadOutcome.Loaded loaded =
        SampleFiles.loaded(
            table("0,51,204,255\n1,2,3\n1,2,x,4\n1,2,300,4\n1,-1,3,4\n1,NaN,3,4\n9,9,9,9\n"));

    assertEquals(2, loaded.data().train().count() + loaded.data().test().count());
    assertEquals(
        List.of(
            "Line 2 has 3 fields instead of 4",
            "Line 3 has “x” where a pixel should be",
            "Line 4 holds 300, but pixels go from 0 to 255 here",
            "Line 5 holds -1, but pixels go from 0 to 255 here",
            "Line 6 has “NaN” where a pixel should be"),
        loaded.skipped().stream().map(Skipped::toString).toList());
  }

  /// A quotation mark that is not closed spoils its own line, not those that follow.
  @Test
  void quotationMarksEndWithTheirLine() throws IOException {
    LoadOutcome.Loaded loaded =
        SampleFiles.loaded(table("0,51,204,255\n1,2,\"3,4\n1,\"2\"x,3,4\n \"9\" , \"9\",9,9\n"));

    assertEquals(2, loaded.data().train().count() + loaded.data().test().count());
    assertEquals(
        List.of(
            "Line 2 has 3 fields instead of 4", "Line 3 has more behind a closing quotation mark"),
        loaded.skipped().stream().map(Skipped::toString).toList());
  }

  @Test
  void aPreviewShowsTheFirstLinesAndKnowsOfAll() throws IOException {
    Preview preview = table("1,1,1,1\n255,2,2,2\n3,3,3,3\n").preview(2);

    assertEquals(2, preview.images().count());
    assertEquals(3, preview.total());
  }

  @Test
  void saysWhatIsWrongWithATable() throws IOException {
    refuses("", "is empty");
    refuses("\n\n", "is empty");
    refuses("1,2,3\n", "has 3 columns, which make no square image");
    refuses("hello\nworld\n", "has 1 columns");
    refuses("a,b,c,d\n", "has 4 columns and no number");
    refuses("x,7,2,3\n,,,\n", "make no square image");
    refuses("1,2,3,4\n", "has one usable image only");
  }

  @Test
  void readsLargeImages() throws IOException {
    LabelledImages images = images(("7," + "0,".repeat(200 * 200 - 1) + "255\n").repeat(2));
    assertEquals(200, images.width());
    assertEquals(200, images.height());
  }

  @Test
  void imagesThatNoModelTakesAreRefusedAtOnce() throws IOException {
    refuses("0,".repeat(1100 * 1100 - 1) + "0\n", "has images of 1,100 × 1,100 pixels");
  }

  private void refuses(String text, String sentence) throws IOException {
    CsvTable table = table(text);
    DataException failure =
        assertThrows(DataException.class, () -> table.load(Progress.NONE), text);
    String message = UserMessages.words(failure);
    assertTrue(message.contains(sentence), message);
    assertTrue(message.contains("sample"), message);
  }

  @Test
  void refusesLabelsThatAreNoClasses() throws IOException {
    StringBuilder text = new StringBuilder("label,a,b,c,d\n");
    for (int i = 0; i < 300; i++) {
      text.append(i).append(",1,2,3,4\n");
    }

    refuses(text.toString(), "has more than 256 different labels");
  }

  @Test
  void canBeCancelledInTheMiddle() throws IOException {
    CsvTable table = table("1,2,3,4\n".repeat(5000));

    assertInstanceOf(LoadOutcome.Cancelled.class, table.load((done, total) -> 2 * done < total));
  }

  @Test
  void saysWhenTheFileIsGone() throws IOException {
    CsvTable table = table("1,2,3,4\n");
    Files.delete(folder.resolve("sample.csv"));

    DataException failure = assertThrows(DataException.class, () -> table.preview(1));

    assertTrue(UserMessages.words(failure).contains("is no longer there"));
  }
}
