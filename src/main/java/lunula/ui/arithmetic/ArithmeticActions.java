package lunula.ui.arithmetic;

import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// A − B + C from anywhere; what its tool does with keys, [ArithmeticTool] tells. JavaFX thread
/// only.
public final class ArithmeticActions {
  private ArithmeticActions() {}

  /// @param take takes the tool
  public static Feature of(ArithmeticViewModel model, MainViewModel main, Runnable take) {
    return Feature.of(
            action("command.sum.example.", () -> showExample(model, main, take)),
            action("command.sum.clear.", model::clear))
        .gestures(ArithmeticTool.CONTEXT, ArithmeticActions.class, "arithmetic.gesture.arrows.");
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(ArithmeticActions.class, MainActions.EXPLORING, prefix, run);
  }

  private static void showExample(ArithmeticViewModel model, MainViewModel main, Runnable take) {
    main.onMap(take);
    main.show(Tool.EXPLORE);
    model.showExample();
  }
}
