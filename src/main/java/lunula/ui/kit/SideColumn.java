package lunula.ui.kit;

import javafx.beans.property.DoubleProperty;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A column at a side of the window. Its inner edge is dragged, or moved by the arrow keys, to make
/// it wider or narrower; a double-click brings the usual width back.
public final class SideColumn extends HBox {
  private static final double STEP = 16;
  private static final double EDGE = 7;

  private final Side side;
  private final DoubleProperty wanted;
  private final double least;
  private final VBox column;
  private final Region edge = Parts.styled(new Region(), "column-edge");
  private double usual;
  private double most;
  private double draggedFrom;
  private double widthBefore;

  /// @param side of the window
  /// @param wanted the width the person has chosen, 0 for the usual one; followed and changed
  /// @param least no width below is taken
  public SideColumn(Side side, DoubleProperty wanted, double least, Node... content) {
    this.side = side;
    this.wanted = wanted;
    this.least = least;
    usual = least;
    most = least;
    column = new VBox(content);
    column.getStyleClass().add("column");
    HBox.setHgrow(column, Priority.ALWAYS);
    prepareEdge();
    if (side == Side.LEFT) {
      getChildren().addAll(column, edge);
    } else {
      getChildren().addAll(edge, column);
    }
    WeakSubscriptions.hear(this, wanted, width -> fit());
  }

  private void prepareEdge() {
    Texts texts = Texts.of(SideColumn.class);
    edge.setId(side == Side.LEFT ? "tools-edge" : "decode-edge");
    edge.setMinWidth(EDGE);
    edge.setMaxWidth(EDGE);
    edge.setCursor(Cursor.H_RESIZE);
    edge.setFocusTraversable(true);
    edge.setAccessibleRole(AccessibleRole.SLIDER);
    edge.setAccessibleText(texts.get("main.edge.tip"));
    Tooltip.install(edge, new Tooltip(texts.get("main.edge.tip")));
    edge.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    edge.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    edge.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
  }

  /// Tells how wide it is usually and at most; less than the least width is not taken.
  ///
  /// @param share what the window can spare
  /// @param largest of use
  public void allow(double usual, double share, double largest) {
    this.usual = usual;
    most = Math.max(usual, Math.min(share, largest));
    fit();
  }

  private void fit() {
    double width = wanted.get() > 0 ? Math.rint(wanted.get()) : usual;
    double fitting = Math.clamp(width, least, Math.max(least, most));
    column.setMinWidth(fitting);
    column.setPrefWidth(fitting);
    column.setMaxWidth(fitting);
  }

  private void press(MouseEvent event) {
    draggedFrom = across(event);
    widthBefore = column.getPrefWidth();
    if (event.getClickCount() == 2) {
      wanted.set(0);
    }
    event.consume();
  }

  /// Where the hand is, in the pixels of the column, which stays where it is.
  private double across(MouseEvent event) {
    return getParent().sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
  }

  private void drag(MouseEvent event) {
    widen(widthBefore, across(event) - draggedFrom);
    event.consume();
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> widen(column.getPrefWidth(), -STEP);
      case RIGHT, KP_RIGHT -> widen(column.getPrefWidth(), STEP);
      case HOME -> wanted.set(0);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void widen(double from, double toTheRight) {
    double by = side == Side.LEFT ? toTheRight : -toTheRight;
    wanted.set(Math.clamp(from + by, least, Math.max(least, most)));
  }
}
