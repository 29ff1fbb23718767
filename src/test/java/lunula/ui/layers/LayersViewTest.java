package lunula.ui.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LayersViewTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private final MapLayers layers = map.layers();
  private final LayersViewModel model = new LayersViewModel(layers);
  private final SimpleBooleanProperty off = new SimpleBooleanProperty();

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private MapView view;

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private LayersView chooser;

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private LayerKeys keys;

  @Start
  void show(Stage stage) {
    view = MapView.withLegend(map);
    chooser = new LayersView(model);
    keys = new LayerKeys(layers);
    view.setBar(chooser);
    view.lay(keys);
    view.lay(new SupportSign(exploration.cursorProperty(), off));
    Shown.in(stage, view, 640, 480);
    exploration.mapProperty().set(Blobs.map(400, 1));
    exploration.samplesProperty().set(Blobs.images(Blobs.map(400, 1)));
    exploration.decoderProperty().set(Blobs.decoder());
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private int[] pixels(FxRobot robot) {
    Frames.pass();
    int[] pixels = new int[640 * 480];
    robot.interact(
        () -> {
          WritableImage image = view.snapshot(null, null);
          image
              .getPixelReader()
              .getPixels(0, 0, 640, 480, PixelFormat.getIntArgbInstance(), pixels, 0, 640);
        });
    return pixels;
  }

  private Node node(String id) {
    return Objects.requireNonNull(view.lookup("#" + id));
  }

  @ParameterizedTest
  @EnumSource(MapLayer.class)
  void eachLayerChangesWhatIsSeenAndGoesAgainWithoutATrace(MapLayer layer, FxRobot robot) {
    int[] before = pixels(robot);
    robot.interact(() -> layers.shownProperty(layer).set(true));
    robot.interact(this::work);
    int[] with = pixels(robot);
    int changed = 0;
    for (int i = 0; i < with.length; i++) {
      changed += with[i] == before[i] ? 0 : 1;
    }
    assertTrue(changed > 500, layer + " changed " + changed + " pixels");
    robot.interact(() -> layers.shownProperty(layer).set(false));
    assertEquals(Arrays.hashCode(before), Arrays.hashCode(pixels(robot)), layer.name());
  }

  @Test
  void theListUnfoldsAndSwitchesALayerWithItsStrength(FxRobot robot) {
    assertTrue(robot.lookup("#layer-density").tryQuery().isEmpty());
    robot.clickOn("#layers-button");
    assertTrue(model.openProperty().get());
    Frames.pass();
    robot.clickOn("#layer-density");
    assertTrue(layers.shownProperty(MapLayer.DENSITY).get());
    assertTrue(node("layer-density-opacity").isVisible());
    robot.interact(() -> ((Slider) node("layer-density-opacity")).setValue(0.9));
    assertEquals(0.9, layers.opacityProperty(MapLayer.DENSITY).get(), 1e-9);
    robot.clickOn("#layers-clear");
    assertFalse(layers.shownProperty(MapLayer.DENSITY).get());
    assertFalse(((CheckBox) node("layer-density")).isSelected());
    robot.clickOn("#layers-button");
    assertFalse(node("layer-density").getParent().getParent().isVisible());
  }

  @Test
  void theKeyTellsWhatTheColoursOfTheDecodersSpeedMean(FxRobot robot) {
    assertFalse(keys.node().isVisible());
    robot.interact(() -> layers.shownProperty(MapLayer.MAGNIFICATION).set(true));
    robot.interact(this::work);
    assertTrue(keys.node().isVisible());
    assertNotNull(layers.speedScaleProperty().get());
    assertTrue(layers.speedScaleProperty().get().high() >= 2);
  }

  @Test
  void theSignFollowsTheCursorWhileItIsOffTheMap(FxRobot robot) {
    assertFalse(node("off-the-map").isVisible());
    robot.interact(() -> off.set(true));
    Frames.pass();
    assertTrue(node("off-the-map").isVisible());
    double before = node("off-the-map").getLayoutX();
    robot.interact(() -> exploration.cursorProperty().set(new LatentPoint(-1, -1)));
    Frames.pass();
    assertNotEquals(before, node("off-the-map").getLayoutX());
  }

  @Test
  void nothingIsWorkedOutForLayersThatAreNotShownOrAreClosed(FxRobot robot) {
    assertTrue(background.isEmpty());
    robot.interact(layers::close);
    robot.interact(() -> layers.shownProperty(MapLayer.MAGNIFICATION).set(true));
    robot.interact(() -> exploration.weightsMoved());
    background.clear();
    assertNull(layers.speedScaleProperty().get());
    assertTrue(background.isEmpty());
  }
}
