package lunula.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.library.LibraryEntry;
import lunula.measure.DrawnPicture;
import lunula.model.card.ModelCard;
import lunula.session.ModelChecksums;
import lunula.session.PixelText;
import lunula.session.Ranges;
import lunula.session.Session;
import lunula.ui.compare.CompareSetup;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Slice;
import lunula.ui.map.MapArea;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// Where everything stands at a moment, taken on the JavaFX thread within microseconds; becomes a
/// [Session] in the background, where models' checksums are at hand.
///
/// @param folder of the model on the map
/// @param card of the same
/// @param place cursor and slice
/// @param view what is seen of the map; null if all of it
/// @param path the interpolation; null if there is none
/// @param selected the chosen images; nobody writes to it
/// @param looked the image that is looked at closely, or -1
/// @param hidden the classes that are not shown; nobody writes to it
/// @param ground what lies on the map
/// @param comparing whether several models are shown
/// @param setup which ones
/// @param window how the window looks
/// @param drawing what the person drew
/// @param tools how the tools are set
record Snapshot(
    Path folder,
    ModelCard card,
    Session.Place place,
    Session.@Nullable View view,
    Session.@Nullable Route path,
    BitSet selected,
    int looked,
    BitSet hidden,
    Session.Ground ground,
    boolean comparing,
    CompareSetup setup,
    Session.Window window,
    DrawnPicture drawing,
    Session.Tools tools) {

  /// Where everything stands now; null while no model of the library is on the map.
  static @Nullable Snapshot of(Workspace space) {
    Path folder = space.models().openedProperty().get();
    ModelCard card = space.main().cardProperty().get();
    MapData map = space.exploration().mapProperty().get();
    if (folder == null || card == null || map == null || space.main().trainingProperty().get()) {
      return null;
    }
    Slice slice = space.exploration().slice();
    return new Snapshot(
        folder,
        card,
        place(slice),
        view(space.map(), slice),
        route(space, slice),
        space.select().selection().selectionProperty().get().bits(),
        space.select().chosen().indexProperty().get(),
        space.map().filter().hidden(),
        ground(space),
        space.main().comparingProperty().get(),
        space.compare().setup(),
        window(space),
        space.draw().drawingProperty().get(),
        tools(space));
  }

  private static Session.Place place(Slice slice) {
    List<Integer> axes =
        slice.choiceProperty().get() instanceof PlaneChoice.Axes chosen
            ? List.of(chosen.x(), chosen.y())
            : null;
    return new Session.Place(list(slice.z()), axes, slice.labelProperty().get());
  }

  private static Session.@Nullable View view(MapViewModel map, Slice slice) {
    MapArea area = map.area();
    return area == null
        ? null
        : new Session.View(code(slice, area.centre()), area.across(), area.down());
  }

  private static Session.@Nullable Route route(Workspace space, Slice slice) {
    PathStops ends = space.exploration().pathProperty().get();
    LatentPoint a = ends.a();
    LatentPoint b = ends.b();
    return ends.stops().isEmpty()
        ? null
        : new Session.Route(
            a == null ? null : code(slice, a),
            ends.between().stream().map(stop -> code(slice, stop)).toList(),
            b == null ? null : code(slice, b),
            Word.of(ends.shape()),
            ends.closed(),
            Word.of(space.path().paceProperty().get()),
            Word.of(space.path().modeProperty().get()),
            space.path().speedProperty().get(),
            space.path().positionProperty().get());
  }

  private static Session.Ground ground(Workspace space) {
    MapLayers layers = space.map().layers();
    Map<String, Double> shown = new TreeMap<>();
    for (MapLayer layer : MapLayer.values()) {
      if (layers.shownProperty(layer).get()) {
        shown.put(Word.of(layer), Math.clamp(layers.opacityProperty(layer).get(), 0, 1));
      }
    }
    return new Session.Ground(
        Word.of(space.main().imageSetProperty().get()),
        shown,
        layers.densityByClassProperty().get());
  }

  private static Session.Window window(Workspace space) {
    return new Session.Window(
        Word.of(space.main().themeProperty().get()),
        Word.of(space.decode().scalingProperty().get()),
        space.toolbox().chosenProperty().get().id(),
        Word.of(space.main().toolProperty().get()),
        Map.of(
            Restoring.TOOLS,
            space.main().toolsShownProperty().get(),
            Restoring.PATH,
            space.main().pathShownProperty().get(),
            Restoring.CHART,
            space.path().chartShownProperty().get()));
  }

  private static Session.Tools tools(Workspace space) {
    var around = space.around();
    var posterior = space.posterior();
    var select = space.select().tool();
    return new Session.Tools(
        Word.of(around.sourceProperty().get()),
        around.sigmaProperty().get(),
        around.limitProperty().get(),
        IntStream.of(posterior.firstProperty().get(), posterior.secondProperty().get())
            .filter(image -> image != ExplorerState.NONE)
            .boxed()
            .toList(),
        Word.of(select.shapeProperty().get()),
        select.radiusProperty().get());
  }

  private static List<Float> code(Slice slice, LatentPoint place) {
    return list(slice.planeProperty().get().lift(place));
  }

  private static List<Float> list(float[] z) {
    List<Float> list = new ArrayList<>();
    for (float number : z) {
      list.add(number);
    }
    return list;
  }

  /// The session of this moment. Blocking; in the background.
  ///
  /// @throws IOException with a sentence for the person, if the model's folder cannot be read
  Session session(ModelChecksums prints, Instant now) throws IOException {
    return new Session(
        now,
        prints.model(folder, card),
        place,
        view,
        path,
        chosen(),
        ground,
        new Session.Comparing(
            comparing,
            Word.of(setup.page()),
            Word.of(setup.sharing()),
            models(prints, setup.side()),
            models(prints, setup.pair()),
            setup.family(),
            setup.beta(),
            setup.morph(),
            between()),
        window,
        drawing.isEmpty() ? null : written(),
        tools);
  }

  private Session.@Nullable Between between() {
    CompareSetup.Way way = setup.between();
    return way == null ? null : new Session.Between(way.from(), way.to(), way.position());
  }

  private Session.@Nullable Chosen chosen() {
    boolean nothing = selected.isEmpty() && looked < 0 && hidden.isEmpty();
    return nothing
        ? null
        : new Session.Chosen(Ranges.write(selected), looked, hidden.stream().boxed().toList());
  }

  private static List<Session.Model> models(ModelChecksums prints, List<LibraryEntry> entries)
      throws IOException {
    List<Session.Model> models = new ArrayList<>();
    for (LibraryEntry entry : entries) {
      models.add(prints.model(entry.folder(), entry.card()));
    }
    return models;
  }

  private Session.Drawing written() {
    boolean damaged = drawing.isDamaged();
    return new Session.Drawing(
        drawing.clean().width(),
        drawing.clean().height(),
        PixelText.write(drawing.clean()),
        damaged ? PixelText.write(drawing.noisy()) : null,
        damaged ? PixelText.write(drawing.blank()) : null);
  }
}
