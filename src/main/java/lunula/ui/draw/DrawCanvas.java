package lunula.ui.draw;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import lunula.model.GrayImage;
import lunula.ui.kit.Action;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Texts;

/// The picture that is drawn on, with a ring where the brush is. By mouse, pen or finger; by keys:
/// arrows move the brush, Enter or Space puts it down and up, brackets change its size.
final class DrawCanvas extends Region {
  private static final double STEP = 1;
  private static final double LONG_STEP = 4;

  private final Texts texts = Texts.of(DrawCanvas.class);
  private final DrawViewModel model;
  private final double side;
  private final GrayPicture picture;
  private final Circle ring = new Circle();
  private double penX = 14;
  private double penY = 14;
  private final List<Action> keys;
  private boolean keyDown;
  private boolean handDown;

  /// @param side of the square on the screen, in logical pixels
  DrawCanvas(DrawViewModel model, double side) {
    this.model = model;
    this.side = side;
    keys = DrawActions.canvas(model);
    picture = GrayPicture.ofSide(side);
    setId("draw-canvas");
    getStyleClass().add("draw-canvas");
    setMinSize(side, side);
    setPrefSize(side, side);
    setMaxSize(side, side);
    setClip(new Rectangle(side, side));
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(texts.get("draw.canvas"));
    ring.getStyleClass().add("draw-ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    getChildren().addAll(picture, ring);
    ring.visibleProperty().bind(hoverProperty().or(focusVisibleProperty()));
    listen();
  }

  private void listen() {
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
    addEventHandler(ScrollEvent.ANY, DrawCanvas::keep);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    KeyDispatch.install(this, () -> keys);
    addEventHandler(DragEvent.DRAG_OVER, this::welcome);
    addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    focusedProperty().subscribe(focused -> liftKeyPen());
  }

  /// A finger that draws scrolls as well, as JavaFX sees it; the panel must not follow it.
  private static void keep(ScrollEvent event) {
    if (event.isDirect()) {
      event.consume();
    }
  }

  /// Shows a picture, and the brush as large as it is.
  void show(GrayImage seen) {
    picture.setPicture(seen);
    placeRing();
  }

  /// The brush has another size.
  void placeRing() {
    GrayImage shown = model.seenProperty().get();
    double shorter = Math.min(shown.width(), shown.height());
    ring.setRadius(Math.max(3, model.sizeProperty().get() * shorter / scale() / 2));
    ring.setCenterX(penX / scale() + marginX());
    ring.setCenterY(penY / scale() + marginY());
  }

  /// Canvas pixels a pixel of the screen.
  private double scale() {
    GrayImage shown = model.seenProperty().get();
    return Math.max(shown.width(), shown.height()) / side;
  }

  private double marginX() {
    return (side - model.seenProperty().get().width() / scale()) / 2;
  }

  private double marginY() {
    return (side - model.seenProperty().get().height() / scale()) / 2;
  }

  private void point(double x, double y) {
    penX = (x - marginX()) * scale();
    penY = (y - marginY()) * scale();
    placeRing();
  }

  private void press(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      requestFocus();
      keyDown = false;
      handDown = true;
      point(event.getX(), event.getY());
      model.press(penX, penY);
      event.consume();
    }
  }

  private void drag(MouseEvent event) {
    // Not every platform says of a drag which button holds it.
    if (handDown) {
      point(event.getX(), event.getY());
      model.drag(penX, penY);
      event.consume();
    }
  }

  private void release(MouseEvent event) {
    if (handDown && event.getButton() == MouseButton.PRIMARY) {
      handDown = false;
      model.release();
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    double step = event.isShiftDown() ? LONG_STEP : STEP;
    switch (event.getCode()) {
      case LEFT -> move(-step, 0);
      case RIGHT -> move(step, 0);
      case UP -> move(0, -step);
      case DOWN -> move(0, step);
      case SPACE, ENTER -> toggleKeyPen();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(double dx, double dy) {
    GrayImage shown = model.seenProperty().get();
    penX = Math.clamp(penX + dx, 0, shown.width());
    penY = Math.clamp(penY + dy, 0, shown.height());
    placeRing();
    if (keyDown) {
      model.drag(penX, penY);
    }
  }

  private void toggleKeyPen() {
    if (keyDown) {
      liftKeyPen();
    } else {
      keyDown = true;
      model.press(penX, penY);
    }
  }

  private void liftKeyPen() {
    if (keyDown) {
      keyDown = false;
      model.release();
    }
  }

  private void welcome(DragEvent event) {
    if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    DrawActions.take(model, event.getDragboard());
    event.setDropCompleted(true);
    event.consume();
  }
}
