package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import lunula.library.format.ModelFolder;
import lunula.model.loss.Losses;
import lunula.testkit.FakeFamily;
import lunula.testkit.GreyLevels;
import lunula.train.Families;
import lunula.train.TrainingListener;
import lunula.train.TrainingRun;
import lunula.train.TrainingThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The terminal tells whatever losses a family declares.
class DeclaredLossesTest {
  @Test
  void tablesAndJsonLinesGoOverTheDeclaredLosses() {
    Losses losses = new Losses(FakeFamily.LOSSES.stored(), 0.71, -0.25);
    LossWords words = new LossWords(FakeFamily.NETWORK);
    assertEquals("test generator 0.710  critic -0.250", words.terms(losses));
    assertEquals("test generator 0.710 points", words.total(losses));
    assertEquals(
        "{\"generator\":0.71,\"critic\":-0.25}",
        new CliCommand.JsonLine().with(words, losses).toString());
  }

  @Test
  void aModelOfAnyFamilyIsShown(@TempDir Path disk) throws Exception {
    Sandbox sandbox = new Sandbox(disk);
    Path folder = disk.resolve("ink");
    Families.Registration family = FakeFamily.registered();
    try (family) {
      try (TrainingThread thread = new TrainingThread();
          TrainingRun run =
              thread.start(
                  new GreyLevels()::dataSet, FakeFamily.plan(4), new TrainingListener() {})) {
        run.outcome().toCompletableFuture().join();
        ModelFolder.write(run.result("Ink"), folder);
      }
      assertEquals(0, sandbox.run("models", "show", folder.toString()), sandbox.err());
      assertTrue(sandbox.out().contains("generator        0.188 points"), sandbox.out());
      assertTrue(sandbox.out().contains("critic           -0.094 points"), sandbox.out());
      assertEquals(0, sandbox.run("models", "show", folder.toString(), "--json"), sandbox.err());
      JsonObject line = sandbox.json().getFirst();
      assertEquals(0.1875, line.get("generator").getAsDouble());
      assertEquals(-0.09375, line.get("critic").getAsDouble());
      assertTrue(!line.has("negativeElbo"), line.toString());
    }
  }
}
