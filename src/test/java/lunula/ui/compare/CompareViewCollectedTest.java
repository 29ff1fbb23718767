package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lunula.testkit.Vanishing;
import lunula.ui.compare.CompareSetup.Page;
import org.junit.jupiter.api.Test;

class CompareViewCollectedTest {
  private final Compared compared = new Compared();

  @Test
  void theWholeViewGoesThoughItsModelLives() throws Exception {
    compared.add("moon-ae", 1);
    compared.add("moon-vae", 0);
    compared.add("other", 4);
    CompareViewModel model = compared.model();
    Vanishing.assertVanishes(
        () -> {
          model.show(Comparison.MOONS);
          return new CompareView(model);
        },
        () -> {
          for (Page page : Page.values()) {
            model.pageProperty().set(page);
          }
        });
  }

  @Test
  void openingAndClosingTwentyTimesLeavesNoModelInTheEngine() {
    compared.add("moon-ae", 1);
    compared.add("moon-vae", 0);
    CompareViewModel model = compared.model();
    for (int round = 0; round < 20; round++) {
      model.show(Comparison.MOONS);
      assertEquals(2, compared.live);
      model.leave();
      assertEquals(0, compared.live);
    }
  }
}
