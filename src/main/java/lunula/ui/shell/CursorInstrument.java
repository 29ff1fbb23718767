package lunula.ui.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Offer;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Texts;

/// The plain cursor, which is in the hand at the start; its page lists all else there is to do.
public final class CursorInstrument {
  private CursorInstrument() {}

  /// @param box asked when the page is made, as it holds this instrument itself
  /// @param offers what there is to do besides the instruments; first in the list
  public static Instrument of(Supplier<Toolbox> box, List<Offer> offers) {
    Texts texts = Texts.of(CursorInstrument.class);
    return new Instrument(
        "cursor",
        KeyCode.V,
        new Instrument.Words(
            texts.get("explore.cursor.name"),
            texts.get("explore.cursor.what"),
            texts.get("explore.cursor.hint")),
        null,
        () -> new InstrumentList(box.get(), offers));
  }
}
