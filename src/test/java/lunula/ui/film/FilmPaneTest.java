package lunula.ui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import lunula.export.film.FilmColours;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.card.ModelCard;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.path.PathViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class FilmPaneTest extends ApplicationTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private Optional<Path> answer = Optional.empty();
  private FilmViewModel model;
  private FilmPane pane;
  private BorderPane window;

  @Override
  public void start(Stage stage) {
    var path = new PathViewModel(exploration, Runnable::run);
    exploration.decoderProperty().set(FilmPaneTest::blobs);
    exploration.mapProperty().set(map());
    exploration.pathProperty().set(new PathStops(new LatentPoint(-1, -1), new LatentPoint(1, 1)));
    model =
        new FilmViewModel(
            exploration, path, new SimpleObjectProperty<@Nullable ModelCard>(), System::nanoTime);
    pane = new FilmPane(model, name -> answer);
    window = new BorderPane();
    window.setRight(pane);
    Shown.in(stage, window, 1280, 720);
  }

  @Test
  void filmPlaysOnlyWhileItCanBeSeen() {
    FilmPane.FilmScreen screen = lookup("#film-screen").query();
    assertTrue(screen.isPlaying());
    interact(() -> pane.setVisible(false));
    assertFalse(screen.isPlaying());
    interact(() -> pane.setVisible(true));
    assertTrue(screen.isPlaying());
    interact(() -> window.setRight(null));
    assertFalse(screen.isPlaying());
  }

  @Test
  void tellsSizeLengthAndFileSizeBeforeItSaves(@TempDir Path folder) {
    String facts = lookup(".film-facts").queryAs(Label.class).getText();
    assertTrue(facts.contains("336 × ") && facts.contains("160 frames · 8.0 s"), facts);
    assertTrue(facts.contains("File size: about"), facts);
    answer = Optional.of(folder.resolve("way.mp4"));
    interact(() -> lookup("#film-save").queryAs(Button.class).fire());
    assertTrue(Files.exists(folder.resolve("way.mp4")));
  }

  @Test
  void mapBesideMakesItWider() {
    interact(() -> model.settings().sideProperty().set(448));
    interact(() -> lookup("#film-map-shown").queryAs(CheckBox.class).setSelected(true));
    assertTrue(lookup(".film-facts").queryAs(Label.class).getText().startsWith("912 × "));
  }

  @Test
  void lengthAndCaptionCanBeTheProposedOnesAgain() {
    String caption = model.settings().captionProperty().get();
    interact(
        () -> {
          model.settings().secondsProperty().set(20);
          model.settings().rateProperty().set(50);
          model.settings().captionProperty().set("Mine");
        });
    assertTrue(lookup("20.0 s").tryQuery().isPresent());
    for (String field : List.of("length", "frames", "caption-shown")) {
      interact(lookup("#film-" + field + "-reset").queryButton()::fire);
    }
    assertEquals(8, model.settings().secondsProperty().get());
    assertEquals(20, model.settings().rateProperty().get());
    assertEquals(caption, model.settings().captionProperty().get());
  }

  @Test
  void aLongerLengthDoesNotShortenItsSlider() throws Exception {
    Slider length = lookup("#film-length").queryAs(Slider.class);
    Frames.pass();
    double before = length.getWidth();
    interact(() -> length.setValue(20));
    Frames.pass();
    assertTrue(lookup("20.0 s").tryQuery().isPresent());
    assertEquals(before, length.getWidth());
  }

  @Test
  void filmHasTheColoursOfTheWindow() {
    FilmColours light = model.settings().coloursProperty().get();
    assertEquals(0xffffff, light.ground());
    interact(() -> window.getScene().getRoot().getStyleClass().add("dark"));
    assertNotEquals(light, model.settings().coloursProperty().get());
  }

  @Test
  void nothingIsWiderThanThePane() {
    for (Node node : lookup(".button, .choice-box, .check-box, .label").queryAll()) {
      var bounds = node.localToScene(node.getBoundsInLocal());
      assertTrue(!node.isVisible() || bounds.getMaxX() <= 1280.5, () -> "too wide: " + node);
    }
  }

  private static MapData map() {
    float[] means = new float[4000];
    byte[] labels = new byte[2000];
    for (int i = 0; i < 2000; i++) {
      double turn = i * 2.4;
      double far = 0.2 + Math.sqrt(i / 2000.0) * 2;
      means[2 * i] = (float) (far * Math.cos(turn));
      means[2 * i + 1] = (float) (far * Math.sin(turn) * 0.8);
      labels[i] = (byte) (((int) (Math.atan2(means[2 * i + 1], means[2 * i]) * 1.6 + 5)) % 10);
    }
    return new MapData(
        new Encodings(2, means, new float[4000]),
        labels,
        List.of(
            "T-shirt",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Boot"));
  }

  private static List<GrayImage> blobs(float[] latents) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int i = 0; i < latents.length; i += 2) {
      float[] pixels = new float[28 * 28];
      for (int at = 0; at < pixels.length; at++) {
        int row = at / 28;
        double far = Math.hypot(at % 28 - 14 - 5 * latents[i], row - 14 - 5 * latents[i + 1]);
        pixels[at] = (float) Math.clamp(1.5 - far / 6, 0, 1);
      }
      pictures.add(new GrayImage(28, 28, pixels));
    }
    return pictures;
  }
}
