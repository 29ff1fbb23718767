package lunula.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathStops;
import lunula.ui.path.PlayState.Paused;
import lunula.ui.path.PlayState.Playing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class PathViewTest extends ApplicationTest {
  private static final LatentPoint A = new LatentPoint(0, 0);
  private static final LatentPoint B = new LatentPoint(1, 0);
  private ExplorerState exploration;
  private PathViewModel model;
  private PathView view;
  private Optional<Path> answer = Optional.empty();
  private @Nullable Queue<Runnable> later;

  @Override
  public void start(Stage stage) {
    exploration = new ExplorerState(Runnable::run, Runnable::run);
    model = new PathViewModel(exploration, this::onDisk);
    view = new PathView(exploration, model, name -> answer);
    Shown.in(stage, view, 640, 120);
  }

  private void onDisk(Runnable task) {
    Queue<Runnable> waiting = later;
    if (waiting == null) {
      task.run();
    } else {
      waiting.add(task);
    }
  }

  @Test
  void saysHowToBeginAndWhatIsMissing() {
    assertEquals("Pick A and B: move the cursor and press A, then B.", sentence());
    clickOn(".set-a");
    assertEquals("A is set. Now B: move the cursor and press B.", sentence());
    interact(() -> exploration.cursorProperty().set(B));
    clickOn(".set-b");
    assertEquals(new PathStops(A, B), exploration.pathProperty().get());
    assertEquals("Starting the engine…", sentence());
    interact(() -> exploration.decoderProperty().set(Pictures::flat));
    assertFalse(lookup(".path-sentence").query().isVisible());
  }

  @Test
  void everythingFitsInANarrowWindow() {
    assertEverythingFits();
  }

  private void assertEverythingFits() {
    open();
    Bounds panel = view.localToScene(view.getBoundsInLocal());
    for (Node node : lookup(".path-view .button, .path-view .label").queryAll()) {
      if (!node.isVisible()) {
        continue;
      }
      Bounds bounds = node.localToScene(node.getBoundsInLocal());
      assertTrue(bounds.getMinX() >= panel.getMinX(), node::toString);
      assertTrue(bounds.getMaxX() <= panel.getMaxX(), node::toString);
    }
  }

  @Test
  void theChartUnfoldsAndAClickInItGoesThere() {
    open();
    assertFalse(lookup(".change-chart").query().isVisible());
    interact(() -> model.chartShownProperty().set(true));
    interact(() -> view.getScene().getWindow().setHeight(240));
    Frames.pass();
    Bounds plot =
        lookup(".change-plot")
            .query()
            .localToScreen(lookup(".change-plot").query().getLayoutBounds());
    clickOn(plot.getMinX() + plot.getWidth() / 2, plot.getMinY() + 20);
    assertEquals(0.5, model.positionProperty().get(), 0.01);
    assertEquals(
        "Change 1.0×, at most 1.0×",
        lookup(".chart-figure.change").queryAs(Labeled.class).getText());
    assertFalse(lookup(".truth-strip").query().isVisible());
  }

  @Test
  void theMenuOffersShapeAndPace() {
    open();
    clickOn(".path-menu").clickOn("Even change");
    assertEquals(PathPace.PICTURE, model.paceProperty().get());
    clickOn(".path-menu").clickOn("Spherical");
    assertEquals(PathShape.SPHERICAL, exploration.pathProperty().get().shape());
    assertEquals("Even change", lookup(".path-menu").queryAs(Labeled.class).getText());
  }

  @Test
  void everythingFitsInTheNarrowestWindow() {
    interact(() -> view.getScene().getWindow().setWidth(484));
    Frames.pass();
    assertEverythingFits();
  }

  @Test
  void playButtonPlaysAndPauses() throws TimeoutException {
    open();
    // However slow the machine is, the way has no end.
    interact(() -> model.modeProperty().set(PlayMode.LOOP));
    clickOn(".play-button");
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> model.positionProperty().get() > 0.01);
    assertInstanceOf(Playing.class, model.stateProperty().get());
    clickOn(".play-button");
    assertInstanceOf(Paused.class, model.stateProperty().get());
  }

  @Test
  void hiddenPanelStopsPlaying() throws TimeoutException {
    open();
    interact(() -> model.modeProperty().set(PlayMode.LOOP));
    interact(model::play);
    interact(() -> view.setVisible(false));
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> model.stateProperty().get() instanceof Paused);
  }

  @Test
  void clickOnTheStripGoesThere() {
    open();
    Bounds strip =
        lookup(".strip").query().localToScreen(lookup(".strip").query().getLayoutBounds());
    clickOn(strip.getMinX() + strip.getWidth() / 2, strip.getMinY() + 20);
    assertEquals(0.5, model.positionProperty().get(), 0.01);
    assertEquals(0.5, exploration.cursorProperty().get().x(), 0.01);
  }

  @Test
  void sliderScrubs() {
    open();
    interact(() -> lookup(".slider").queryAs(Slider.class).setValue(0.75));
    assertEquals(new LatentPoint(0.75, 0), exploration.cursorProperty().get());
    assertEquals("3.0 / 4.0 s", lookup(".time").queryAs(Labeled.class).getText());
  }

  @Test
  void filmIsSavedWhereAsked(@TempDir Path folder) {
    open();
    answer = Optional.of(folder.resolve("way.gif"));
    clickOn(".save-button");
    assertTrue(Files.exists(folder.resolve("way.gif")));
  }

  @Test
  void whileAFilmIsSavedTheButtonTellsHowFarItIsAndCancels(@TempDir Path folder) {
    open();
    answer = Optional.of(folder.resolve("way.gif"));
    later = new ArrayDeque<>();
    clickOn(".save-button");
    Labeled button = lookup(".save-button").queryAs(Labeled.class);
    assertEquals("Cancel (0 %)", button.getText());
    clickOn(".save-button");
    interact(() -> Objects.requireNonNull(later).remove().run());
    assertEquals("Save GIF…", button.getText());
    assertFalse(Files.exists(folder.resolve("way.gif")));
  }

  @Test
  void thinkingBetterOfSavingSavesNothing() {
    open();
    clickOn(".save-button");
    assertEquals(null, exploration.noticeProperty().get());
  }

  private void open() {
    interact(
        () -> {
          exploration.decoderProperty().set(Pictures::flat);
          exploration.pathProperty().set(new PathStops(A, B));
        });
    Frames.pass();
  }

  private String sentence() {
    return lookup(".path-sentence").queryAs(Labeled.class).getText();
  }
}
