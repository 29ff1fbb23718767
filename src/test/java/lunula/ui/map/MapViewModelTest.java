package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.model.Encodings;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapViewModelTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel model = new MapViewModel(exploration);
  private final List<Integer> batches = new ArrayList<>();

  @BeforeEach
  void openAMap() {
    model.resize(600, 600);
    exploration.mapProperty().set(Blobs.corners());
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private Viewport viewport() {
    return model.viewportProperty().get();
  }

  private ScreenPoint screen(double x, double y) {
    return viewport().toScreen(new LatentPoint(x, y));
  }

  private void decodeWithCount() {
    exploration
        .decoderProperty()
        .set(
            latents -> {
              batches.add(latents.length / 2);
              return Blobs.decoder().decode(latents);
            });
    work();
    batches.clear();
  }

  private static MapData moved(double by) {
    float[] means = Blobs.corners().encodings().means();
    for (int at = 0; at < means.length; at++) {
      means[at] += (float) by;
    }
    return new MapData(new Encodings(2, means, new float[8]), new byte[] {0, 1, 2, 3}, Blobs.NAMES);
  }

  @Test
  void theFirstMapIsFitted() {
    for (double corner : new double[] {-1, 1}) {
      ScreenPoint place = screen(corner, corner);
      assertTrue(place.x() > 0 && place.x() < 600 && place.y() > 0 && place.y() < 600);
    }
  }

  @Test
  void thePointUnderThePointerIsFoundWithinEightPixels() {
    ScreenPoint place = screen(1, 1);
    model.pointAt(new ScreenPoint(place.x() + 7, place.y()));
    assertEquals(1, exploration.hoveredProperty().get());
    model.pointAt(new ScreenPoint(place.x() + 9, place.y()));
    assertEquals(ExplorerState.NONE, exploration.hoveredProperty().get());
  }

  @Test
  void aHiddenClassIsNotHovered() {
    model.pointAt(screen(1, 1));
    model.filter().toggle(1);
    assertEquals(ExplorerState.NONE, exploration.hoveredProperty().get());
    model.filter().showAll();
    assertEquals(1, exploration.hoveredProperty().get());
  }

  @Test
  void onlyThisClassAgainShowsAll() {
    model.filter().only(2);
    assertTrue(model.filter().isHidden(0) && !model.filter().isHidden(2));
    model.filter().only(2);
    assertTrue(model.filter().isAllShown());
  }

  @Test
  void theCursorStaysInsideTheMapWhenDraggedOut() {
    model.moveCursor(new ScreenPoint(9000, 300));
    assertEquals(viewport().visible().maxX(), exploration.cursorProperty().get().x(), 1e-9);
  }

  @Test
  void theMapFollowsACursorThatLeavesByKeys() {
    for (int step = 0; step < 20; step++) {
      model.nudgeCursor(40, 0);
    }
    LatentPoint cursor = exploration.cursorProperty().get();
    assertTrue(cursor.x() > 1.5, "it went on");
    assertTrue(viewport().visible().contains(cursor));
  }

  @Test
  void thePointsGlideToTheirNewPlaces() {
    exploration.mapProperty().set(moved(0.5));
    PointCloud cloud = Objects.requireNonNull(model.cloud());
    assertFalse(model.glidingProperty().get(), "laid out in the background first");
    work();
    assertTrue(model.glidingProperty().get());
    assertEquals(-1, cloud.xs()[0], 1e-6, "not yet");
    model.advance(0.3);
    assertTrue(cloud.xs()[0] > -1 && cloud.xs()[0] < -0.5);
    model.advance(1);
    assertEquals(-0.5, cloud.xs()[0], 1e-6);
    assertFalse(model.glidingProperty().get());
  }

  @Test
  void onlyTheNewestOfManyMapsIsGlidedTo() {
    exploration.mapProperty().set(moved(0.5));
    exploration.mapProperty().set(moved(1));
    work();
    model.advance(1);
    assertEquals(0, Objects.requireNonNull(model.cloud()).xs()[0], 1e-6);
  }

  @Test
  void theViewportFollowsMovingPointsUntilThePersonTouchesIt() {
    exploration.mapProperty().set(moved(2));
    work();
    model.advance(1);
    assertEquals(2, viewport().centre().x(), 1e-6);
    model.zoom(new ScreenPoint(300, 300), 1.5);
    Viewport touched = viewport();
    exploration.mapProperty().set(moved(4));
    work();
    model.advance(1);
    assertEquals(touched, viewport());
    model.fit();
    assertEquals(4, viewport().centre().x(), 1e-6);
  }

  @Test
  void theGridIsDecodedInOneBatchAndOnlyWhenNeeded() {
    decodeWithCount();
    assertEquals(List.of(), batches, "hidden, so nobody asks");
    model.gridShownProperty().set(true);
    work();
    assertEquals(1, batches.size());
    assertTrue(batches.getFirst() > 100);
    model.pan(3, 3);
    work();
    assertEquals(1, batches.size(), "the same tiles are enough");
  }

  @Test
  void theGridIsDecodedAgainForOtherPlacesAndNewWeights() {
    decodeWithCount();
    model.gridShownProperty().set(true);
    work();
    DecodedGrid first = model.layers().gridProperty().get();
    model.zoom(new ScreenPoint(300, 300), 2);
    model.zoom(new ScreenPoint(300, 300), 2);
    work();
    assertEquals(2, batches.size(), "the newest request won");
    assertNotEquals(first, model.layers().gridProperty().get());
    exploration.weightsMoved();
    work();
    assertEquals(List.of(1), batches.stream().skip(2).filter(count -> count == 1).toList());
    assertEquals(1, batches.stream().skip(2).filter(count -> count > 1).count());
  }

  @Test
  void aGridThatFailsIsSaidInASentence() {
    model.gridShownProperty().set(true);
    exploration
        .decoderProperty()
        .set(
            latents -> {
              throw new IllegalStateException("no engine");
            });
    work();
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("no engine"));
  }

  @Test
  void aMapWithoutPointsShowsTheDecodedGridUntilThereArePointsAgain() {
    MapLayers layers = model.layers();
    double usual = layers.opacityProperty(MapLayer.GRID).get();
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    assertTrue(layers.isShown(MapLayer.GRID));
    assertEquals(1, layers.opacityProperty(MapLayer.GRID).get());
    exploration.mapProperty().set(Blobs.corners());
    assertFalse(layers.isShown(MapLayer.GRID));
    assertEquals(usual, layers.opacityProperty(MapLayer.GRID).get());
  }

  @Test
  void aGridThatWasChosenStaysAsItIs() {
    MapLayers layers = model.layers();
    double usual = layers.opacityProperty(MapLayer.GRID).get();
    layers.shownProperty(MapLayer.GRID).set(true);
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    exploration.mapProperty().set(Blobs.corners());
    assertTrue(layers.isShown(MapLayer.GRID));
    assertEquals(usual, layers.opacityProperty(MapLayer.GRID).get());
  }
}
