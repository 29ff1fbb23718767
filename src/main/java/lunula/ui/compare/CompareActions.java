package lunula.ui.compare;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.explore.Offer;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

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

  /// What the list of things to do says of comparing.
  ///
  /// @param main shows comparing
  /// @param compare asked when an offer is taken
  public static List<Offer> offers(MainViewModel main, Supplier<CompareViewModel> compare) {
    return List.of(
        offer("compare-moons", null, () -> compare.get().show(Comparison.MOONS)),
        offer("compare-wane", null, () -> compare.get().show(Comparison.MOONS, Page.BETWEEN)),
        offer(
            "compare",
            MainActions.compare(main).keyText(),
            () -> main.comparingProperty().set(true)));
  }

  private static Offer offer(String id, @Nullable String key, Runnable take) {
    Texts texts = Texts.of(CompareActions.class);
    String prefix = "compare.offer." + id;
    return new Offer(id, texts.get(prefix + ".name"), texts.get(prefix + ".what"), key, take);
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
