package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class ClassStripTest extends ApplicationTest {
  private ExplorerState exploration;
  private ClassStripViewModel model;
  private ClassStrip strip;

  /// Paints z's first number and the class.
  private record Told(int classes, int label) implements Decoder {
    @Override
    public List<GrayImage> decode(float[] latents) {
      return List.of(new GrayImage(2, 1, new float[] {latents[0], label}));
    }

    @Override
    public Decoder ofClass(int other) {
      return new Told(classes, other);
    }
  }

  @Override
  public void start(Stage stage) {
    exploration = new ExplorerState(Runnable::run, Runnable::run);
    model = new ClassStripViewModel(exploration);
    strip = new ClassStrip(model);
    Shown.in(stage, new StackPane(strip), 480, 120);
  }

  @Test
  void theSamePlaceIsDecodedAsEveryClass() {
    interact(() -> exploration.decoderProperty().set(new Told(10, 0)));
    interact(() -> exploration.cursorProperty().set(new LatentPoint(0.5, 0)));
    List<? extends Sample> pictures = model.picturesProperty().get();
    assertEquals(10, pictures.size());
    assertEquals(0.5f, pictures.get(7).image().at(0, 0));
    assertEquals(7, pictures.get(7).image().at(1, 0));
    assertTrue(strip.isVisible());
  }

  @Test
  void aPressDecodesAsThatClass() {
    interact(() -> exploration.decoderProperty().set(new Told(3, 0)));
    interact(() -> ((Button) strip.lookup("#class-2")).fire());
    assertEquals(2, exploration.slice().labelProperty().get());
    assertTrue(strip.lookup("#class-2").getStyleClass().contains("chosen"));
  }

  @Test
  void aModelThatIsToldNoClassHasNoStrip() {
    interact(() -> exploration.decoderProperty().set(new Told(3, 0)));
    interact(() -> exploration.decoderProperty().set(new Told(0, 0)));
    assertFalse(strip.isManaged());
    assertEquals(List.of(), model.picturesProperty().get());
  }
}
