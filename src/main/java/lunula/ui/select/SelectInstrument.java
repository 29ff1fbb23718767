package lunula.ui.select;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.util.Subscription;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.measure.Selection;
import lunula.session.Ranges;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Action;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.WhileShown;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapActions;
import lunula.ui.map.MapView;
import lunula.ui.select.SelectTool.Shape;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// Select and find, as an instrument, with what can be done and set. JavaFX thread only.
public final class SelectInstrument {
  private static final String ASKED_ANEW = "what was found is not in the session either";
  private static final Context SELECTING =
      Context.within(MapActions.MAP, SelectInstrument.class, "select.keys");
  private static final Context PICTURES =
      Context.of(SelectInstrument.class, "select.keys.pictures");
  private static final Keys SMALLER = Keys.of(KeyCode.OPEN_BRACKET);
  private static final Keys LARGER = Keys.of(KeyCode.CLOSE_BRACKET);
  private static final double GROWTH = 1.25;

  private SelectInstrument() {}

  /// @param choosers asked when the panel is made, as the window comes later than the instrument
  public static Instrument of(SelectViewModel model, Supplier<FileChoosers> choosers) {
    return new Instrument(
        "select",
        KeyCode.S,
        Instrument.Words.of(SelectInstrument.class, "select.tool."),
        model.tool(),
        () -> new SelectView(model, choosers.get()));
  }

  /// Lays outline, brush and ring over the map and takes its keys while the tool is chosen.
  public static void lay(MapView map, SelectViewModel model) {
    map.lay(new SelectOverlay(model));
    KeyDispatch.install(map, () -> model.isInHand() ? keys(model, Runnable::run) : List.of());
  }

  /// What selecting draws on the map: the outline that is drawn, the brush, a ring around the
  /// chosen image.
  private static final class SelectOverlay extends DrawnOverlay<Pane> {
    private static final double CORNER = 4;
    private static final double RING = 9;

    private final SelectViewModel model;
    private final Path outline = new Path();
    private final Circle first = new Circle(CORNER);
    private final Circle brush = new Circle();
    private final Circle ringHalo = new Circle(RING);
    private final Circle ring = new Circle(RING);

    SelectOverlay(SelectViewModel model) {
      super(untouched(SelectOverlay.class));
      this.model = model;
      outline.setFillRule(FillRule.EVEN_ODD);
      style(outline, "select-outline");
      style(first, "select-corner");
      style(brush, "select-brush");
      style(ringHalo, "select-ring-halo");
      style(ring, "select-ring");
      node().getChildren().addAll(outline, first, brush, ringHalo, ring);
      WhileShown.follow(node(), this::follow);
    }

    private static void style(Node node, String style) {
      node.getStyleClass().add(style);
      node.setManaged(false);
      node.setVisible(false);
    }

    private Subscription follow() {
      SelectTool tool = model.tool();
      return Subscription.combine(
          tool.outlineProperty().subscribe(corners -> redraw()),
          tool.brushProperty().subscribe(place -> redraw()),
          tool.shapeProperty().subscribe(shape -> redraw()),
          tool.radiusProperty().subscribe(radius -> redraw()),
          model.map().toolProperty().subscribe(hand -> redraw()),
          model.map().exploration().cursorProperty().subscribe(cursor -> redraw()),
          model.chosen().indexProperty().subscribe(image -> redraw()));
    }

    @Override
    protected void draw(Viewport viewport) {
      drawOutline(viewport);
      drawBrush(viewport);
      drawRing(viewport);
    }

    private void drawOutline(Viewport now) {
      List<LatentPoint> corners = model.tool().outlineProperty().get();
      boolean shown = model.isInHand() && !corners.isEmpty();
      outline.setVisible(shown);
      first.setVisible(shown);
      if (!shown) {
        return;
      }
      outline.getElements().clear();
      for (LatentPoint corner : corners) {
        ScreenPoint at = now.toScreen(corner);
        boolean begins = outline.getElements().isEmpty();
        outline.getElements().add(begins ? new MoveTo(at.x(), at.y()) : new LineTo(at.x(), at.y()));
      }
      outline.getElements().add(new ClosePath());
      move(first, now.toScreen(corners.getFirst()));
    }

