package lunula.ui.draw;

import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Texts;

/// Drawing, as an instrument.
public final class DrawInstrument {
  private DrawInstrument() {}

  /// @param offers asked when the panel is made
  /// @param choosers likewise, as the window comes later than the instrument
  public static Instrument of(
      DrawViewModel model, Supplier<DrawOffers> offers, Supplier<FileChoosers> choosers) {
    Texts texts = Texts.of(DrawInstrument.class);
    return new Instrument(
        "draw",
        KeyCode.D,
        new Instrument.Words(
            texts.get("draw.name"), texts.get("draw.what"), texts.get("draw.hint")),
        null,
        () -> new DrawView(model, offers.get(), choosers.get()));
  }
}
