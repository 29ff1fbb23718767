package lunula.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import org.junit.jupiter.api.Test;

class BetaFamilyTest {
  private static LibraryEntry entry(String name, double beta, long seed) {
    TrainingPlan article = TrainingPlan.ARTICLE;
    var plan =
        new TrainingPlan(
            article.architecture(),
            Objective.betaElbo(beta),
            article.epochs(),
            article.batchSize(),
            article.learningRate(),
            article.schedule(),
            seed);
    return new LibraryEntry(Path.of(name), true, Samples.card(name, plan));
  }

  @Test
  void modelsThatDifferInBetaAloneAreAFamilyInItsOrder() {
    LibraryEntry one = entry("one", 1, 1);
    LibraryEntry none = entry("none", 0, 1);
    LibraryEntry heavy = entry("heavy", 16, 1);
    LibraryEntry again = entry("again", 1, 1);
    LibraryEntry stranger = entry("stranger", 4, 2);
    List<BetaFamily> found = BetaFamily.among(List.of(one, heavy, stranger, none, again));
    assertEquals(List.of(new BetaFamily(List.of(none, one, heavy))), found);
  }

  @Test
  void oneAloneIsNoFamily() {
    assertEquals(List.of(), BetaFamily.among(List.of(entry("one", 1, 1))));
  }
}
