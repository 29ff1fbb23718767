package lunula.ui.map;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.ZoomEvent;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.Action;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel.PathEnd;
import org.jspecify.annotations.Nullable;

/// Turns pointer, wheel, touch and keys on the map into calls of the view model; has the context
/// menu of the map.
final class MapGestures {
  private static final double ZOOM_A_PIXEL = 0.005;
  private static final double CLICK_SLACK = 4;

  /// How far the first of two fingers may move before the second one touches the screen.
  private static final double PINCH_SLACK = 24;

  private static final double SMALL_STEP = 4;
  private static final double LARGE_STEP = 40;

  private final MapView view;
  private final MapViewModel model;
  private final ContextMenu menu = new ContextMenu();
  private ScreenPoint menuPlace = new ScreenPoint(0, 0);
  private Drag drag = Drag.NONE;
  private ScreenPoint pressed = new ScreenPoint(0, 0);
  private ScreenPoint last = pressed;
  private @Nullable MapTool held;
  private PathStops pathBefore = PathStops.NONE;
  private @Nullable CursorStep cursorMove;
  private boolean touchPadScrolls;
  private int fingers;
  private boolean resting;
  private boolean moved;
  private MapTool.@Nullable Touch reached;
  private double farthest;

  private enum Drag {
    NONE,
    CURSOR,
    TOOL,
    A,
    B,
    PAN
  }

