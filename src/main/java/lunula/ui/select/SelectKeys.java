package lunula.ui.select;

import javafx.scene.input.KeyEvent;

/// The keys on the map while the hand selects.
final class SelectKeys {
  private static final double GROWTH = 1.25;

  private final SelectViewModel model;

  SelectKeys(SelectViewModel model) {
    this.model = model;
  }

  /// Takes a key, if it is one of these.
  void press(KeyEvent event) {
    if (model.isInHand() && (event.isShortcutDown() ? shortcut(event) : plain(event))) {
      event.consume();
    }
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> model.tool().step(true, event.isAltDown());
      case A -> {
        if (event.isShiftDown()) {
          model.selection().none();
        } else {
          model.selection().all();
        }
      }
      case I -> model.selection().invert();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> model.tool().step(event.isShiftDown(), event.isAltDown());
      case I -> model.selection().invert();
      case M -> model.selectClassAtCursor();
      case OPEN_BRACKET -> model.tool().grow(1 / GROWTH);
      case CLOSE_BRACKET -> model.tool().grow(GROWTH);
      case DELETE, BACK_SPACE -> model.selection().none();
      case ESCAPE -> {
        boolean drawing = model.tool().isDrawing();
        model.tool().abandon();
        return drawing;
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
