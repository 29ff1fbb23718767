package lunula.ui.compare;

import java.util.List;
import java.util.function.Supplier;
import lunula.ui.explore.Offer;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// What the list of things to do says of comparing.
public final class CompareOffers {
  private CompareOffers() {}

  /// @param main shows comparing
  /// @param compare asked when an offer is taken
  public static List<Offer> of(MainViewModel main, Supplier<CompareViewModel> compare) {
    Texts texts = Texts.of(CompareOffers.class);
    return List.of(
        new Offer(
            "compare-moons",
            texts.get("compare.offer.moons"),
            texts.get("compare.offer.moons.what"),
            null,
            () -> compare.get().show(Comparison.MOONS)),
        new Offer(
            "compare-wane",
            texts.get("compare.offer.wane"),
            texts.get("compare.offer.wane.what"),
            null,
            () -> compare.get().show(Comparison.MOONS, Page.BETWEEN)),
        new Offer(
            "compare",
            texts.get("compare.offer"),
            texts.get("compare.offer.what"),
            MainActions.compare(main).keyText(),
            () -> main.comparingProperty().set(true)));
  }
}
