package lunula.app.tour;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import lunula.app.Assembly;
import lunula.geometry.LatentPoint;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.palette.PaletteViewModel;

/// The tour's chapters on finding things by words, on reckoning with places, and on all that can be
/// taken away: pictures, films, code and the session. Begins and ends with the bundled model on the
/// map and the cursor in the hand.
final class ExportTour {
  private final Assembly assembly;
  private final ExplorerState exploration;
  private final TourWindow window;

  ExportTour(Assembly assembly, TourWindow window) {
    this.assembly = assembly;
    this.exploration = assembly.exploration();
    this.window = window;
  }

  void play() throws Exception {
    palette();
    arithmetic();
    film();
    code();
    session();
  }

  private void palette() throws Exception {
    PaletteViewModel palette = assembly.palette();
    window.run(palette::open);
    window.run(() -> palette.typedProperty().set("moon"));
    window.frames(20);
    window.picture("palette");
    window.run(palette::close);
  }

  /// Does the dress get sleeves? The picture of it goes with it.
  private void arithmetic() throws Exception {
    window.run(() -> exploration.cursorProperty().set(place(0)));
    window.run(() -> assembly.instruments().toolbox().choose("arithmetic"));
    window.run(assembly.instruments().arithmetic()::showExample);
    window.frames(60);
    window.picture("pullover-minus-shirt-plus-dress");
    open("picture");
    window.await("the preview", () -> !window.words("#export-size").isEmpty());
    window.frames(10);
    window.picture("export-picture");
    close();
    window.run(assembly.instruments().arithmetic()::clear);
    window.run(assembly.instruments().toolbox()::layDown);
  }

  /// From an image through another to a third.
  private void film() throws Exception {
    var stops = window.get(() -> Stream.of(0, 1, 2).map(this::place).toList());
    window.run(() -> exploration.pathProperty().set(PathStops.NONE.withStops(stops)));
    window.await("the way's pictures", () -> assembly.instruments().path().savableBinding().get());
    open("film");
    window.await(
        "the film's size",
        () -> assembly.instruments().film().factsProperty().get().contains("about"));
    window.picture("export-film");
    close();
  }

  private void code() throws Exception {
    open("code");
    window.await("the program", () -> !assembly.export().code().textProperty().get().isEmpty());
    window.frames(10);
    window.picture("export-code");
    close();
  }

  /// Saved with the path, and opened after the path is gone.
  private void session() throws Exception {
    Path file = window.folder().resolve("tour.lunula");
    PathStops path = exploration.pathProperty().get();
    open("session");
    window.run(() -> assembly.sessions().saveAs(file));
    window.await("the session’s file", () -> assembly.sessions().isSavedIn(file));
    window.frames(10);
    window.picture("export-session");
    close();
    window.run(() -> exploration.pathProperty().set(PathStops.NONE));
    window.run(() -> assembly.openSession(file));
    window.await("the session", () -> exploration.pathProperty().get().equals(path));
    window.frames(30);
    window.picture("session-opened");
    window.run(() -> exploration.pathProperty().set(PathStops.NONE));
  }

  private void open(String page) throws Exception {
    window.run(() -> assembly.export().sheet().show(page));
    window.frames(20);
  }

  private void close() throws Exception {
    window.run(assembly.export().sheet()::close);
    window.frames(5);
  }

  /// Where an image lies on the map.
  private LatentPoint place(int image) {
    var places = Objects.requireNonNull(exploration.mapProperty().get()).places();
    return new LatentPoint(places.xs()[image], places.ys()[image]);
  }
}