    /// At the pointer, or else at the cursor, where the keyboard puts it.
    private void drawBrush(Viewport now) {
      LatentPoint pointer = model.tool().brushProperty().get();
      LatentPoint cursor = model.map().exploration().cursorProperty().get();
      brush.setVisible(model.isInHand() && model.tool().shapeProperty().get() == Shape.BRUSH);
      brush.setRadius(model.tool().radiusProperty().get());
      move(brush, now.toScreen(pointer == null ? cursor : pointer));
    }

    private void drawRing(Viewport now) {
      int image = model.chosen().indexProperty().get();
      MapData map = model.map().exploration().mapProperty().get();
      boolean shown = model.isInHand() && map != null && image >= 0 && image < map.count();
      ring.setVisible(shown);
      ringHalo.setVisible(shown);
      if (map != null && shown) {
        float x = map.places().xs()[image];
        float y = map.places().ys()[image];
        if (Float.isFinite(x) && Float.isFinite(y)) {
          move(ring, now.toScreen(new LatentPoint(x, y)));
          move(ringHalo, now.toScreen(new LatentPoint(x, y)));
        }
      }
    }

    private static void move(Circle circle, ScreenPoint to) {
      circle.setCenterX(to.x());
      circle.setCenterY(to.y());
    }
  }

  /// @param take takes the tool
  /// @param choosers asks where to save, if there is a window
  public static Feature actions(
      SelectViewModel model, MainViewModel main, Runnable take, Supplier<FileChoosers> choosers) {
    List<Action> all = new ArrayList<>(keys(model, main::onMap));
    all.add(
        everywhere(
            "command.select.find.", () -> show(model, main, take, SelectViewModel.Page.FIND)));
    all.add(
        everywhere(
            "command.select.outliers.",
            () -> show(model, main, take, SelectViewModel.Page.OUTLIERS)));
    all.add(step(model, main, "command.find.next.", 1).keys(Keys.of(KeyCode.F3).withoutShift()));
    all.add(step(model, main, "command.find.before.", -1).keys(Keys.of(KeyCode.F3).withShift()));
    for (SelectionExport.Kind kind : SelectionExport.Kind.values()) {
      all.add(
          everywhere("command.export.", () -> export(model.export(), kind, choosers.get()))
              .each(kind.toString(), "", kind.name())
              .when(model.selection().selectionProperty().map(chosen -> !chosen.isEmpty())));
    }
    return Feature.of(all)
        .gestures(SELECTING, SelectInstrument.class, "select.gesture.join.")
        .gestures(PICTURES, SelectInstrument.class, "select.gesture.arrows.", "select.gesture.go.");
  }

  private static Action step(SelectViewModel model, MainViewModel main, String prefix, int by) {
    return everywhere(prefix, () -> main.onMap(() -> model.find().step(by)))
        .when(model.find().resultsProperty().map(found -> found.size() > 0));
  }

  /// The keys on the map while selecting is its tool.
  static List<Action> keys(SelectViewModel model, Consumer<Runnable> onMap) {
    SelectionViewModel selection = model.selection();
    return List.of(
        all(() -> onMap.accept(selection::all)),
        none(() -> onMap.accept(selection::none)),
        invert(() -> onMap.accept(selection::invert)),
        action("command.select.step.", () -> model.tool().step(false, false))
            .keys(Keys.of(KeyCode.ENTER).withoutShift())
            .unlisted(),
        action("command.select.step.add.", () -> model.tool().step(true, false))
            .keys(Keys.of(KeyCode.ENTER).withShift(), Keys.shortcut(KeyCode.ENTER))
            .unlisted(),
        action("command.select.step.remove.", () -> model.tool().step(false, true))
            .keys(Keys.of(KeyCode.ENTER).withAlt(), Keys.shortcut(KeyCode.ENTER).withAlt().untold())
            .unlisted(),
        action("command.select.class.", model::selectClassAtCursor)
            .keys(Keys.of(KeyCode.M))
            .unlisted(),
        action("command.select.smaller.", () -> model.tool().grow(1 / GROWTH))
            .keys(SMALLER)
            .unlisted(),
        action("command.select.larger.", () -> model.tool().grow(GROWTH)).keys(LARGER).unlisted(),
        action("command.select.abandon.", model.tool()::abandon)
            .keys(Keys.of(KeyCode.ESCAPE))
            .when(model.tool().outlineProperty().map(outline -> !outline.isEmpty()))
            .unlisted());
  }

