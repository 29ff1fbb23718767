package lunula.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lunula.export.picture.PictureFile;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Styles;
import lunula.ui.kit.VectorSnapshot;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class StudioTest {
  private static final double SIDE = 300;
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel model = new MapViewModel(exploration);

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private Studio studio;

  @Start
  void show(Stage stage) {
    var view = MapView.withLegend(model);
    view.setPrefSize(SIDE, SIDE);
    studio = new Studio();
    studio.pose(PictureKind.MAP, () -> Optional.of(view));
    studio.mount(PictureKind.PICTURE, () -> Optional.of(album(1)));
    studio.mount(PictureKind.STRIP, () -> Optional.of(strip()));
    var swatches = new Pane(studio.swatches());
    Styles.of(swatches, ExportView.class);
    Shown.in(stage, new Pane(view, swatches), 400, 400);
    float[] means = {-1, -1, 1, 1, -1, 1, 1, -1};
    exploration
        .mapProperty()
        .set(
            new MapData(
                new Encodings(2, means, new float[8]),
                new byte[] {0, 1, 0, 1},
                List.of("Coat", "Bag")));
    exploration
        .pathProperty()
        .set(new PathStops(new LatentPoint(-0.5, 0), new LatentPoint(0.5, 0)));
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private static GrayImage black() {
    return new GrayImage(2, 2, new float[] {0, 1, 1, 0});
  }

  private static Album album(int pictures) {
    List<GrayImage> all = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      all.add(black());
    }
    return new Album(all, pictures, 40, 4, PictureScaling.PIXELS);
  }

  private static Album strip() {
    Album row = album(3);
    return new Album(
        row.pictures(),
        3,
        40,
        4,
        PictureScaling.PIXELS,
        List.of(new Album.Curve("Speed", List.of(0.5, 1.0, 1.5), 1)),
        3);
  }

  private static Look look(double scale, boolean clear, boolean vectors, boolean dark) {
    return new Look(
        new VectorSnapshot.Wish(scale, clear, vectors, EnumSet.allOf(VectorSnapshot.Part.class)),
        dark,
        List.of());
  }

  private VectorDrawing take(FxRobot robot, PictureKind kind, Look look) {
    List<VectorDrawing> taken = new ArrayList<>();
    robot.interact(() -> taken.add(Objects.requireNonNull(studio.take(kind, look))));
    return taken.getFirst();
  }

  private PngImage map(FxRobot robot, Look look) {
    VectorDrawing drawing = take(robot, PictureKind.MAP, look);
    return new PictureFile(drawing).pixels(look.wish().scale());
  }

  private static List<String> words(List<VectorDrawing.Mark> marks) {
    List<VectorDrawing.Words> found = new ArrayList<>();
    collect(marks, found);
    return found.stream().map(VectorDrawing.Words::text).toList();
  }

  private static long embedded(List<VectorDrawing.Mark> marks) {
    long sum = 0;
    for (VectorDrawing.Mark mark : marks) {
      if (mark instanceof VectorDrawing.Group group) {
        sum += embedded(group.marks());
      } else if (mark instanceof VectorDrawing.Embedded) {
        sum++;
      }
    }
    return sum;
  }

  @Test
  void aMapAtThreeTimesItsSizeHasThreeTimesThePixelsAndIsNotEnlarged(FxRobot robot) {
    PngImage once = map(robot, look(1, false, false, false));
    PngImage thrice = map(robot, look(3, false, false, false));
    assertEquals(300, once.width());
    assertEquals(900, thrice.width());
    assertEquals(900, thrice.height());
    int edges = 0;
    for (int x = 0; x + 3 <= 900; x += 3) {
      int[] argb = thrice.argb();
      int at = 450 * 900 + x;
      edges += argb[at] != argb[at + 1] || argb[at + 1] != argb[at + 2] ? 1 : 0;
    }
    assertTrue(edges > 0, "every third pixel alike: enlarged from the screen");
  }

  @Test
  void aClearMapIsClearBetweenItsPointsAndOpaqueWithin(FxRobot robot) {
    PngImage clear = map(robot, look(2, true, false, false));
    PngImage opaque = map(robot, look(2, false, false, false));
    int alone = 260 * 600 + 240;
    assertEquals(0, clear.argb()[alone] >>> 24);
    assertEquals(255, opaque.argb()[alone] >>> 24);
    long inked = Arrays.stream(clear.argb()).filter(argb -> argb >>> 24 > 128).count();
    assertTrue(inked > 200, inked + " pixels");
  }

  @Test
  void theColoursAreAsWantedWhateverTheWindowsAreAndTheWindowStaysAsItIs(FxRobot robot) {
    PngImage light = map(robot, look(1, false, false, false));
    PngImage dark = map(robot, look(1, false, false, true));
    int alone = 130 * 300 + 120;
    assertEquals(0xFFFBFBFD, light.argb()[alone]);
    assertEquals(0xFF0F1117, dark.argb()[alone]);
    assertEquals(light.argb()[alone], map(robot, look(1, false, false, false)).argb()[alone]);
    assertNotEquals(
        take(robot, PictureKind.STRIP, look(1, false, false, true)).marks().getFirst(),
        take(robot, PictureKind.STRIP, look(1, false, false, false)).marks().getFirst());
  }

  @Test
  void amongLinesFewPointsAreLinesAndTheAxesAreWords(FxRobot robot) {
    VectorDrawing drawing = take(robot, PictureKind.MAP, look(1, false, true, false));
    List<String> words = words(drawing.marks());
    assertTrue(words.contains("0"), words.toString());
    assertTrue(words.containsAll(List.of("A", "B", "Classes")), words.toString());
    assertEquals(0, embedded(drawing.marks()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void numbersOfTheAxesStandOnAPlateOfTheGroundsColour(boolean dark, FxRobot robot) {
    int ground = dark ? 0x0F1117 : 0xFBFBFD;
    List<VectorDrawing.Mark> flat = new ArrayList<>();
    flatten(take(robot, PictureKind.MAP, look(1, true, true, dark)).marks(), flat);
    List<String> within = new ArrayList<>();
    for (int at = 0; at + 1 < flat.size(); at++) {
      if (flat.get(at) instanceof VectorDrawing.Area plate
          && (plate.argb() & 0xFFFFFF) == ground
          && flat.get(at + 1) instanceof VectorDrawing.Words number) {
        within.add(number.text());
        Rectangle2D letters = number.outline().getBounds2D();
        Rectangle2D around = plate.shape().getBounds2D();
        assertEquals(letters.getCenterX() + number.x(), around.getCenterX(), 2);
        assertEquals(letters.getCenterY() + number.y(), around.getCenterY(), 2);
        assertTrue(around.getWidth() > letters.getWidth() + 2);
        assertTrue(around.getHeight() > letters.getHeight() + 2);
      }
    }
    assertTrue(within.contains("0"), within.toString());
    List<String> numbers =
        flat.stream()
            .filter(VectorDrawing.Words.class::isInstance)
            .map(mark -> ((VectorDrawing.Words) mark).text())
            .filter(within::contains)
            .toList();
    assertEquals(numbers, within, "each number is there once");
  }

  private static void flatten(List<VectorDrawing.Mark> marks, List<VectorDrawing.Mark> flat) {
    for (VectorDrawing.Mark mark : marks) {
      if (mark instanceof VectorDrawing.Group group) {
        flatten(group.marks(), flat);
      } else {
        flat.add(mark);
      }
    }
  }

  @Test
  void whatIsNotWantedIsLeftOut(FxRobot robot) {
    var bare = new VectorSnapshot.Wish(1, false, true, Set.of());
    VectorDrawing drawing = take(robot, PictureKind.MAP, new Look(bare, false, List.of()));
    assertEquals(List.of(), words(drawing.marks()));
  }

  @Test
  void aCaptionStandsBelowAndMakesThePictureTaller(FxRobot robot) {
    Look plain = look(1, false, false, false);
    var captioned = new Look(plain.wish(), false, List.of("Moons", "z = (0, 0)", "seed 7"));
    VectorDrawing without = take(robot, PictureKind.MAP, plain);
    VectorDrawing with = take(robot, PictureKind.MAP, captioned);
    assertTrue(with.height() > without.height());
    assertTrue(words(with.marks()).contains("Moons · z = (0, 0) · seed 7"));
  }

  @Test
  void aDecodedPictureKeepsItsPixelsAtEveryScale(FxRobot robot) {
    Look look = look(4, false, false, false);
    PngImage picture = new PictureFile(take(robot, PictureKind.PICTURE, look)).pixels(4);
    assertEquals(160, picture.width());
    assertEquals(0xFF000000, picture.argb()[0]);
    assertEquals(0xFFFFFFFF, picture.argb()[159]);
    assertEquals(0xFF000000, picture.argb()[79]);
    assertEquals(0xFFFFFFFF, picture.argb()[80]);
  }

  @Test
  void wordsStandWhereTheyStandOnTheScreen(FxRobot robot) {
    List<VectorDrawing.Words> found = new ArrayList<>();
    robot.interact(
        () -> {
          var low = new Text(20, 100, "low");
          var pane = new Pane(low);
          pane.resize(200, 200);
          studio.pose(PictureKind.COMPARISON, () -> Optional.of(pane));
          new Scene(new Pane(pane));
        });
    VectorDrawing drawing = take(robot, PictureKind.COMPARISON, look(1, true, true, false));
    collect(drawing.marks(), found);
    assertEquals(20, found.getFirst().x(), 0.01);
    assertEquals(100, found.getFirst().y(), 0.01);
  }

  private static void collect(List<VectorDrawing.Mark> marks, List<VectorDrawing.Words> found) {
    for (VectorDrawing.Mark mark : marks) {
      if (mark instanceof VectorDrawing.Group group) {
        collect(group.marks(), found);
      } else if (mark instanceof VectorDrawing.Words words) {
        found.add(words);
      }
    }
  }

  @Test
  void aStripHasItsCurveUnderItAndItsTitle(FxRobot robot) {
    VectorDrawing strip = take(robot, PictureKind.STRIP, look(1, true, true, false));
    assertEquals(3 * 44 - 4 + 20, strip.width());
    assertTrue(words(strip.marks()).contains("Speed"));
  }
}
