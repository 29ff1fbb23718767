package lunula.ui.session;

import static lunula.ui.session.Lesson.bits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlaneChoice;
import lunula.geometry.PlayMode;
import lunula.library.LibraryEntry;
import lunula.measure.DrawnPicture;
import lunula.ui.compare.CompareSetup;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Theme;
import lunula.ui.map.MapArea;
import lunula.ui.map.MapLayer;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.select.SelectTool.Shape;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions that Lunula 0.1 has written, value by value.
@SuppressWarnings("NullAway.Init") // before each test
class EarlierSessionTest {
  @TempDir Path home;
  private Room room;

  @BeforeEach
  void furnish() throws IOException {
    room = new Room(home);
    room.add("Garments");
    room.add("Second");
    room.add("Deep");
  }

  private void open(String name) throws IOException {
    Path file = home.resolve("lesson.lunula");
    try (InputStream written =
        Objects.requireNonNull(EarlierSessionTest.class.getResourceAsStream(name))) {
      Files.copy(written, file);
    }
    room.sessions.openSession(file);
  }

  private LibraryEntry entry(String name) {
    return room.library.stream()
        .filter(entry -> entry.card().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSessionWithEverything() throws IOException {
    room.open("Another one");
    open("everything-0.1.lunula");
    assertNull(room.exploration.noticeProperty().get());
    var space = room.space;
    assertEquals("Garments", room.main.modelName());
    assertEquals(new LatentPoint(0.75, -0.5), room.exploration.cursorProperty().get());
    assertEquals(3, room.exploration.slice().labelProperty().get());
    assertEquals(PlaneChoice.principal(), room.exploration.slice().choiceProperty().get());
    MapArea seen = Objects.requireNonNull(room.map.area());
    assertEquals(-2.78531, seen.centre().x(), 1e-4);
    assertEquals(1.22641, seen.centre().y(), 1e-4);
    assertEquals(3.49000, seen.across(), 1e-4);
    assertEquals(2.32667, seen.down(), 1e-4);
    assertEquals(
        new PathStops(
            new LatentPoint(0.5, 0.25),
            new LatentPoint(-1, 1),
            List.of(new LatentPoint(2, 0.125)),
            PathShape.SMOOTH,
            PathShape.End.CLOSED),
        room.exploration.pathProperty().get());
    assertEquals(PathPace.PICTURE, space.path().paceProperty().get());
    assertEquals(PlayMode.LOOP, space.path().modeProperty().get());
    assertEquals(2, space.path().speedProperty().get());
    assertEquals(0.25, space.path().positionProperty().get());
    assertTrue(space.path().chartShownProperty().get());
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 150},
        space.select().selection().selectionProperty().get().indices());
    assertEquals(42, space.select().chosen().indexProperty().get());
    assertEquals(bits(3, 4), room.map.filter().hidden());
    assertEquals(ImageSet.ALL, room.main.imageSetProperty().get());
    for (MapLayer layer : MapLayer.values()) {
      boolean on = layer == MapLayer.DENSITY || layer == MapLayer.GRID;
      assertEquals(on, room.map.layers().shownProperty(layer).get(), layer.toString());
    }
    assertEquals(0.25, room.map.layers().opacityProperty(MapLayer.DENSITY).get());
    assertEquals(0.625, room.map.layers().opacityProperty(MapLayer.GRID).get());
    assertTrue(room.map.layers().densityByClassProperty().get());
    assertTrue(room.main.comparingProperty().get());
    assertEquals(
        new CompareSetup(
            Page.BETWEEN,
            Sharing.PLACE,
            List.of(entry("Second"), entry("Garments")),
            List.of(entry("Garments"), entry("Second")),
            1,
            0.5,
            0.25,
            new CompareSetup.Path(24, 7, 0.125)),
        space.compare().setup());
    assertEquals(Theme.DARK, room.main.themeProperty().get());
    assertEquals(PictureScaling.PIXELS, space.decode().scalingProperty().get());
    assertEquals("select", space.toolbox().chosenProperty().get().id());
    assertEquals(MainViewModel.Tool.MODELS, room.main.toolProperty().get());
    assertTrue(room.main.toolsShownProperty().get());
    assertFalse(room.main.pathShownProperty().get());
    assertEquals(
        DrawnPicture.empty(28, 28).inverted().noisyEverywhere(),
        space.draw().drawingProperty().get());
    assertEquals(NeighbourhoodViewModel.Source.PRIOR, space.around().sourceProperty().get());
    assertEquals(0.5, space.around().sigmaProperty().get());
    assertEquals(1.5, space.around().limitProperty().get());
    assertEquals(12, space.posterior().firstProperty().get());
    assertEquals(7, space.posterior().secondProperty().get());
    assertEquals(Shape.BRUSH, space.select().tool().shapeProperty().get());
    assertEquals(60, space.select().tool().radiusProperty().get());
  }

  @Test
  void aSessionOfFiveDimensionsAndLittleElse() throws IOException {
    open("deep-0.1.lunula");
    assertEquals("Deep", room.main.modelName());
    assertEquals(new PlaneChoice.Axes(3, 1), room.exploration.slice().choiceProperty().get());
    assertEquals(new LatentPoint(2, -1), room.exploration.cursorProperty().get());
    assertEquals(0.75f, room.exploration.slice().coordinate(2));
    assertEquals(-0.5f, room.exploration.slice().coordinate(4));
    assertEquals(
        new PathStops(null, new LatentPoint(2, -1)), room.exploration.pathProperty().get());
    assertNull(room.map.area());
    assertTrue(room.space.select().selection().selectionProperty().get().isEmpty());
    assertTrue(room.space.draw().drawingProperty().get().isEmpty());
    assertFalse(room.main.comparingProperty().get());
    assertNotNull(room.sessions.fileProperty().get());
  }
}
