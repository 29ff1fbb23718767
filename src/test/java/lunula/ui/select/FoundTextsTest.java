package lunula.ui.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lunula.data.DataSet;
import lunula.data.Grouping;
import lunula.data.LabelledImages;
import lunula.data.SampleGroups;
import lunula.data.TextForm;
import lunula.data.TextOrigin;
import lunula.model.Alphabet;
import lunula.model.TextCodes;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.MapViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four couplets on a map: found, marked, stepped through, coloured and saved.
class FoundTextsTest {
  private static final Alphabet ALPHABET = new Alphabet("=月山水");

  private final Corners corners = new Corners();
  private final ExplorerState exploration = corners.exploration;
  private final MapViewModel map = corners.map;
  private final SelectViewModel model = corners.model;

  @BeforeEach
  void showTexts() {
    List<String> texts = List.of("月山", "水山", "=月", "山水");
    byte[] codes = new byte[16];
    for (int i = 0; i < 4; i++) {
      byte[] one = TextCodes.of(texts.get(i), ALPHABET, 2).orElseThrow();
      System.arraycopy(one, 0, codes, 4 * i, 4);
    }
    var images = new LabelledImages(2, 2, codes, new byte[4], List.of());
    List<TextOrigin> origins =
        List.of(
            new TextOrigin("李白", "月下"),
            new TextOrigin("杜甫", "春望"),
            new TextOrigin("李白", "=1+1"),
            new TextOrigin("王维", "山居"));
    var form = new TextForm(ALPHABET, List.of(), origins, null, List.of());
    DataSet data = DataSet.ofTexts("couplets", "Couplets", images, images, "", form);
    exploration.samplesProperty().set(data.testSamples());
    corners.work();
  }

  private SampleGroups groups(Grouping.By by, String word) {
    var samples = exploration.samplesProperty().get();
    return samples.grouped(new Grouping(by, word));
  }

  @Test
  void whatIsFoundIsMarkedAndSteppedThrough() {
    model.find().find("月");
    assertArrayEquals(new int[] {0, 2}, model.selection().selectionProperty().get().indices());
    assertTrue(model.find().wordsProperty().get().startsWith("2 "));
    assertEquals(-1, model.find().rank());
    model.find().step(1);
    assertEquals(0, model.chosen().indexProperty().get());
    model.find().step(1);
    assertEquals(2, model.chosen().indexProperty().get());
    model.find().step(1);
    assertEquals(0, model.chosen().indexProperty().get());
    model.find().step(-1);
    assertEquals(2, model.chosen().indexProperty().get());
    assertEquals(1, model.find().rank());
  }

  @Test
  void otherColoursKeepSelectionAndViewport() {
    model.find().find("月");
    map.zoomAtPointer(2);
    var seen = map.viewportProperty().get();
    var before = exploration.mapProperty().get();
    exploration.mapProperty().set(before.classified(groups(Grouping.By.AUTHOR, "")));
    assertEquals(List.of("李白", "杜甫", "王维"), map.classNamesProperty().get());
    assertEquals(2, model.selection().selectionProperty().get().count());
    assertEquals(seen, map.viewportProperty().get());
    exploration.mapProperty().set(before.classified(groups(Grouping.By.WORD, "水")));
    assertArrayEquals(new int[] {2, 2}, map.classCounts());
    assertEquals(2, model.selection().selectionProperty().get().count());
  }

  @Test
  void aTableHoldsTextPoetAndTitleAndNoFormula(@TempDir Path folder) throws Exception {
    model.find().find("李白");
    Path file = folder.resolve("texts.csv");
    model.export().save(SelectionExport.Kind.CSV, file);
    corners.work();
    List<String> lines = Files.readAllLines(file);
    assertEquals("index,class,z0,z1,text,author,title", lines.getFirst());
    assertTrue(lines.get(1).startsWith("0,0,"), lines.get(1));
    assertTrue(lines.get(1).endsWith(",\"月山\",\"李白\",\"月下\""), lines.get(1));
    assertTrue(lines.get(2).endsWith(",\"'=月\",\"李白\",\"'=1+1\""), lines.get(2));
  }

  @Test
  void aSheetOfTextsIsDrawn(@TempDir Path folder) throws Exception {
    model.find().find("山");
    Path file = folder.resolve("texts.png");
    model.export().save(SelectionExport.Kind.PNG, file);
    corners.work();
    assertTrue(Files.size(file) > 200);
  }
}
