package lunula.ui.compare;

import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// Comparing several models. JavaFX thread only.
public final class CompareActions {
  private static final Context COMPARING = Context.of(CompareActions.class, "compare.keys");

  private CompareActions() {}

  public static Feature of(CompareViewModel compare, MainViewModel main) {
    return Feature.of(
            action("command.compare.moons.", () -> compare.show(Comparison.MOONS))
                .when(following(main, () -> compare.isPossible(Comparison.MOONS))),
            action("command.compare.wane.", () -> compare.show(Comparison.MOONS, Page.BETWEEN))
                .when(following(main, () -> compare.isPossible(Comparison.MOONS))),
            action(
                    "command.compare.extremes.",
                    () -> compare.show(Comparison.EXTREMES, Page.BETWEEN))
                .when(following(main, () -> compare.isPossible(Comparison.EXTREMES))),
            action("command.compare.beta.", () -> show(compare, main, Page.BETA))
                .when(following(main, () -> !compare.families().isEmpty())),
            action("command.compare.morph.", () -> show(compare, main, Page.MORPH))
                .when(following(main, () -> main.models().size() > 1)),
            action("command.compare.between.", () -> show(compare, main, Page.BETWEEN))
                .when(following(main, () -> main.models().size() > 1)))
        .gestures(COMPARING, CompareActions.class, "compare.gesture.arrows.");
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(CompareActions.class, MainActions.WINDOW, prefix, run);
  }

  private static BooleanBinding following(MainViewModel main, BooleanSupplier possible) {
    return Bindings.createBooleanBinding(possible::getAsBoolean, main.models());
  }

  private static void show(CompareViewModel compare, MainViewModel main, Page page) {
    main.comparingProperty().set(true);
    compare.pageProperty().set(page);
  }
}