  /// A sentence with the keys that change the brush's size after it.
  static String sizes(String sentence) {
    return sentence + " (" + SMALLER.text() + " " + LARGER.text() + ")";
  }

  static Action all(Runnable select) {
    return action("command.select.all.", select).keys(Keys.shortcut(KeyCode.A).withoutShift());
  }

  static Action none(Runnable select) {
    return action("command.select.none.", select)
        .keys(
            Keys.of(KeyCode.DELETE),
            Keys.of(KeyCode.BACK_SPACE).untold(),
            Keys.shortcut(KeyCode.A).withShift());
  }

  static Action invert(Runnable select) {
    return action("command.select.invert.", select)
        .keys(Keys.of(KeyCode.I), Keys.shortcut(KeyCode.I));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(SelectInstrument.class, SELECTING, prefix, run);
  }

  private static Action everywhere(String prefix, Runnable run) {
    return Action.of(SelectInstrument.class, MainActions.EXPLORING, prefix, run);
  }

  private static void show(
      SelectViewModel model, MainViewModel main, Runnable take, SelectViewModel.Page page) {
    main.onMap(take);
    main.show(Tool.EXPLORE);
    model.pageProperty().set(page);
  }

  private static void export(
      SelectionExport export, SelectionExport.Kind kind, FileChoosers choosers) {
    String name = export.suggestedName(kind);
    choosers.save(name, name).ifPresent(file -> export.save(kind, file));
  }

  /// Which images are chosen, and how they are chosen.
  public static List<Setting<?>> settings(SelectViewModel select) {
    SelectTool tool = select.tool();
    ChosenImage looked = select.chosen();
    return List.of(
        Setting.of(
                "selection.images",
                new BitSet(),
                () -> select.selection().selectionProperty().get().bits(),
                images -> choose(select, images),
                select.selection().selectionProperty())
            .inSession(
                Codec.of(images -> new JsonPrimitive(Ranges.write(images)), Ranges::read),
                Phase.IMAGES)
            .usualIfAbsent()
            .againWithClasses(),
        Setting.of(
                "selection.looked",
                ExplorerState.NONE,
                looked.indexProperty()::get,
                image -> look(select, image),
                looked.indexProperty())
            .inSession(Codec.whole(ExplorerState.NONE, Ranges.MOST), Phase.IMAGES)
            .usualIfAbsent()
            .againWithClasses(),
        Setting.of("tools.select", tool.shapeProperty())
            .inSession(Codec.oneOf(Shape.LASSO), Phase.AT_ONCE),
        Setting.of(
                "tools.brush",
                tool.radiusProperty().get(),
                tool.radiusProperty()::get,
                radius ->
                    tool.radiusProperty()
                        .set(Math.clamp(radius, SelectTool.LEAST_RADIUS, SelectTool.MOST_RADIUS)),
                tool.radiusProperty())
            .inSession(Codec.number(0.001, 1000), Phase.AT_ONCE),
        Setting.of("tools.joining", tool.joiningProperty())
            .inSession(Codec.oneOf(Selection.Joining.REPLACE), Phase.AT_ONCE),
        Setting.of("select.page", select.pageProperty())
            .inSession(Codec.oneOf(SelectViewModel.Page.SELECTION), Phase.AT_ONCE),
        Setting.of("select.likeness", select.find().likenessProperty()).notInSession(ASKED_ANEW),
        Setting.of("select.score", select.outliers().scoreProperty()).notInSession(ASKED_ANEW));
  }

  private static void choose(SelectViewModel select, BitSet images) {
    MapData points = select.map().exploration().mapProperty().get();
    if (points != null) {
      select.selection().show(Selection.of(points.count(), images::get));
    }
  }

  private static void look(SelectViewModel select, int image) {
    MapData points = select.map().exploration().mapProperty().get();
    if (points != null) {
      select.chosen().choose(image < points.count() ? image : ExplorerState.NONE);
    }
  }
}
