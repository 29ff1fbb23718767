package lunula.ui.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lunula.geometry.PathShape;
import lunula.ui.compare.CompareSetup;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapLayer;
import lunula.ui.sample.AroundViewModel;
import lunula.ui.select.SelectTool;

/// What is in the session, in words.
final class SessionWords {
  private final Texts texts = Texts.of(SessionWords.class);
  private final Workspace space;

  /// One part of it.
  ///
  /// @param name what it is, in a word or two
  /// @param words how it stands
  record Line(String name, String words) {}

  SessionWords(Workspace space) {
    this.space = space;
  }

  /// All parts, as they stand now.
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(line("session.part.model", space.main().modelName()));
    lines.add(line("session.part.cursor", space.decode().placeProperty().get()));
    lines.add(
        line(
            "session.part.view",
            texts.get(space.map().area() == null ? "session.view.all" : "session.view.part")));
    lines.add(line("session.part.path", path()));
    lines.add(line("session.part.selection", selection()));
    lines.add(line("session.part.layers", layers()));
    lines.add(line("session.part.compare", compared()));
    lines.add(
        line(
            "session.part.drawing",
            texts.get(
                space.draw().drawingProperty().get().isEmpty()
                    ? "session.drawing.none"
                    : "session.drawing.one")));
    lines.add(line("session.part.tool", space.toolbox().chosenProperty().get().words().name()));
    lines.add(line("session.part.around", around()));
    lines.add(line("session.part.posterior", posterior()));
    lines.add(line("session.part.select", selecting()));
    lines.add(line("session.part.play", playing()));
    lines.add(line("session.part.window", window()));
    return lines;
  }

  private Line line(String key, String words) {
    return new Line(texts.get(key), words);
  }

  private String path() {
    PathStops ends = space.exploration().pathProperty().get();
    int stops = ends.stops().size();
    if (stops == 0) {
      return texts.get("session.path.none");
    }
    String shape = texts.get(shape(ends.shape()));
    return texts.get(ends.closed() ? "session.path.loop" : "session.path.way", stops, shape);
  }

  private static String shape(PathShape shape) {
    return "session.shape." + Word.of(shape);
  }

  private String selection() {
    int count = space.select().selection().selectionProperty().get().count();
    int looked = space.select().chosen().indexProperty().get();
    String chosen =
        count == 0
            ? texts.get("session.selection.none")
            : texts.get("session.selection.some", NumberFormats.count(count));
    return looked == ExplorerState.NONE
        ? chosen
        : texts.get("session.selection.looked", chosen, NumberFormats.plain(looked));
  }

  private String layers() {
    long shown =
        Arrays.stream(MapLayer.values())
            .filter(layer -> space.map().layers().shownProperty(layer).get())
            .count();
    int hidden = space.map().filter().hidden().cardinality();
    return texts.get("session.layers", shown, hidden);
  }

  private String around() {
    AroundViewModel around = space.around();
    double limit = around.limitProperty().get();
    return switch (around.sourceProperty().get()) {
      case PLACE ->
          texts.get("session.around.place", NumberFormats.coordinate(around.sigmaProperty().get()));
      case PRIOR ->
          limit >= AroundViewModel.WHOLE
              ? texts.get("session.around.prior")
              : texts.get("session.around.cut", NumberFormats.coordinate(limit));
    };
  }

  private String posterior() {
    int first = space.posterior().firstProperty().get();
    int second = space.posterior().secondProperty().get();
    if (first == ExplorerState.NONE) {
      return texts.get("session.posterior.none");
    }
    return second == ExplorerState.NONE
        ? texts.get("session.posterior.one", NumberFormats.plain(first))
        : texts.get(
            "session.posterior.two", NumberFormats.plain(first), NumberFormats.plain(second));
  }

  private String selecting() {
    SelectTool tool = space.select().tool();
    return switch (tool.shapeProperty().get()) {
      case LASSO -> texts.get("session.select.lasso");
      case RECTANGLE -> texts.get("session.select.rectangle");
      case BRUSH ->
          texts.get(
              "session.select.brush", NumberFormats.plain(Math.rint(tool.radiusProperty().get())));
    };
  }

  private String playing() {
    String mode = texts.get("session.play." + Word.of(space.path().modeProperty().get()));
    String pace = texts.get("session.pace." + Word.of(space.path().paceProperty().get()));
    return texts.get(
        "session.play", NumberFormats.plain(space.path().speedProperty().get()), mode, pace);
  }

  private String window() {
    return texts.get(
        "session.window",
        texts.get("session.theme." + Word.of(space.main().themeProperty().get())),
        texts.get("session.scaling." + Word.of(space.decode().scalingProperty().get())));
  }

  private String compared() {
    CompareViewModel compare = space.compare();
    CompareSetup setup = compare.setup();
    return setup.side().isEmpty()
        ? texts.get("session.compare.none")
        : texts.get("session.compare.some", setup.side().size());
  }
}
