package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import lunula.data.LabelledImages;
import lunula.data.format.FashionMnist;
import lunula.files.AppFolders;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A map without points, on whose left half trousers are decoded, and ankle boots on the other.
class RecognisedClassesTest {
  private static final int TROUSER = 1;
  private static final int BOOT = 9;

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);

  private LabelledImages images = Blobs.images(Blobs.map(4, 1));

  @BeforeEach
  void open() throws Exception {
    images = new FashionMnist(AppFolders.find().fashionMnist()).load().test();
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    exploration.decoderProperty().set(halves());
    map.resize(400, 300);
  }

  private Decoder halves() {
    return latents -> {
      List<GrayImage> decoded = new ArrayList<>();
      for (int i = 0; i < latents.length; i += 2) {
        decoded.add(images.sample(first(latents[i] < 0 ? TROUSER : BOOT)));
      }
      return decoded;
    };
  }

  private int first(int label) {
    int index = 0;
    while (images.label(index) != label) {
      index++;
    }
    return index;
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void areThoseThatTheClassifierSeesInWhatIsDecoded() {
    exploration.samplesProperty().set(images);
    map.layers().shownProperty(MapLayer.REGIONS).set(true);
    work();
    ColourField field = map.layers().regions();
    assertNotNull(field);
    int[] palette = new int[10];
    for (int label = 0; label < 10; label++) {
      palette[label] = 0xFF000000 | 20 * label;
    }
    int[] colours = field.argb(palette);
    int columns = field.lattice().columns();
    double trousers = (colours[0] & 255) * 255.0 / (colours[0] >>> 24);
    double boots = (colours[columns - 1] & 255) * 255.0 / (colours[columns - 1] >>> 24);
    assertEquals(20 * TROUSER, trousers, 2);
    assertEquals(20 * BOOT, boots, 2);
    assertEquals(images.classNames(), map.classNamesProperty().get());
    map.filter().toggle(TROUSER);
    assertEquals(0, Objects.requireNonNull(map.layers().regions()).argb(palette)[0]);
    map.layers().shownProperty(MapLayer.REGIONS).set(false);
    assertEquals(List.of(""), map.classNamesProperty().get());
    assertNull(map.layers().regions());
  }

  @Test
  void areThereForImagesThatTheClassifierKnows() {
    assertFalse(map.layers().possible(MapLayer.REGIONS).getValue());
    exploration
        .samplesProperty()
        .set(new LabelledImages(28, 28, new byte[784], new byte[1], List.of("Digit")));
    assertFalse(map.layers().possible(MapLayer.REGIONS).getValue());
    exploration.samplesProperty().set(images);
    assertTrue(map.layers().possible(MapLayer.REGIONS).getValue());
    assertTrue(map.layers().recognisesClasses().getValue());
    assertFalse(map.layers().possible(MapLayer.THUMBNAILS).getValue());
  }
}
