package lunula.ui.sample;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import lunula.files.JsonField;
import lunula.session.Ranges;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.map.MapViewModel;

/// The two instruments of this package, with what can be set.
public final class SampleInstruments {
  private SampleInstruments() {}

  /// An image's posterior and what is drawn from it.
  ///
  /// @param map is zoomed in on the rings if the person wants to see them closely
  public static Instrument posterior(
      PosteriorViewModel model, SheetSaving saving, MapViewModel map) {
    return new Instrument(
        "posterior",
        KeyCode.E,
        Instrument.Words.of(SampleInstruments.class, "neighbourhood.posterior.tool."),
        new PosteriorTool(model),
        () -> new PosteriorPanel(model, saving, map::showClosely));
  }

  /// Pictures drawn around a place or from the prior; presses on the map move the cursor.
  public static Instrument around(NeighbourhoodViewModel model, SheetSaving saving) {
    return new Instrument(
        "around",
        KeyCode.R,
        Instrument.Words.of(SampleInstruments.class, "neighbourhood.tool."),
        null,
        () -> new NeighbourhoodPanel(model, saving));
  }

  /// What is drawn around a place.
  public static List<Setting<?>> settings(NeighbourhoodViewModel around) {
    return List.of(
        Setting.of("tools.around", around.sourceProperty())
            .inSession(Codec.oneOf(NeighbourhoodViewModel.Source.PLACE), Phase.AT_ONCE),
        Setting.of(
                "tools.sigma",
                around.sigmaProperty().get(),
                around.sigmaProperty()::get,
                sigma ->
                    around
                        .sigmaProperty()
                        .set(
                            Math.clamp(
                                sigma, NeighbourhoodViewModel.LEAST, NeighbourhoodViewModel.MOST)),
                around.sigmaProperty())
            .inSession(Codec.number(0.001, 100), Phase.AT_ONCE),
        Setting.of(
                "tools.limit",
                around.limitProperty().get(),
                around.limitProperty()::get,
                limit -> around.limitProperty().set(Math.min(limit, NeighbourhoodViewModel.WHOLE)),
                around.limitProperty())
            .inSession(Codec.number(0.001, 100), Phase.AT_ONCE));
  }

  /// The images whose posteriors are looked at.
  public static List<Setting<?>> settings(PosteriorViewModel posterior) {
    return List.of(
        Setting.of(
                "tools.posterior",
                List.<Integer>of(),
                () -> images(posterior),
                images -> show(posterior, images),
                posterior.firstProperty(),
                posterior.secondProperty())
            .inSession(Codec.of(Codec::numbers, SampleInstruments::readImages), Phase.MODEL),
        Setting.of("tools.comparing", posterior.comparingProperty())
            .inSession(Codec.truth(), Phase.AT_ONCE));
  }

  private static List<Integer> images(PosteriorViewModel posterior) {
    return IntStream.of(posterior.firstProperty().get(), posterior.secondProperty().get())
        .filter(image -> image != ExplorerState.NONE)
        .boxed()
        .toList();
  }

  private static void show(PosteriorViewModel posterior, List<Integer> wanted) {
    MapData points = posterior.exploration().mapProperty().get();
    if (points != null) {
      List<Integer> images = wanted.stream().filter(image -> image < points.count()).toList();
      posterior.show(
          images.isEmpty() ? ExplorerState.NONE : images.getFirst(),
          images.size() < 2 ? ExplorerState.NONE : images.getLast());
    }
  }

  private static List<Integer> readImages(JsonField field) {
    return field.list(2).stream().map(image -> image.whole(0, Ranges.MOST)).toList();
  }
}
