package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import lunula.geometry.DrawnLine;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape.End;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapActions;
import lunula.ui.map.MapViewModel;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// The instrument that draws the path.
public final class PathInstrument {
  private PathInstrument() {}

  /// @param map on which the path is drawn
  /// @param box asked when the tool is laid down, as it holds this instrument itself
  public static Instrument of(
      PathViewModel model, PathEditor editor, MapViewModel map, Supplier<Toolbox> box) {
    return new Instrument(
        "path",
        KeyCode.L,
        Instrument.Words.of(PathInstrument.class, "path.tool."),
        new PathTool(
            editor, map.viewportProperty()::get, System::nanoTime, () -> box.get().layDown()),
        () -> new PathPanel(model, editor));
  }

  /// The page of the path in the tool column: its stops, its shape and its pace.
  private static final class PathPanel extends VBox {
    private final Texts texts = Texts.of(PathPanel.class);
    private final PathViewModel model;
    private final PathEditor editor;
    private final Label count = Parts.sentence("path-count", "");
    private final CheckBox loop = Parts.checkBox(texts.get("path.loop.label"));
    private final Button move;
    private final Button remove;
    private final Button clear;

    PathPanel(PathViewModel model, PathEditor editor) {
      this.model = model;
      this.editor = editor;
      Styles.of(this, "path-panel");
      Button add = Parts.button(texts, "path.stop.add.", editor::addHere);
      move = Parts.button(texts, "path.stop.move.", editor::moveHere);
      remove = Parts.button(texts, "path.stop.remove.", editor::removeChosen);
      clear = Parts.button(texts, "path.stop.clear.", editor::clear);
      PathTool.addStop(editor).tellOn(add, texts.get("path.stop.add.tip"));
      PathTool.moveStop(editor).tellOn(move, texts.get("path.stop.move.tip"));
      PathTool.removeStop(editor).tellOn(remove, texts.get("path.stop.remove.tip"));
      getChildren()
          .addAll(
              section(
                  "path.stops",
                  Term.INTERPOLATION,
                  count,
                  new FlowPane(8, 8, add, move, remove, clear),
                  loop()),
              section("path.shape", Term.SLERP, choice(model.shapeProperty(), "path.shape.")),
              section(
                  "path.pace", Term.GEODESIC, choice(model.paceProperty(), "path.pace."), chart()),
              Parts.sentence("muted", texts.get("path.tool.gestures")),
              Parts.sentence("muted", texts.get("path.tool.keys")));
      WeakSubscriptions.hear(this, editor.exploration().pathProperty(), this::show);
      WeakSubscriptions.hear(this, editor.chosenProperty(), () -> show(editor.path()));
      show(editor.path());
    }

    private VBox section(String title, Term term, Node... content) {
      Label name = Parts.label("field-label", texts.get(title));
      var section = new VBox(6, TermSign.behind(name, term));
      section.getChildren().addAll(content);
      return section;
    }

    private CheckBox loop() {
      loop.setId("path-loop");
      PathTool.loop(editor).tellOn(loop, texts.get("path.loop.tip"));
      loop.setOnAction(event -> editor.setLoop(loop.isSelected() ? End.CLOSED : End.OPEN));
      return loop;
    }

    /// A choice with a sentence on what is chosen.
    private <E extends Enum<E>> VBox choice(ObjectProperty<E> chosen, String prefix) {
      Label sentence = Parts.sentence("muted", "");
      WeakSubscriptions.hear(
          this, chosen, value -> sentence.setText(texts.get(Texts.key(prefix, value) + ".tip")));
      return new VBox(6, SegmentedChoice.of(chosen, texts, prefix), sentence);
    }

    private CheckBox chart() {
      var box = Parts.checkBox(texts.get("path.chart.label"));
      box.setTooltip(new Tooltip(texts.get("path.chart.tip")));
      box.selectedProperty().bindBidirectional(model.chartShownProperty());
      return box;
    }

    private void show(PathStops path) {
      int stops = path.stops().size();
      int chosen = editor.chosenProperty().get();
      count.setText(
          stops == 0
              ? texts.get("path.stops.none")
              : chosen == PathEditor.NONE
                  ? texts.get("path.stops.some", stops)
                  : texts.get("path.stops.chosen", chosen + 1, stops));
      loop.setSelected(path.closed());
      loop.setDisable(stops < 3);
      move.setDisable(chosen == PathEditor.NONE);
      remove.setDisable(chosen == PathEditor.NONE);
      clear.setDisable(stops == 0);
    }
  }

  /// The ring around the chosen stop of the path.
  public static final class PathOverlay extends DrawnOverlay<Group> {
    private static final double RADIUS = 16;
    private final PathEditor editor;
    private final Circle ring = Parts.styled(new Circle(RADIUS), "path-chosen");

    /// @param editor knows which stop is chosen; lives as long as the map
    public PathOverlay(PathEditor editor) {
      super(new Group());
      this.editor = editor;
      node().setMouseTransparent(true);
      node().getChildren().add(ring);
      drawOn(editor.chosenProperty());
    }

