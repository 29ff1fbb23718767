package lunula.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lunula.files.JsonField;
import lunula.ui.arithmetic.ArithmeticViewModel;
import lunula.ui.compare.CompareSetup;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.draw.DrawViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapViewModel;
import lunula.ui.path.PathViewModel;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.sample.PosteriorViewModel;
import lunula.ui.select.SelectTool;
import lunula.ui.select.SelectViewModel;
import lunula.ui.session.SessionPane.Line;
import lunula.ui.shell.MainViewModel;

/// What is in the session, in words. JavaFX thread only.
///
/// @param main the window around the panels
/// @param map the map, its layers and its classes
/// @param path the path
/// @param select the chosen images
/// @param compare several models at once
/// @param decode the decoded picture
/// @param draw the person's own drawing
/// @param around pictures drawn around a place
/// @param posterior posteriors of chosen images
/// @param arithmetic A − B + C
/// @param toolbox what is in the hand
public record SessionWords(
    MainViewModel main,
    MapViewModel map,
    PathViewModel path,
    SelectViewModel select,
    CompareViewModel compare,
    DecodeViewModel decode,
    DrawViewModel draw,
    NeighbourhoodViewModel around,
    PosteriorViewModel posterior,
    ArithmeticViewModel arithmetic,
    Toolbox toolbox) {
  private static final Texts TEXTS = Texts.of(SessionWords.class);

  /// All parts, as they stand now.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(line("session.part.model", main.modelName()));
    lines.add(line("session.part.cursor", decode.placeProperty().get()));
    lines.add(
        line(
            "session.part.view",
            TEXTS.get(map.area() == null ? "session.view.all" : "session.view.part")));
    lines.add(line("session.part.path", way()));
    lines.add(line("session.part.selection", selection()));
    lines.add(line("session.part.layers", layers()));
    lines.add(line("session.part.compare", compared()));
    lines.add(
        line(
            "session.part.drawing",
            TEXTS.get(
                draw.drawingProperty().get().isEmpty()
                    ? "session.drawing.none"
                    : "session.drawing.one")));
    lines.add(line("session.part.tool", toolbox.chosenProperty().get().words().name()));
    lines.add(line("session.part.around", sampled()));
    lines.add(line("session.part.posterior", posteriors()));
    lines.add(line("session.part.select", selecting()));
    lines.add(line("session.part.play", playing()));
    lines.add(line("session.part.window", window()));
    lines.add(
        line("session.part.arithmetic", TEXTS.get("session.arithmetic", arithmetic.countTerms())));
    return lines;
  }

  private Line line(String key, String words) {
    return new Line(TEXTS.get(key), words);
  }

  private String way() {
    PathStops ends = main.exploration().pathProperty().get();
    int stops = ends.stops().size();
    if (stops == 0) {
      return TEXTS.get("session.path.none");
    }
    String shape = TEXTS.get("session.shape." + JsonField.word(ends.shape()));
    return TEXTS.get(ends.closed() ? "session.path.loop" : "session.path.way", stops, shape);
  }

  private String selection() {
    int count = select.selection().selectionProperty().get().count();
    int looked = select.chosen().indexProperty().get();
    String chosen =
        count == 0
            ? TEXTS.get("session.selection.none")
            : TEXTS.get("session.selection.some", NumberFormats.count(count));
    return looked == ExplorerState.NONE
        ? chosen
        : TEXTS.get("session.selection.looked", chosen, NumberFormats.plain(looked));
  }

  private String layers() {
    long shown =
        Arrays.stream(MapLayer.values())
            .filter(layer -> map.layers().shownProperty(layer).get())
            .count();
    int hidden = map.filter().hidden().cardinality();
    return TEXTS.get("session.layers", shown, hidden);
  }

  private String sampled() {
    double limit = around.limitProperty().get();
    return switch (around.sourceProperty().get()) {
      case PLACE ->
          TEXTS.get("session.around.place", NumberFormats.coordinate(around.sigmaProperty().get()));
      case PRIOR ->
          limit >= NeighbourhoodViewModel.WHOLE
              ? TEXTS.get("session.around.prior")
              : TEXTS.get("session.around.cut", NumberFormats.coordinate(limit));
    };
  }

  private String posteriors() {
    int first = posterior.firstProperty().get();
    int second = posterior.secondProperty().get();
    if (first == ExplorerState.NONE) {
      return TEXTS.get("session.posterior.none");
    }
    return second == ExplorerState.NONE
        ? TEXTS.get("session.posterior.one", NumberFormats.plain(first))
        : TEXTS.get(
            "session.posterior.two", NumberFormats.plain(first), NumberFormats.plain(second));
  }

  private String selecting() {
    SelectTool tool = select.tool();
    return switch (tool.shapeProperty().get()) {
      case LASSO -> TEXTS.get("session.select.lasso");
      case RECTANGLE -> TEXTS.get("session.select.rectangle");
      case BRUSH ->
          TEXTS.get(
              "session.select.brush", NumberFormats.plain(Math.rint(tool.radiusProperty().get())));
    };
  }

  private String playing() {
    String mode = TEXTS.get("session.play." + JsonField.word(path.modeProperty().get()));
    String pace = TEXTS.get("session.pace." + JsonField.word(path.paceProperty().get()));
    return TEXTS.get("session.play", NumberFormats.plain(path.speedProperty().get()), mode, pace);
  }

  private String window() {
    return TEXTS.get(
        main.projectorProperty().get() ? "session.window.projector" : "session.window",
        TEXTS.get("session.theme." + JsonField.word(main.themeProperty().get())),
        TEXTS.get("session.scaling." + JsonField.word(decode.scalingProperty().get())));
  }

  private String compared() {
    CompareSetup setup = compare.setup();
    return setup.side().isEmpty()
        ? TEXTS.get("session.compare.none")
        : TEXTS.get("session.compare.some", setup.side().size());
  }
}
