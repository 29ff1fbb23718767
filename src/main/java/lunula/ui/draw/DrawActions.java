package lunula.ui.draw;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Texts;

/// What can be done on the panel of drawing by key. JavaFX thread only.
public final class DrawActions {
  private static final Context DRAWING = Context.of(DrawActions.class, "draw.keys");
  private static final Context CANVAS =
      Context.within(DRAWING, DrawActions.class, "draw.keys.canvas");
  private static final Keys SMALLER = Keys.of(KeyCode.OPEN_BRACKET);
  private static final Keys LARGER = Keys.of(KeyCode.CLOSE_BRACKET);
  private static final double GROWTH = 1.25;

  private DrawActions() {}

  public static Feature of(DrawViewModel model) {
    return Feature.of(
            List.of(
                erase(model),
                paste(model),
                canvas("draw.smaller.", () -> grow(model, 1 / GROWTH)).keys(SMALLER),
                canvas("draw.larger.", () -> grow(model, GROWTH)).keys(LARGER),
                clear(model)))
        .gestures(
            CANVAS,
            DrawActions.class,
            "draw.gesture.arrows.",
            "draw.gesture.steps.",
            "draw.gesture.pen.");
  }

  /// The keys of the whole panel.
  static List<Action> panel(DrawViewModel model) {
    return List.of(erase(model), paste(model));
  }

  /// The keys of the canvas.
  static List<Action> canvas(DrawViewModel model) {
    return of(model).actions().stream().filter(action -> action.context().equals(CANVAS)).toList();
  }

  static Action erase(DrawViewModel model) {
    ObjectProperty<Pen> pen = model.penProperty();
    return Action.of(
            DrawActions.class,
            DRAWING,
            "draw.erase.",
            () -> pen.set(pen.get() == Pen.ERASE ? Pen.PAINT : Pen.ERASE))
        .keys(Keys.of(KeyCode.X))
        .unlisted();
  }

  /// A sentence with the keys that change the brush's size after it.
  static String sizes(String sentence) {
    return sentence + " (" + SMALLER.text() + " " + LARGER.text() + ")";
  }

  static Action clear(DrawViewModel model) {
    return canvas("draw.clear.", model::clear)
        .keys(Keys.of(KeyCode.DELETE), Keys.of(KeyCode.BACK_SPACE).untold());
  }

  static Action paste(DrawViewModel model) {
    return Action.of(DrawActions.class, DRAWING, "draw.paste.", () -> take(model, clipboard()))
        .keys(Keys.shortcut(KeyCode.V))
        .unlisted();
  }

  private static Clipboard clipboard() {
    return Clipboard.getSystemClipboard();
  }

  /// Takes what a clipboard or a dragged thing offers, or says that it offers nothing.
  static void take(DrawViewModel model, Clipboard offered) {
    PictureSource.in(offered)
        .ifPresentOrElse(
            model::take, () -> model.say(Texts.of(DrawActions.class).get("draw.no.picture")));
  }

  private static void grow(DrawViewModel model, double factor) {
    double wanted = model.sizeProperty().get() * factor;
    model.sizeProperty().set(Math.clamp(wanted, DrawViewModel.LEAST_SIZE, DrawViewModel.MOST_SIZE));
  }

  private static Action canvas(String prefix, Runnable run) {
    return Action.of(DrawActions.class, CANVAS, prefix, run).unlisted();
  }
}