    @Override
    protected void draw(Viewport viewport) {
      List<LatentPoint> stops = editor.path().stops();
      int chosen = editor.chosenProperty().get();
      ring.setVisible(chosen >= 0 && chosen < stops.size());
      if (ring.isVisible()) {
        ScreenPoint at = viewport.toScreen(stops.get(chosen));
        ring.setCenterX(at.x());
        ring.setCenterY(at.y());
      }
    }
  }

  /// Draws the path by hand. A click adds a stop, or puts one into the line that it hits; a drag
  /// moves the stop that it begins on, or else draws a new path freehand, which Ctrl adds to the
  /// old one; Alt-click removes a stop; a double-click closes the loop.
  static final class PathTool implements MapTool {
    private static final Context CONTEXT =
        Context.within(MapActions.MAP, PathTool.class, "path.keys");
    private static final double SLACK = 4;
    private static final double ON_THE_LINE = 6;
    private static final double AS_DRAWN = 3;
    private static final double MEETS = 14;
    private static final long DOUBLE_NANOS = 450_000_000;
    private static final int PIECES = 240;

    private final PathEditor editor;
    private final ExplorerState exploration;
    private final Supplier<Viewport> viewport;
    private final LongSupplier clock;
    private final Runnable layDown;
    private final List<LatentPoint> drawn = new ArrayList<>();
    private Press state = Press.UP;
    private PathStops before = PathStops.NONE;
    private LatentPoint cursorBefore = new LatentPoint(0, 0);
    private int chosenBefore = PathEditor.NONE;
    private ScreenPoint pressed = new ScreenPoint(0, 0);
    private long lastClick = Long.MIN_VALUE;
    private int lastClicked = PathEditor.NONE;

    private enum Press {
      UP,
      ON_A_STOP,
      MOVING_IT,
      ON_THE_MAP,
      DRAWING
    }

    /// @param viewport what the map shows
    /// @param clock nanoseconds; distinguishes two clicks from a double-click
    /// @param layDown goes back to the plain cursor
    PathTool(PathEditor editor, Supplier<Viewport> viewport, LongSupplier clock, Runnable layDown) {
      this.editor = editor;
      this.exploration = editor.exploration();
      this.viewport = viewport;
      this.clock = clock;
      this.layDown = layDown;
    }

    @Override
    public void press(Touch touch) {
      before = editor.path();
      cursorBefore = exploration.cursorProperty().get();
      chosenBefore = editor.chosenProperty().get();
      pressed = touch.screen();
      int stop = stopAt(touch.screen());
      state = stop == PathEditor.NONE ? Press.ON_THE_MAP : Press.ON_A_STOP;
      editor.choose(stop);
      drawn.clear();
      drawn.addAll(touch.adds() ? before.stops() : List.of());
      drawn.add(touch.place());
      if (stop == PathEditor.NONE) {
        exploration.cursorProperty().set(touch.place());
      } else {
        exploration.cursorProperty().set(before.stops().get(stop));
      }
    }

    private int stopAt(ScreenPoint at) {
      List<LatentPoint> stops = editor.path().stops();
      int nearest = PathEditor.NONE;
      double least = MapViewModel.HANDLE_RADIUS;
      for (int i = 0; i < stops.size(); i++) {
        double distance = viewport.get().toScreen(stops.get(i)).distanceTo(at);
        if (distance <= least) {
          nearest = i;
          least = distance;
        }
      }
      return nearest;
    }

    @Override
    public void drag(Touch touch) {
      boolean moved = touch.screen().distanceTo(pressed) >= SLACK;
      if (moved && state == Press.ON_A_STOP) {
        state = Press.MOVING_IT;
      } else if (moved && state == Press.ON_THE_MAP) {
        state = Press.DRAWING;
      }
      if (state == Press.MOVING_IT) {
        editor.drag(touch.place());
      } else if (state == Press.DRAWING) {
        drawn.add(touch.place());
        exploration.cursorProperty().set(touch.place());
        exploration.pathProperty().set(drawnPath());
      }
    }

    /// What has been drawn until now, a loop if it comes back to where it began.
    private PathStops drawnPath() {
      Viewport shown = viewport.get();
      List<LatentPoint> stops = new DrawnLine(drawn).simplified(AS_DRAWN / shown.scale());
      double gap = shown.toScreen(stops.getFirst()).distanceTo(shown.toScreen(stops.getLast()));
      boolean meets = stops.size() > 3 && gap <= MEETS;
      return new PathStops(null, null)
          .withShape(before.shape())
          .withStops(meets ? stops.subList(0, stops.size() - 1) : stops)
          .withEnd(meets ? End.CLOSED : End.OPEN);
    }

