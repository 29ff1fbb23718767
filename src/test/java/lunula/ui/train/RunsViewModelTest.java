package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import lunula.model.plan.Objective;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.train.RunColumns.Column;
import lunula.ui.train.RunsViewModel.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsViewModelTest {
  private static final TrainingPlan ARTICLE = TrainingPlan.ARTICLE;
  private static final TrainingPlan SHARPER = with(Objective.ELBO.withBeta(4), 3, 7);

  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final RunsViewModel model = new RunsViewModel(exploration, Runnable::run, Runnable::run);
  @TempDir private Path folder;

  private static TrainingPlan with(Objective objective, int epochs, long seed) {
    return new TrainingPlan(
        ARTICLE.architecture(),
        objective,
        ARTICLE.corruption(),
        ARTICLE.optimiser(),
        epochs,
        ARTICLE.batchSize(),
        0,
        seed,
        TrainingPlan.EVERY_CLASS);
  }

  private void add(TrainingPlan plan, int epochs, double seconds) {
    model.add(
        "Fashion-MNIST",
        "ab12",
        plan,
        new TrainingOutcome.Completed(Samples.curve(epochs), seconds),
        new MapData(Samples.encodings(1), new byte[3], List.of("Shirt")));
  }

  private List<String> header() {
    return model.columns().stream().map(Column::name).toList();
  }

  private List<String> row(FinishedRun run) {
    return model.columns().stream().map(column -> column.text(run)).toList();
  }

  private List<Integer> order() {
    return model.sorted().stream().map(FinishedRun::number).toList();
  }

  @Test
  void theTableHasTheSettingsThatDifferAndTheResults() {
    add(ARTICLE, 20, 61.23);
    assertNull(model.pair());
    assertEquals(
        List.of(
            "Run", "Epochs done", "Seconds", "Train loss", "Test loss", "Kind of loss", "Kept as"),
        header());
    add(SHARPER, 3, 9);
    model.kept("Sharper");
    assertEquals(
        List.of(
            "Run",
            "β, weight of KL",
            "Epochs",
            "Seed",
            "Epochs done",
            "Seconds",
            "Train loss",
            "Test loss",
            "Kind of loss",
            "Kept as"),
        header());
    FinishedRun second = model.runsProperty().get().getLast();
    String kind = row(second).get(8);
    assertTrue(kind.contains("ELBO"), kind);
    assertEquals(
        List.of("2", "4", "3", "7", "3", "9", "276.4", "274.2", kind, "Sharper"), row(second));
  }

  @Test
  void theNewestTwoAreComparedByWhatWasSetDifferently() {
    add(ARTICLE, 20, 61);
    add(ARTICLE, 20, 62);
    Pair same = Objects.requireNonNull(model.pair());
    assertEquals(List.of(), same.differences());
    add(SHARPER, 3, 9);
    Pair pair = Objects.requireNonNull(model.pair());
    assertEquals(List.of(2, 3), List.of(pair.last().number(), pair.newest().number()));
    assertTrue(pair.comparable());
    assertEquals(
        List.of("β, weight of KL: 1 → 4", "Epochs: 20 → 3", "Seed: 1 → 7"),
        pair.differences().stream()
            .map(
                column ->
                    column.name()
                        + ": "
                        + column.text(pair.last())
                        + " → "
                        + column.text(pair.newest()))
            .toList());
    assertNull(model.runsProperty().get().getFirst().map());
    assertNotNull(pair.last().map());
  }

  @Test
  void lossesOfAnotherKindDoNotCompare() {
    add(ARTICLE, 20, 61);
    add(Preset.of("autoencoder").plan(), 3, 9);
    assertFalse(Objects.requireNonNull(model.pair()).comparable());
  }

  @Test
  void everyColumnSortsBothWays() {
    add(SHARPER, 3, 9);
    add(ARTICLE, 20, 61);
    add(ARTICLE, 12, 40);
    assertEquals(List.of(1, 2, 3), order());
    Column seconds = column("Seconds");
    model.sortBy(seconds);
    assertEquals(List.of(1, 3, 2), order());
    model.sortBy(seconds);
    assertEquals(List.of(2, 3, 1), order());
    model.sortBy(column("Test loss"));
    assertEquals(List.of(2, 3, 1), order());
  }

  private Column column(String name) {
    return model.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTableIsSavedAsItIsSorted() throws Exception {
    add(SHARPER, 3, 9);
    add(ARTICLE, 20, 61.5);
    model.sortBy(column("Run"));
    Path file = folder.resolve("runs.csv");
    model.save(file);
    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith("2,1.0,20,1,20,61.5,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("1,4.0,3,7,3,9.0,"), lines.get(2));
    assertTrue(Objects.requireNonNull(exploration.noticeProperty().get()).contains("runs.csv"));
  }
}
