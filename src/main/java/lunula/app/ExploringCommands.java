package lunula.app;

import java.util.List;
import java.util.stream.IntStream;
import lunula.geometry.LatentPoint;
import lunula.measure.ClassMean;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.compare.Comparison;
import lunula.ui.compare.Page;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapData;
import lunula.ui.layers.LayersViewModel;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapViewModel;
import lunula.ui.palette.Command;
import lunula.ui.path.PathViewModel;
import lunula.ui.select.SelectViewModel;
import lunula.ui.select.SelectionExport;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// What a person can do with the map, its instruments and several models.
final class ExploringCommands {
  private final MainViewModel main;
  private final ExplorerState exploration;
  private final Instruments instruments;

  ExploringCommands(MainViewModel main, Instruments instruments) {
    this.main = main;
    this.exploration = main.exploration();
    this.instruments = instruments;
  }

  List<Command> commands() {
    var list = new CommandList();
    for (Instrument instrument : instruments.toolbox().instruments()) {
      Instrument.Words words = instrument.words();
      list.add(
          "command.tool." + instrument.id(),
          "command.tool.",
          words.what(),
          instrument.key().getName(),
          () -> true,
          () -> take(instrument),
          words.name());
    }
    for (MapLayer layer : MapLayer.values()) {
      list.add(
          "command.layer." + layer,
          "command.layer.",
          "",
          keys(layer),
          () -> true,
          () -> onMap(() -> instruments.layers().toggle(layer)),
          LayersViewModel.title(layer));
    }
    map(list);
    path(list);
    select(list);
    compare(list);
    return list.commands();
  }

  private static String keys(MapLayer layer) {
    return switch (layer) {
      case GRID -> "G";
      case THUMBNAILS -> "T";
      case DENSITY, REGIONS, MAGNIFICATION, CONTOURS -> "";
    };
  }

  private void take(Instrument instrument) {
    onMap(() -> instruments.toolbox().chosenProperty().set(instrument));
    main.show(Tool.EXPLORE);
  }

  /// Does something that is seen on the one map.
  private void onMap(Runnable action) {
    main.comparingProperty().set(false);
    action.run();
  }

  private void map(CommandList list) {
    MapViewModel map = instruments.map();
    list.add("command.layers.none.", "", () -> onMap(instruments.layers()::clear))
        .add("command.fit.", "F", () -> onMap(map::fit))
        .add("command.middle.", "", () -> onMap(this::goToMiddle))
        .add("command.pixels.", "P", instruments.decode()::toggleScaling)
        .add(
            "command.class.",
            "C",
            () -> instruments.decode().slice().classesProperty().get().size() > 1,
            () -> instruments.decode().slice().nextClass(1))
        .add("command.sum.example.", "", this::showSum)
        .add("command.sum.clear.", "", instruments.arithmetic()::clear);
  }

  private void showSum() {
    onMap(() -> instruments.toolbox().choose("arithmetic"));
    main.show(Tool.EXPLORE);
    instruments.arithmetic().showExample();
  }

  private void goToMiddle() {
    exploration.slice().recentre();
    exploration.cursorProperty().set(new LatentPoint(0, 0));
  }

  private void path(CommandList list) {
    PathViewModel path = instruments.path();
    list.add("command.path.a.", "A", () -> onMap(path::setA))
        .add("command.path.b.", "B", () -> onMap(path::setB))
        .add("command.path.swap.", "", () -> onMap(path::swap))
        .add(
            "command.path.play.",
            "Space",
            () -> exploration.pathProperty().get().way() != null,
            () -> onMap(path::togglePlay))
        .add("command.path.chart.", "", () -> Commands.toggle(path.chartShownProperty()))
        .add("command.path.gif.", "", path.savableBinding()::get, this::saveGif);
  }

  private void saveGif() {
    PathViewModel path = instruments.path();
    instruments.saveTarget().ask(path.suggestedName()).ifPresent(path::saveGif);
  }

  private void select(CommandList list) {
    SelectViewModel select = instruments.select();
    list.add("command.select.all.", "", () -> onMap(select.selection()::all))
        .add("command.select.none.", "", () -> onMap(select.selection()::none))
        .add("command.select.invert.", "", () -> onMap(select.selection()::invert))
        .add("command.select.find.", "", () -> show(SelectViewModel.Page.FIND))
        .add("command.select.outliers.", "", () -> show(SelectViewModel.Page.OUTLIERS));
    for (SelectionExport.Kind kind : SelectionExport.Kind.values()) {
      list.add(
          "command.export." + kind,
          "command.export.",
          "",
          "",
          () -> !select.selection().selectionProperty().get().isEmpty(),
          () -> export(kind),
          kind.name());
    }
  }

  private void show(SelectViewModel.Page page) {
    onMap(() -> instruments.toolbox().choose("select"));
    main.show(Tool.EXPLORE);
    instruments.select().pageProperty().set(page);
  }

  private void export(SelectionExport.Kind kind) {
    SelectionExport export = instruments.select().export();
    String name = export.suggestedName(kind);
    instruments.choosers().save(name, name).ifPresent(file -> export.save(kind, file));
  }

  private void compare(CommandList list) {
    CompareViewModel compare = instruments.compare();
    list.add("command.compare.", "K", () -> Commands.toggle(main.comparingProperty()))
        .add(
            "command.compare.moons.",
            "",
            () -> compare.isPossible(Comparison.MOONS),
            () -> compare.show(Comparison.MOONS))
        .add(
            "command.compare.wane.",
            "",
            () -> compare.isPossible(Comparison.MOONS),
            () -> compare.show(Comparison.MOONS, Page.BETWEEN))
        .add(
            "command.compare.extremes.",
            "",
            () -> compare.isPossible(Comparison.EXTREMES),
            () -> compare.show(Comparison.EXTREMES, Page.BETWEEN))
        .add(
            "command.compare.beta.",
            "",
            () -> !compare.families().isEmpty(),
            () -> compare(compare, Page.BETA))
        .add(
            "command.compare.morph.",
            "",
            () -> main.models().size() > 1,
            () -> compare(compare, Page.MORPH))
        .add(
            "command.compare.between.",
            "",
            () -> main.models().size() > 1,
            () -> compare(compare, Page.BETWEEN));
  }

  private void compare(CompareViewModel compare, Page page) {
    main.comparingProperty().set(true);
    compare.pageProperty().set(page);
  }

  /// To the middle of each class on the map.
  List<Command> classes() {
    MapData map = exploration.mapProperty().get();
    var list = new CommandList();
    if (map != null && map.classNames().size() > 1) {
      IntStream.range(0, map.classNames().size()).forEach(label -> addClass(list, map, label));
    }
    return list.commands();
  }

  private void addClass(CommandList list, MapData map, int label) {
    list.add(
        "command.mean." + label,
        "command.mean.",
        "",
        "",
        () -> true,
        () -> goToMean(map, label),
        map.classNames().get(label));
  }

  private void goToMean(MapData map, int label) {
    float[] mean = ClassMean.code(map.encodings(), map.labels(), label);
    if (mean != null) {
      onMap(() -> exploration.slice().goTo(mean));
    }
  }
}
