package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import lunula.model.Encodings;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class LegendViewTest extends ApplicationTest {
  private ExplorerState exploration;

  @Override
  public void start(Stage stage) {
    exploration = new ExplorerState(Runnable::run, Runnable::run);
    Shown.in(stage, MapView.withLegend(new MapViewModel(exploration)), 800, 600);
  }

  private void show(int classes) {
    int count = Math.max(1, classes);
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) i;
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "Kind " + i).toList();
    var encodings = Encodings.points(2, new float[2 * count]);
    interact(() -> exploration.mapProperty().set(new MapData(encodings, labels, names)));
    Frames.pass();
  }

  @Test
  void imagesWithoutClassesHaveNoLegend() {
    show(0);
    assertFalse(lookup("#legend").query().isVisible());
  }

  @Test
  void foldsWhereItWouldHideThePoints() {
    show(3);
    var fold = lookup("#legend-fold").queryAs(ToggleButton.class);
    assertTrue(fold.isSelected());
    var window = fold.getScene().getWindow();
    double before = window.getWidth();
    interact(() -> window.setWidth(520));
    Frames.pass();
    assertFalse(fold.isSelected());
    interact(() -> window.setWidth(before));
    Frames.pass();
    assertTrue(fold.isSelected());
  }

  @Test
  void everyOfManyClassesHasARowThatCanBeScrolledTo() {
    show(256);
    assertTrue(lookup("#legend").query().isVisible());
    assertEquals(256, lookup(".legend-row").queryAll().size());
    double height = lookup("#legend").query().getLayoutBounds().getHeight();
    assertTrue(height <= 600, "it stays inside the map: " + height);
  }

  @Test
  void classesThatShareAColourDifferInShape() {
    for (int number = 10; number < 100; number++) {
      assertNotEquals(ClassMarker.of(number), ClassMarker.of(number - 10));
    }
  }
}
