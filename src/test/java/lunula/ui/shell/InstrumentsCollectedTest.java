package lunula.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import lunula.geometry.LatentPoint;
import lunula.testkit.Vanishing;
import lunula.ui.arithmetic.ArithmeticInstrument;
import lunula.ui.arithmetic.ArithmeticOverlay;
import lunula.ui.arithmetic.ArithmeticViewModel;
import lunula.ui.draw.DrawOverlay;
import lunula.ui.draw.DrawViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Toolbox;
import lunula.ui.film.FilmPane;
import lunula.ui.film.FilmViewModel;
import lunula.ui.map.Blobs;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapViewModel;
import lunula.ui.palette.Command;
import lunula.ui.palette.PaletteOverlay;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.path.PathEditor;
import lunula.ui.path.PathInstrument;
import lunula.ui.path.PathViewModel;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.sample.PosteriorViewModel;
import lunula.ui.sample.SampleInstruments;
import lunula.ui.sample.SheetSaving;
import org.junit.jupiter.api.Test;

/// The panels of the instruments and what they lay over the map go when they are taken away, though
/// what they showed lives on.
class InstrumentsCollectedTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private final PathViewModel path = new PathViewModel(exploration, Runnable::run);
  private final NeighbourhoodViewModel around = new NeighbourhoodViewModel(exploration);
  private final PosteriorViewModel posterior = new PosteriorViewModel(exploration);
  private final ArithmeticViewModel arithmetic =
      new ArithmeticViewModel(exploration, Runnable::run, Optional::empty);
  private final SheetSaving saving =
      new SheetSaving(exploration, name -> Optional.empty(), Runnable::run);
  private final Toolbox toolbox = new Toolbox(instruments(), map.toolProperty());
  private int round;

  private List<Instrument> instruments() {
    return List.of(
        CursorInstrument.of(this::box, () -> List.of()),
        PathInstrument.of(path, new PathEditor(exploration), map, this::box),
        SampleInstruments.around(around, saving),
        SampleInstruments.posterior(posterior, saving, map),
        ArithmeticInstrument.of(arithmetic, map, this::box));
  }

  private Toolbox box() {
    return toolbox;
  }

  private void open() {
    exploration.mapProperty().set(Blobs.map(200, 3));
    exploration.decoderProperty().set(Blobs.decoder());
  }

  private void change() {
    round++;
    List<Instrument> all = toolbox.instruments();
    toolbox.chosenProperty().set(all.get(round % all.size()));
    exploration.mapProperty().set(Blobs.map(200, 3 + round));
    exploration.cursorProperty().set(new LatentPoint(round * 0.1, 0));
    exploration.pathProperty().set(new PathStops(new LatentPoint(0, 0), new LatentPoint(1, round)));
    posterior.chooseNear(new LatentPoint(0, 0));
    arithmetic.showExample();
    around.setActive(round % 2 == 0);
    around.drawAgain();
    exploration.weightsMoved();
  }

  @Test
  void thePanelOfEachInstrument() throws Exception {
    open();
    for (Instrument instrument : toolbox.instruments()) {
      Vanishing.assertVanishes(() -> instrument.panel().get(), this::change);
    }
  }

  @Test
  void thePageOfTheInstrumentsAndTheirBar() throws Exception {
    open();
    Vanishing.assertVanishes(() -> new ExploreView(toolbox), this::change);
    Vanishing.assertVanishes(() -> new ToolBar(toolbox), this::change);
  }

  @Test
  void whatReckoningAndDrawingLayOverTheMap() throws Exception {
    open();
    var draw = new DrawViewModel(main(), Runnable::run, Runnable::run);
    Vanishing.assertVanishes(() -> placed(new ArithmeticOverlay(arithmetic)), this::change);
    Vanishing.assertVanishes(() -> placed(new DrawOverlay(draw)), this::change);
  }

  private MainViewModel main() {
    return new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  }

  private Node placed(DrawnOverlay<?> overlay) {
    overlay.place(map.viewportProperty().get());
    return overlay.node();
  }

  @Test
  void filmsAndThePalette() throws Exception {
    open();
    var film = new FilmViewModel(exploration, path, main().cardProperty(), System::nanoTime);
    Vanishing.assertVanishes(() -> new FilmPane(film, name -> Optional.empty()), this::change);
    var some = new Command("a", "Any", "", "", () -> true, "", () -> {});
    var palette = new PaletteViewModel(List.of(() -> List.of(some)), List.of(), () -> true);
    Vanishing.assertVanishes(() -> new PaletteOverlay(palette), this::change);
  }
}
