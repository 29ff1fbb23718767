package lunula.ui.explain;

import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// What can be done with the strip, but for showing it, which is the window's.
public final class ExplainActions {
  private static final Context EXPLAIN =
      new Context(ExplainActions.class, "explain.keys", true, MainActions.EXPLORING);

  private ExplainActions() {}

  public static Feature of(ExplainViewModel explain, MainViewModel main) {
    return Feature.of(
        action("command.explain.draw.", () -> main.onMap(explain::drawAgain))
            .when(explain.chanceProperty()),
        action("command.explain.nearest.", () -> main.onMap(explain::goToNearest))
            .when(explain.awayProperty()),
        shut(explain, main));
  }

  /// What lies over the whole window closes first.
  private static Action shut(ExplainViewModel explain, MainViewModel main) {
    return action("command.explain.shut.", explain::close)
        .keys(Keys.of(KeyCode.ESCAPE))
        .when(
            explain
                .formulaShownBinding()
                .and(main.helpShownProperty().not())
                .and(main.exportShownProperty().not()))
        .unlisted();
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(ExplainActions.class, EXPLAIN, prefix, run);
  }
}
