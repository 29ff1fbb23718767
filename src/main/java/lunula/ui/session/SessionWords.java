package lunula.ui.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lunula.geometry.WayShape;
import lunula.ui.Exploration;
import lunula.ui.Figures;
import lunula.ui.PathEnds;
import lunula.ui.Texts;
import lunula.ui.compare.CompareSetup;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.map.MapLayer;

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
    return lines;
  }

  private Line line(String key, String words) {
    return new Line(texts.get(key), words);
  }

  private String path() {
    PathEnds ends = space.exploration().pathProperty().get();
    int stops = ends.stops().size();
    if (stops == 0) {
      return texts.get("session.path.none");
    }
    String shape = texts.get(shape(ends.shape()));
    return texts.get(ends.closed() ? "session.path.loop" : "session.path.way", stops, shape);
  }

  private static String shape(WayShape shape) {
    return "session.shape." + Word.of(shape);
  }

  private String selection() {
    int count = space.select().selection().selectionProperty().get().count();
    int looked = space.select().chosen().indexProperty().get();
    String chosen =
        count == 0
            ? texts.get("session.selection.none")
            : texts.get("session.selection.some", Figures.count(count));
    return looked == Exploration.NONE
        ? chosen
        : texts.get("session.selection.looked", chosen, Figures.plain(looked));
  }

  private String layers() {
    long shown =
        Arrays.stream(MapLayer.values())
            .filter(layer -> space.map().layers().shownProperty(layer).get())
            .count();
    int hidden = space.map().filter().hidden().cardinality();
    return texts.get("session.layers", shown, hidden);
  }

  private String compared() {
    CompareViewModel compare = space.compare();
    CompareSetup setup = compare.setup();
    return setup.side().isEmpty()
        ? texts.get("session.compare.none")
        : texts.get("session.compare.some", setup.side().size());
  }
}
