package lunula.ui.arithmetic;

import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;

/// A − B + C, as an instrument.
public final class ArithmeticInstrument {
  private ArithmeticInstrument() {}

  /// @param map on which the terms lie
  /// @param box asked when the tool is laid down, as it holds this instrument itself
  public static Instrument of(ArithmeticViewModel model, MapViewModel map, Supplier<Toolbox> box) {
    Texts texts = Texts.of(ArithmeticInstrument.class);
    return new Instrument(
        "arithmetic",
        KeyCode.N,
        new Instrument.Words(
            texts.get("arithmetic.name"),
            texts.get("arithmetic.what"),
            texts.get("arithmetic.hint")),
        new ArithmeticTool(model, map.viewportProperty()::get, () -> box.get().layDown()),
        () -> new ArithmeticPanel(model, map.viewportProperty()::get));
  }
}