  MapGestures(MapView view, MapViewModel model) {
    this.view = view;
    this.model = model;
    fillMenu();
    view.setOnMousePressed(this::press);
    view.setOnMouseDragged(this::drag);
    view.setOnMouseReleased(this::release);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    view.addEventHandler(MouseEvent.MOUSE_EXITED, this::leave);
    view.setOnTouchPressed(this::fingerDown);
    view.setOnScrollStarted(this::beginScroll);
    view.setOnScrollFinished(event -> touchPadScrolls = false);
    view.setOnScroll(this::scroll);
    view.setOnZoom(this::pinch);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenuByKey);
  }

  private void fillMenu() {
    Texts texts = Texts.of(MapGestures.class);
    var grid = new CheckMenuItem(texts.get("map.menu.grid"));
    grid.selectedProperty().bindBidirectional(model.gridShownProperty());
    for (PathEnd end : PathEnd.values()) {
      var item = new MenuItem(texts.get(end == PathEnd.A ? "map.menu.a" : "map.menu.b"));
      item.setOnAction(event -> model.putEnd(end, menuPlace));
      menu.getItems().add(item);
    }
    menu.getItems().addAll(new SeparatorMenuItem(), MapActions.fit(model).item(), grid);
  }

  ContextMenu menu() {
    return menu;
  }

  private void openMenu(ScreenPoint place) {
    menuPlace = place;
    Point2D screen = view.localToScreen(place.x(), place.y());
    if (screen != null) {
      menu.show(view, screen.getX(), screen.getY());
    }
  }

  private void openMenuByKey(ContextMenuEvent event) {
    if (event.isKeyboardTrigger()) {
      Viewport viewport = model.viewportProperty().get();
      openMenu(viewport.toScreen(model.exploration().cursorProperty().get()));
    }
    event.consume();
  }

  private static ScreenPoint place(MouseEvent event) {
    return new ScreenPoint(event.getX(), event.getY());
  }

  private void hover(MouseEvent event) {
    model.pointAt(place(event));
    MapTool tool = model.toolProperty().get();
    if (tool != null) {
      tool.hover(touch(event));
    }
  }

  private void leave(MouseEvent event) {
    model.pointAt(null);
    MapTool tool = model.toolProperty().get();
    if (tool != null && held == null) {
      tool.leave();
    }
  }

  private MapTool.Touch touch(MouseEvent event) {
    return model.touchAt(place(event), event.isShortcutDown(), event.isAltDown());
  }

  private void press(MouseEvent event) {
    view.requestFocus();
    menu.hide();
    pressed = place(event);
    last = pressed;
    resting = false;
    drag = dragFor(event);
    pathBefore = model.exploration().pathProperty().get();
    cursorMove = drag == Drag.CURSOR ? CursorStep.begin(model.exploration()) : null;
    MapTool tool = model.toolProperty().get();
    if (drag == Drag.TOOL && tool != null) {
      held = tool;
      MapTool.Touch down = touch(event);
      reached = down;
      farthest = 0;
      tool.press(down);
    }
    follow(pressed);
    event.consume();
  }

  private Drag dragFor(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || event.isShiftDown()) {
      return Drag.PAN;
    }
    if (model.toolProperty().get() != null) {
      return Drag.TOOL;
    }
    PathStops ends = model.exploration().pathProperty().get();
    if (isOn(ends.b())) {
      return Drag.B;
    }
    return isOn(ends.a()) ? Drag.A : Drag.CURSOR;
  }

  /// Whether the end was pressed and not the cursor, which wins where it covers the end.
  private boolean isOn(@Nullable LatentPoint end) {
    if (end == null || model.isUnderCursor(end)) {
      return false;
    }
    ScreenPoint place = model.viewportProperty().get().toScreen(end);
    return place.distanceTo(pressed) <= MapViewModel.HANDLE_RADIUS;
  }

  private void follow(ScreenPoint now) {
    switch (drag) {
      case CURSOR -> model.moveCursor(now);
      case A -> model.dragEnd(PathEnd.A, now);
      case B -> model.dragEnd(PathEnd.B, now);
      case PAN, TOOL, NONE -> {}
    }
  }

  /// A second finger pans and zooms. What the first one has drawn by then stays; what it has hardly
  /// begun is cancelled.
  private void fingerDown(TouchEvent event) {
    resting |= event.getTouchCount() > 1;
    MapTool tool = held;
    if (resting && tool != null && farthest < PINCH_SLACK) {
      held = null;
      tool.cancel();
    }
  }

  private void drag(MouseEvent event) {
    event.consume();
    if (resting) {
      return;
    }
    ScreenPoint now = place(event);
    if (hasMoved(now)) {
      // The card of a point would cover what the hand is at.
      moved = true;
      model.pointAt(null);
    }
    follow(now);
    MapTool tool = held;
    if (tool != null) {
      MapTool.Touch here = touch(event);
      reached = here;
      farthest = Math.max(farthest, now.distanceTo(pressed));
      tool.drag(here);
    } else if (drag == Drag.PAN && (hasMoved(now) || !last.equals(pressed))) {
      view.setCursor(Cursor.CLOSED_HAND);
      model.pan(now.x() - last.x(), now.y() - last.y());
      last = now;
    }
  }

  private boolean hasMoved(ScreenPoint now) {
    return now.distanceTo(pressed) >= CLICK_SLACK;
  }

  private void release(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY && last.equals(pressed)) {
      openMenu(place(event));
    }
    MapTool tool = held;
    held = null;
    if (tool != null) {
      MapTool.Touch before = reached;
      tool.release(resting && before != null ? before : touch(event));
    }
    if (drag == Drag.A || drag == Drag.B) {
      model.exploration().pathChanged(pathBefore);
    }
    CursorStep step = cursorMove;
    cursorMove = null;
    if (step != null) {
      step.end();
    }
    // After a drag, the card waits for the next movement.
    model.pointAt(moved ? null : place(event));
    moved = false;
    drag = Drag.NONE;
    view.setCursor(null);
    event.consume();
  }

  private void beginScroll(ScrollEvent event) {
    touchPadScrolls = true;
    fingers = event.getTouchCount();
  }

  /// On a touch screen one finger drags, which also arrives as a mouse drag.
  private boolean isOneFinger(ScrollEvent event) {
    return event.isDirect() && (event.isInertia() ? fingers : event.getTouchCount()) < 2;
  }

  private void scroll(ScrollEvent event) {
    event.consume();
    if (isOneFinger(event)) {
      return;
    }
    boolean touchPad = touchPadScrolls || event.isInertia() || event.getTouchCount() > 0;
    if (touchPad && !event.isControlDown()) {
      model.pan(event.getDeltaX(), event.getDeltaY());
    } else {
      double turned = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
      model.zoom(new ScreenPoint(event.getX(), event.getY()), Math.exp(turned * ZOOM_A_PIXEL));
    }
  }

  private void pinch(ZoomEvent event) {
    model.zoom(new ScreenPoint(event.getX(), event.getY()), event.getZoomFactor());
    event.consume();
  }

  private void keyPressed(KeyEvent event) {
    if (!view.isFocused() || KeyDispatch.press(event, this::ofTheTool)) {
      return;
    }
    if (!event.isShortcutDown() && !event.isAltDown() && moves(event)) {
      event.consume();
    } else {
      KeyDispatch.press(event, () -> MapActions.keys(model));
    }
  }

  private List<Action> ofTheTool() {
    MapTool tool = model.toolProperty().get();
    return tool == null ? List.of() : tool.actions();
  }

  private boolean moves(KeyEvent event) {
    double step = event.isShiftDown() ? LARGE_STEP : SMALL_STEP;
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> nudge(-step, 0);
      case RIGHT, KP_RIGHT -> nudge(step, 0);
      case UP, KP_UP -> nudge(0, -step);
      case DOWN, KP_DOWN -> nudge(0, step);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void nudge(double right, double down) {
    CursorStep.make(model.exploration(), "nudge", () -> model.nudgeCursor(right, down));
  }
}
