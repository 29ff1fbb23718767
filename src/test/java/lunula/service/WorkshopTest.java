package lunula.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.model.Architecture;
import lunula.model.EpochResult;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.ModelClosedException;
import lunula.model.Objective;
import lunula.model.SavedModel;
import lunula.model.TrainingListener;
import lunula.model.TrainingOutcome;
import lunula.model.TrainingPlan;
import lunula.model.TrainingPlan.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
  private static final TrainingListener NOBODY = new TrainingListener() {};

  private static LabelledImages noise(int count, long seed) {
    byte[] pixels = new byte[count * 16];
    new Random(seed).nextBytes(pixels);
    return new LabelledImages(4, 4, pixels, new byte[count], List.of("noise"));
  }

  private static DataSet data() {
    return new DataSet("Noise", noise(200, 1), noise(50, 2), "00");
  }

  private static TrainingPlan plan(int epochs) {
    return new TrainingPlan(
        Architecture.vae(new ImageSize(4, 4), 2, 8),
        Objective.ELBO,
        epochs,
        32,
        1e-3,
        Schedule.CONSTANT,
        1);
  }

  @Test
  void aResultOpensAgainFromItsFolderAndDecodesTheSame(@TempDir Path folder) throws Exception {
    Path kept = folder.resolve("kept");
    StoredModels models = new StoredModels();
    try (Workshop workshop = new Workshop();
        TrainingRun run = workshop.start(WorkshopTest::data, plan(2), NOBODY)) {
      assertInstanceOf(TrainingOutcome.Completed.class, run.outcome().toCompletableFuture().join());
      SavedModel result = run.result("Noise model");
      assertEquals(200, result.train().count());
      assertEquals(50, result.test().count());
      assertEquals(2, result.card().curve().size());
      assertEquals("Noise", result.card().dataSet());
      models.save(result, kept);
      StoredMap map = models.map(kept);
      assertEquals(result.test(), map.test());
      GrayImage before = run.decoder().decodeOne(0.5f, -1);
      try (LiveModel live = models.live(map)) {
        assertEquals(before, live.decodeOne(0.5f, -1));
      }
    }
  }

  @Test
  void decodesWhileTheRunIsHeldAndRefusesAfterItIsClosed() {
    try (Workshop workshop = new Workshop()) {
      TrainingRun run = workshop.start(WorkshopTest::data, plan(5), NOBODY);
      run.pause();
      assertTrue(run.paused());
      assertEquals(4, run.decoder().decodeOne(0, 0).width());
      run.close();
      run.outcome().toCompletableFuture().join();
      assertThrows(ModelClosedException.class, () -> run.decoder().decodeOne(0, 0));
    }
  }

  @Test
  void aSecondRunStartsAfterTheFirstIsLetGo() {
    try (Workshop workshop = new Workshop()) {
      TrainingRun first = workshop.start(WorkshopTest::data, plan(10_000), NOBODY);
      TrainingRun second = workshop.start(WorkshopTest::data, plan(1), NOBODY);
      first.close();
      assertEquals(1, second.outcome().toCompletableFuture().join().curve().size());
      assertInstanceOf(TrainingOutcome.Stopped.class, first.outcome().toCompletableFuture().join());
      second.close();
    }
  }

  @Test
  void missingDataEndsTheRunWithTheReasonForIt() {
    Callable<DataSet> missing =
        () -> {
          throw new IOException("train-images-idx3-ubyte.gz is missing.");
        };
    try (Workshop workshop = new Workshop()) {
      TrainingRun run = workshop.start(missing, plan(1), NOBODY);
      CompletionException failure =
          assertThrows(CompletionException.class, () -> run.outcome().toCompletableFuture().join());
      IOException reason = assertInstanceOf(IOException.class, failure.getCause());
      assertEquals("train-images-idx3-ubyte.gz is missing.", reason.getMessage());
      run.close();
    }
  }

  @Test
  void listenersHearOfEveryEpochInOrder() {
    var heard = new java.util.concurrent.ConcurrentLinkedQueue<Integer>();
    TrainingListener counter =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            heard.add(result.epoch());
          }
        };
    try (Workshop workshop = new Workshop();
        TrainingRun run = workshop.start(WorkshopTest::data, plan(3), counter)) {
      run.outcome().toCompletableFuture().join();
      assertEquals(List.of(1, 2, 3), List.copyOf(heard));
    }
  }
}
