package lunula.ui.sample;

import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;

/// The two instruments of this package.
public final class SampleInstruments {
  private SampleInstruments() {}

  /// An image's posterior and what is drawn from it.
  ///
  /// @param map is zoomed in on the rings if the person wants to see them closely
  public static Instrument posterior(
      PosteriorViewModel model, SheetSaving saving, MapViewModel map) {
    Texts texts = Texts.of(SampleInstruments.class);
    return new Instrument(
        "posterior",
        KeyCode.E,
        new Instrument.Words(
            texts.get("neighbourhood.posterior.name"),
            texts.get("neighbourhood.posterior.what"),
            texts.get("neighbourhood.posterior.hint")),
        new PosteriorTool(model),
        () -> new PosteriorPanel(model, saving, map::showClosely));
  }

  /// Pictures drawn around a place or from the prior; presses on the map move the cursor.
  public static Instrument around(NeighbourhoodViewModel model, SheetSaving saving) {
    Texts texts = Texts.of(SampleInstruments.class);
    return new Instrument(
        "around",
        KeyCode.R,
        new Instrument.Words(
            texts.get("neighbourhood.name"),
            texts.get("neighbourhood.what"),
            texts.get("neighbourhood.hint")),
        null,
        () -> new NeighbourhoodPanel(model, saving));
  }
}
