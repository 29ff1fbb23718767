package lunula.ui.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestImage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class SlicePaneTest extends ApplicationTest {
  private static final List<String> CLASSES = List.of("Trouser", "Bag", "Coat");
  private ExplorerState exploration;
  private DecodeViewModel model;

  /// Decodes z into the picture whose pixels are z's numbers and then the class.
  private record Telling(int dimensions, int classes, int label) implements Decoder {
    @Override
    public List<GrayImage> decode(float[] latents) {
      List<GrayImage> pictures = new ArrayList<>();
      for (int at = 0; at < latents.length; at += dimensions) {
        float[] pixels = Arrays.copyOfRange(latents, at, at + dimensions + 1);
        pixels[dimensions] = label;
        pictures.add(new GrayImage(dimensions + 1, 1, pixels));
      }
      return pictures;
    }

    @Override
    public Decoder ofClass(int other) {
      return new Telling(dimensions, classes, other);
    }
  }

  @Override
  public void start(Stage stage) {
    exploration = new ExplorerState(Runnable::run, Runnable::run);
    model = new DecodeViewModel(exploration);
    Shown.in(stage, new DecodeView(model), 308, 628);
  }

  private void open(int dimensions, int classes) {
    var random = new Random(5);
    float[] means = new float[40 * dimensions];
    for (int at = 0; at < means.length; at++) {
      means[at] = (float) random.nextGaussian() * (1 + at % dimensions);
    }
    byte[] labels = new byte[40];
    Encodings encodings = Encodings.points(dimensions, means);
    interact(
        () -> {
          exploration.decoderProperty().set(new Telling(dimensions, classes, -1));
          exploration.show(new MapData(encodings, labels, CLASSES));
        });
    settle();
  }

  /// In a window of 1280 × 720, with a nearest text of three lines.
  @Test
  void aPanelWithManySlidersNeedsNoMoreThanItHas() {
    open(64, 0);
    double least = lookup(".decode-view").<Region>query().minHeight(308);
    assertTrue(least <= 560, "needs " + least);
  }

  @Test
  void onlyModelsOfMoreThanTwoDimensionsHaveSliders() {
    open(2, 0);
    assertFalse(lookup("#slice").query().isVisible());
    open(5, 0);
    assertTrue(lookup("#slice").query().isVisible());
    assertEquals(3, sliders());
    open(1, 0);
    assertFalse(lookup("#slice").query().isVisible());
  }

  @Test
  void eightSlidersAreShownAndTheOthersAtAClick() {
    open(20, 0);
    assertEquals(8, sliders());
    clickOn("#slice-more");
    settle();
    assertEquals(18, sliders());
  }

  @Test
  void aSliderDecodesElsewhereAndTheMeanIsAClickAway() {
    open(4, 0);
    float[] before = picture();
    interact(() -> lookup("#slice-2").queryAs(Slider.class).increment());
    assertFalse(Arrays.equals(before, picture()));
    clickOn("To the mean");
    assertArrayEquals(before, picture(), 1e-5f);
  }

  /// Each entry is made at once, seen or not, which would hold up every switch to such a model.
  @Test
  void theListsOfAxesAreFilledWhenTheyAreSeen() {
    open(64, 0);
    assertEquals(List.of(), choice("#slice-right").getItems());
    interact(() -> choice("#slice-kind").getSelectionModel().select(1));
    assertEquals(64, choice("#slice-right").getItems().size());
    assertEquals(64, choice("#slice-up").getItems().size());
    assertEquals(0, choice("#slice-right").getSelectionModel().getSelectedIndex());
    assertEquals(1, choice("#slice-up").getSelectionModel().getSelectedIndex());
  }

  @Test
  void nothingLiesUponAnything() {
    open(4, 0);
    Bounds slice = place("#slice");
    assertTrue(slice.getMaxY() <= place(".nearest-pane").getMinY(), slice.toString());
  }

  private Bounds place(String query) {
    Node node = lookup(query).query();
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void axesAreChosenByNameAndKeepThePicture() {
    open(4, 0);
    interact(() -> exploration.cursorProperty().set(new LatentPoint(0.5, 0.5)));
    float[] before = picture();
    interact(() -> choice("#slice-kind").getSelectionModel().select(1));
    interact(() -> choice("#slice-right").getSelectionModel().select(3));
    assertEquals(new PlaneChoice.Axes(3, 1), exploration.slice().choiceProperty().get());
    assertArrayEquals(before, picture(), 1e-4f);
    assertTrue(model.placeProperty().get().startsWith("map ("));
    assertEquals(4, model.coordinates().split(", ", -1).length, "the whole z is copied");
  }

  @Test
  void theNearestImageIsMeasuredInAllDimensionsAndItsCodeIsAClickAway() {
    open(6, 0);
    NearestImage nearest = model.nearestProperty().get();
    assertNotNull(nearest);
    assertTrue(text(".nearest-distance").endsWith("away in 6-D"), text(".nearest-distance"));
    clickOn("To the nearest image");
    NearestImage reached = model.nearestProperty().get();
    assertNotNull(reached);
    assertEquals(nearest.index(), reached.index());
    assertEquals(0, reached.distance(), 1e-5);
  }

  @Test
  void theClassIsChosenByNameAndByKeyOnlyWhereTheModelIsToldIt() {
    open(2, 0);
    ComboBox<?> chooser = lookup("#decode-class").queryAs(ComboBox.class);
    assertFalse(chooser.getParent().isVisible());
    open(2, 3);
    assertTrue(chooser.getParent().isVisible());
    assertEquals(List.copyOf(CLASSES), List.copyOf(chooser.getItems()));
    interact(() -> chooser.getSelectionModel().select(1));
    assertEquals(1, picture()[2]);
    interact(() -> model.slice().nextClass(1));
    assertEquals(2, picture()[2]);
    interact(() -> model.slice().nextClass(1));
    assertEquals(0, picture()[2]);
    assertEquals(0, chooser.getSelectionModel().getSelectedIndex());
  }

  private int sliders() {
    return lookup(".slice-row").queryAll().size();
  }

  @SuppressWarnings("unchecked") // the panel's choices are words
  private ChoiceBox<String> choice(String id) {
    return lookup(id).queryAs(ChoiceBox.class);
  }

  private float[] picture() {
    settle();
    return Objects.requireNonNull(model.pictureProperty().get()).image().pixels();
  }

  private String text(String selector) {
    return lookup(selector).queryAs(Label.class).getText();
  }

  private static void settle() {
    Frames.pass();
  }

  @Test
  void aSlideIsOneStepThatCanBeUndone() {
    open(4, 0);
    float before = exploration.slice().coordinate(2);
    Slider slider = lookup("#slice-2").query();
    interact(
        () -> {
          slider.setValue(slider.getValue() + 0.5);
          slider.setValue(slider.getValue() + 0.25);
        });
    float there = exploration.slice().coordinate(2);
    interact(exploration.history()::undo);
    assertEquals(before, exploration.slice().coordinate(2));
    assertNull(exploration.history().undoableProperty().get());
    interact(exploration.history()::redo);
    assertEquals(there, exploration.slice().coordinate(2));
  }
}
