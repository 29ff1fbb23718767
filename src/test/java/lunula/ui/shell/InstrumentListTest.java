package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lunula.testkit.Shown;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Offer;
import lunula.ui.explore.Toolbox;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class InstrumentListTest extends ApplicationTest {
  private final List<String> taken = new ArrayList<>();
  private Toolbox box;
  private ExploreView view;

  @Override
  public void start(Stage stage) {
    String words = "One drag, two models: how one and the other see the phases of the moon.";
    var moons = new Offer("moons", "Moons", words, null, () -> taken.add("moons"));
    box =
        new Toolbox(
            List.of(
                CursorInstrument.of(() -> box, () -> List.of(moons)),
                new Instrument(
                    "select",
                    KeyCode.S,
                    new Instrument.Words(key -> key.equals("name") ? "Select" : words),
                    null,
                    Region::new)),
            new SimpleObjectProperty<>());
    view = new ExploreView(box);
    Shown.in(stage, view, 308, 600);
  }

  @Test
  void whatIsOfferedIsOneClick() {
    interact(() -> ((Button) view.lookup("#offer-moons")).fire());
    assertEquals(List.of("moons"), taken);
    interact(() -> ((Button) view.lookup("#offer-select")).fire());
    assertEquals("select", box.chosenProperty().get().id());
  }

  @Test
  void everyLineIsAsHighAsItsWords() {
    Node first = view.lookup("#offer-moons");
    Node second = view.lookup("#offer-select");
    double height = first.getBoundsInParent().getHeight();
    assertTrue(height > 40 && height < 120, "height " + height);
    double gap = second.getBoundsInParent().getMinY() - first.getBoundsInParent().getMaxY();
    assertTrue(gap >= 0 && gap < 8, "gap " + gap);
  }
}
