package lunula.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lunula.data.LabelledImages;
import lunula.measure.Selection;
import lunula.ui.kit.PictureScaling;
import org.junit.jupiter.api.Test;

class AlbumsTest {
  private final Albums albums = new Albums(PictureScaling.SMOOTH);

  private Optional<Album> selected(int count) {
    int all = 2000;
    var images = new LabelledImages(2, 2, new byte[4 * all], new byte[all], List.of("only"));
    return albums.selected(Selection.of(all, image -> image < count), images);
  }

  @Test
  void aLargeSelectionIsCutAndSaysSo() {
    Album sheet = selected(1234).orElseThrow();
    assertEquals(900, sheet.pictures().size());
    assertEquals(
        "These are the first 900 of 1,234 selected images: on one sheet more would be too small to"
            + " see. Select fewer to see others.",
        sheet.remark());
    var studio = new Studio();
    studio.mount(PictureKind.SHEET, () -> Optional.of(sheet));
    assertEquals(sheet.remark(), studio.remark(PictureKind.SHEET));
    assertEquals("", studio.remark(PictureKind.GRID));
  }

  @Test
  void aSheetOfAllSaysNothing() {
    assertEquals("", selected(900).orElseThrow().remark());
    assertEquals("", albums.sheet(selected(3).orElseThrow().pictures()).orElseThrow().remark());
    assertTrue(selected(0).isEmpty());
  }
}
