package lunula.ui.arithmetic;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.MapTool.Touch;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Keys;
import lunula.ui.map.MapActions;
import org.jspecify.annotations.Nullable;

/// Sets A, B and C on the map: a press on a marker drags it; a press anywhere else sets the chosen
/// term to the image under the pointer, or to the bare place, and drags that.
final class ArithmeticTool implements MapTool {
  /// While it is the map's tool.
  static final Context CONTEXT =
      Context.within(MapActions.MAP, ArithmeticTool.class, "arithmetic.keys");

  /// Wide enough for a finger.
  private static final double REACH = 18;

  private static final double IMAGE_REACH = 9;
  private static final double SLACK = 4;

  private final ArithmeticViewModel model;
  private final Supplier<Viewport> viewport;
  private final Runnable layDown;
  private Letter held = Letter.A;
  private Terms before = Terms.NONE;
  private ScreenPoint pressed = new ScreenPoint(0, 0);
  private boolean moving;
  private boolean setting;

  /// @param viewport what the map shows
  /// @param layDown makes the cursor the map's tool again
  ArithmeticTool(ArithmeticViewModel model, Supplier<Viewport> viewport, Runnable layDown) {
    this.model = model;
    this.viewport = viewport;
    this.layDown = layDown;
  }

  @Override
  public void press(Touch touch) {
    before = model.termsProperty().get();
    pressed = touch.screen();
    moving = false;
    Letter under = markerAt(touch.screen());
    setting = under == null;
    held = under == null ? model.chosenProperty().get() : under;
    if (setting) {
      model.begin(held, touch.place(), touch.adds() ? ExplorerState.NONE : imageAt(touch.screen()));
    } else if (held != Letter.D) {
      model.chosenProperty().set(held);
    }
  }

  private @Nullable Letter markerAt(ScreenPoint at) {
    Letter nearest = null;
    double least = REACH;
    for (Letter letter : Letter.values()) {
      LatentPoint place = model.place(letter);
      double away =
          place == null ? Double.POSITIVE_INFINITY : viewport.get().toScreen(place).distanceTo(at);
      if (away < least) {
        nearest = letter;
        least = away;
      }
    }
    return nearest;
  }

  private int imageAt(ScreenPoint at) {
    MapData map = model.exploration().mapProperty().get();
    if (map == null) {
      return ExplorerState.NONE;
    }
    int nearest = NearestByScan.to(map.places(), viewport.get().toLatent(at));
    if (nearest == ExplorerState.NONE) {
      return nearest;
    }
    var place = new LatentPoint(map.places().xs()[nearest], map.places().ys()[nearest]);
    boolean near = viewport.get().toScreen(place).distanceTo(at) < IMAGE_REACH;
    return near ? nearest : ExplorerState.NONE;
  }

  @Override
  public void drag(Touch touch) {
    moving |= touch.screen().distanceTo(pressed) >= SLACK;
    if (moving) {
      model.drag(held, touch.place());
    }
  }

  @Override
  public void release(Touch touch) {
    model.remember(before);
    if (setting) {
      model.goOn();
    }
  }

  @Override
  public void cancel() {
    model.restore(before);
  }

  @Override
  public List<Action> actions() {
    return List.of(
        action("arithmetic.key.set.", KeyCode.ENTER, this::setAtCursor),
        action(
            "arithmetic.key.place.",
            KeyCode.M,
            () -> model.setPlace(model.chosenProperty().get(), cursor())),
        action(
                "arithmetic.key.remove.",
                KeyCode.DELETE,
                () -> model.remove(model.chosenProperty().get()))
            .keys(Keys.of(KeyCode.DELETE), Keys.of(KeyCode.BACK_SPACE).untold()),
        action("arithmetic.key.previous.", KeyCode.COMMA, () -> choose(-1)),
        action("arithmetic.key.next.", KeyCode.PERIOD, () -> choose(1)),
        action("arithmetic.key.leave.", KeyCode.ESCAPE, layDown));
  }

  private static Action action(String prefix, KeyCode key, Runnable run) {
    return Action.of(ArithmeticTool.class, CONTEXT, prefix, run).keys(Keys.of(key)).unlisted();
  }

  private LatentPoint cursor() {
    return model.exploration().cursorProperty().get();
  }

  private void setAtCursor() {
    Letter letter = model.chosenProperty().get();
    int image = imageAt(viewport.get().toScreen(cursor()));
    if (image == ExplorerState.NONE) {
      model.setPlace(letter, cursor());
    } else {
      model.setImage(letter, image);
    }
  }

  private void choose(int by) {
    Letter next = model.chosenProperty().get().next(by);
    model.chosenProperty().set(next);
    LatentPoint place = model.place(next);
    if (place != null) {
      model.exploration().cursorProperty().set(place);
    }
  }
}
