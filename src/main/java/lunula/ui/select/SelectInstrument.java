package lunula.ui.select;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapView;

/// Select and find, as an instrument.
public final class SelectInstrument {
  private SelectInstrument() {}

  /// @param choosers asked when the panel is made, as the window comes later than the instrument
  public static Instrument of(SelectViewModel model, Supplier<FileChoosers> choosers) {
    Texts texts = Texts.of(SelectInstrument.class);
    return new Instrument(
        "select",
        KeyCode.S,
        new Instrument.Words(
            texts.get("select.name"), texts.get("select.what"), texts.get("select.hint")),
        model.tool(),
        () -> new SelectView(model, choosers.get()));
  }

  /// Lays outline, brush and ring over the map and takes its keys while the tool is chosen.
  public static void lay(MapView map, SelectViewModel model) {
    map.lay(new SelectOverlay(model));
    KeyDispatch.install(
        map, () -> model.isInHand() ? SelectActions.keys(model, Runnable::run) : List.of());
  }
}
