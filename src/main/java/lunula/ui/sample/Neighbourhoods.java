package lunula.ui.sample;

import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;

/// The two instruments of this package.
public final class Neighbourhoods {
  private Neighbourhoods() {}

  /// An image's posterior and what is drawn from it.
  ///
  /// @param map is zoomed in on the rings if the person wants to see them closely
  public static Instrument posterior(
      PosteriorViewModel model, SheetSaving saving, MapViewModel map) {
    Texts texts = Texts.of(Neighbourhoods.class);
    return new Instrument(
        "posterior",
        KeyCode.E,
        new Instrument.Words(
            texts.get("around.posterior.name"),
            texts.get("around.posterior.what"),
            texts.get("around.posterior.hint")),
        new PosteriorTool(model),
        () -> new PosteriorPanel(model, saving, map::showClosely));
  }

  /// Pictures drawn around a place or from the prior; the hand moves the cursor as ever.
  public static Instrument around(AroundViewModel model, SheetSaving saving) {
    Texts texts = Texts.of(Neighbourhoods.class);
    return new Instrument(
        "around",
        KeyCode.R,
        new Instrument.Words(
            texts.get("around.around.name"),
            texts.get("around.around.what"),
            texts.get("around.around.hint")),
        null,
        () -> new AroundPanel(model, saving));
  }
}
