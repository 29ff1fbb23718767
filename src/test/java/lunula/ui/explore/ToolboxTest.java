package lunula.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import lunula.ui.kit.KeyPress;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ToolBar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToolboxTest {
  private final MainViewModel main =
      new MainViewModel(
          new ExplorerState(Runnable::run, Runnable::run),
          FXCollections.observableArrayList(),
          entry -> {});
  private final MapTool lasso = new Still();
  private final ObjectProperty<@Nullable MapTool> hand = new SimpleObjectProperty<>();
  private final Toolbox box =
      new Toolbox(
          List.of(instrument("cursor", KeyCode.V, null), instrument("select", KeyCode.S, lasso)),
          hand);

  @Test
  void theFirstIsChosenAndTheHandMovesTheCursor() {
    assertEquals("cursor", box.chosenProperty().get().id());
    assertNull(hand.get());
  }

  @Test
  void aKeyPutsItsToolIntoTheHand() {
    assertTrue(KeyPress.on(ToolBar.actions(box, main).actions(), KeyCode.S));
    assertSame(lasso, hand.get());
    assertFalse(KeyPress.on(ToolBar.actions(box, main).actions(), KeyCode.Q));
    assertSame(lasso, hand.get());
    box.layDown();
    assertNull(hand.get());
  }

  @Test
  void anInstrumentThatIsNotThereIsRefused() {
    box.choose("select");
    assertSame(lasso, hand.get());
    assertThrows(IllegalArgumentException.class, () -> box.choose("hammer"));
  }

  @Test
  void aRareInstrumentIsLaidDownWhenItsModelGoes() {
    var usable = new SimpleBooleanProperty(true);
    var rare =
        new Instrument(
            "rare",
            KeyCode.U,
            new Instrument.Words(text -> "rare"),
            lasso,
            Region::new,
            usable.asObject(),
            true);
    var with = new Toolbox(List.of(instrument("cursor", KeyCode.V, null), rare), hand);
    with.choose("rare");
    assertSame(lasso, hand.get());
    usable.set(false);
    assertEquals("cursor", with.chosenProperty().get().id());
    assertNull(hand.get());
  }

  private static Instrument instrument(String id, KeyCode key, @Nullable MapTool tool) {
    return new Instrument(id, key, new Instrument.Words(text -> id), tool, Region::new);
  }

  private static final class Still implements MapTool {
    @Override
    public void press(Touch touch) {}

    @Override
    public void drag(Touch touch) {}

    @Override
    public void release(Touch touch) {}

    @Override
    public void cancel() {}
  }
}