    @Override
    public void release(Touch touch) {
      switch (state) {
        case MOVING_IT, DRAWING -> {
          exploration.pathChanged(before);
          lastClicked = PathEditor.NONE;
        }
        case ON_A_STOP -> clickStop(touch);
        case ON_THE_MAP -> {
          int leg = legAt(touch.screen());
          editor.insert(leg < 0 ? editor.path().stops().size() : leg + 1, spot(touch.place()));
          click();
        }
        case UP -> {}
      }
      state = Press.UP;
    }

    @Override
    public void cancel() {
      state = Press.UP;
      exploration.pathProperty().set(before);
      editor.choose(chosenBefore);
      exploration.cursorProperty().set(cursorBefore);
    }

    private void clickStop(Touch touch) {
      if (touch.removes()) {
        editor.removeChosen();
        return;
      }
      boolean twice =
          lastClicked == editor.chosenProperty().get()
              && clock.getAsLong() - lastClick <= DOUBLE_NANOS;
      click();
      if (twice) {
        editor.toggleLoop();
        lastClicked = PathEditor.NONE;
      }
    }

    private void click() {
      lastClick = clock.getAsLong();
      lastClicked = editor.chosenProperty().get();
    }

    /// The place of the point under the pointer, whose image is known, or the place itself.
    private LatentPoint spot(LatentPoint place) {
      MapData map = exploration.mapProperty().get();
      int point = exploration.hoveredProperty().get();
      if (map == null || point < 0 || point >= map.count()) {
        return place;
      }
      var near = new LatentPoint(map.places().xs()[point], map.places().ys()[point]);
      Viewport shown = viewport.get();
      boolean under =
          shown.toScreen(near).distanceTo(shown.toScreen(place)) <= MapViewModel.HANDLE_RADIUS;
      return under ? near : place;
    }

    /// After which stop the line passes a place on the screen; -1 if it does not.
    private int legAt(ScreenPoint at) {
      LatentPath path = editor.path().path();
      if (path == null) {
        return PathEditor.NONE;
      }
      Viewport shown = viewport.get();
      LatentPoint place = shown.toLatent(at);
      for (int i = 0; i < PIECES; i++) {
        LatentPoint from = path.point((double) i / PIECES);
        LatentPoint to = path.point((i + 1.0) / PIECES);
        if (DrawnLine.distance(place, from, to) * shown.scale() <= ON_THE_LINE) {
          double middle = (i + 0.5) / PIECES;
          return (int) path.stops().stream().filter(stop -> stop <= middle).count() - 1;
        }
      }
      return PathEditor.NONE;
    }

    @Override
    public List<Action> actions() {
      return List.of(
          addStop(editor),
          action("path.key.previous.", KeyCode.COMMA, () -> editor.chooseNext(-1)),
          action("path.key.next.", KeyCode.PERIOD, () -> editor.chooseNext(1)),
          moveStop(editor),
          removeStop(editor),
          loop(editor),
          action("path.key.leave.", KeyCode.ESCAPE, layDown));
    }

    static Action loop(PathEditor editor) {
      return action("path.key.loop.", KeyCode.O, editor::toggleLoop);
    }

    static Action addStop(PathEditor editor) {
      return action("path.key.add.", KeyCode.ENTER, editor::addHere);
    }

    static Action moveStop(PathEditor editor) {
      return action("path.key.move.", KeyCode.M, editor::moveHere);
    }

    static Action removeStop(PathEditor editor) {
      return action("path.key.remove.", KeyCode.DELETE, editor::removeChosen)
          .keys(Keys.of(KeyCode.DELETE), Keys.of(KeyCode.BACK_SPACE).untold());
    }

    private static Action action(String prefix, KeyCode key, Runnable run) {
      return Action.of(PathTool.class, CONTEXT, prefix, run).keys(Keys.of(key)).unlisted();
    }
  }

  /// What works everywhere; what the tool does with keys, it tells itself.
  ///
  /// @param target asks where to save, if there is a window
  public static Feature actions(
      PathViewModel path, MainViewModel main, Supplier<SaveTarget> target) {
    BooleanProperty chart = path.chartShownProperty();
    return Feature.of(
        action("command.path.a.", () -> main.onMap(path::setA)).keys(Keys.of(KeyCode.A)),
        action("command.path.b.", () -> main.onMap(path::setB)).keys(Keys.of(KeyCode.B)),
        swap(() -> main.onMap(path::swap)),
        action("command.path.play.", () -> main.onMap(path::togglePlay))
            .keys(Keys.of(KeyCode.SPACE))
            .when(main.exploration().pathProperty().map(ends -> ends.path() != null)),
        action("command.path.chart.", () -> chart.set(!chart.get())),
        gif(path, () -> target.get().ask(path.suggestedName()).ifPresent(path::saveGif)));
  }

  /// A and B change places.
  static Action swap(Runnable swap) {
    return action("command.path.swap.", swap);
  }

  /// @param save asks where to save the film
  static Action gif(PathViewModel path, Runnable save) {
    return action("command.path.gif.", save).when(path.savableBinding());
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(PathInstrument.class, MainActions.EXPLORING, prefix, run);
  }
}
