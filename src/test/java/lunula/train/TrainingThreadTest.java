package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import lunula.files.UserMessages;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.library.format.ModelFolder;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.card.EpochResult;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingThreadTest {
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
    try (TrainingThread trainingThread = new TrainingThread();
        TrainingRun run = trainingThread.start(TrainingThreadTest::data, plan(2), NOBODY)) {
      assertInstanceOf(TrainingOutcome.Completed.class, run.outcome().toCompletableFuture().join());
      SavedModel result = run.result("Noise model");
      assertEquals(200, result.train().count());
      assertEquals(50, result.test().count());
      assertEquals(2, result.card().curve().size());
      assertEquals("Noise", result.card().dataSet());
      ModelFolder.write(result, kept);
      StoredMap map = models.map(kept);
      assertEquals(result.test(), map.test());
      GrayImage before = run.decoder().decodeOne(0.5f, -1).image();
      try (LiveModel live = models.live(map)) {
        assertEquals(before, live.decodeOne(0.5f, -1));
      }
    }
  }

  @Test
  void aResultWhoseMeasuringIsCancelledIsWholeButForItsMeasures() {
    try (TrainingThread trainingThread = new TrainingThread();
        TrainingRun run = trainingThread.start(TrainingThreadTest::data, plan(2), NOBODY)) {
      run.outcome().toCompletableFuture().join();
      SavedModel measured = run.result("Noise model");
      SavedModel quick = run.result("Noise model", (done, total) -> false);
      assertNotEquals(Measurements.NONE, measured.card().measures());
      assertEquals(Measurements.NONE, quick.card().measures());
      assertEquals(measured.test(), quick.test());
      assertEquals(measured.train(), quick.train());
      assertEquals(measured.card().test(), quick.card().test());
    }
  }

  @Test
  void decodesWhileTheRunIsHeldAndRefusesAfterItIsClosed() {
    try (TrainingThread trainingThread = new TrainingThread()) {
      TrainingRun run = trainingThread.start(TrainingThreadTest::data, plan(5), NOBODY);
      run.pause();
      assertTrue(run.paused());
      assertEquals(4, run.decoder().decodeOne(0, 0).image().width());
      run.close();
      run.outcome().toCompletableFuture().join();
      assertThrows(ModelClosedException.class, () -> run.decoder().decodeOne(0, 0));
    }
  }

  @Test
  void aSecondRunStartsAfterTheFirstIsLetGo() {
    try (TrainingThread trainingThread = new TrainingThread()) {
      TrainingRun first = trainingThread.start(TrainingThreadTest::data, plan(10_000), NOBODY);
      TrainingRun second = trainingThread.start(TrainingThreadTest::data, plan(1), NOBODY);
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
    try (TrainingThread trainingThread = new TrainingThread()) {
      TrainingRun run = trainingThread.start(missing, plan(1), NOBODY);
      CompletionException failure =
          assertThrows(CompletionException.class, () -> run.outcome().toCompletableFuture().join());
      IOException reason = assertInstanceOf(IOException.class, failure.getCause());
      assertEquals("train-images-idx3-ubyte.gz is missing.", UserMessages.words(reason));
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
    try (TrainingThread trainingThread = new TrainingThread();
        TrainingRun run = trainingThread.start(TrainingThreadTest::data, plan(3), counter)) {
      run.outcome().toCompletableFuture().join();
      assertEquals(List.of(1, 2, 3), List.copyOf(heard));
    }
  }

  @Test
  void aRunTakesTheSizeOfItsImagesAndOnesOfAnotherSizeMayFollow() {
    byte[] pixels = new byte[40 * 36];
    new Random(5).nextBytes(pixels);
    var images = new LabelledImages(6, 6, pixels, new byte[40], List.of());
    DataSet larger = DataSet.of("larger", "Larger", images, images, "");
    try (TrainingThread trainingThread = new TrainingThread();
        TrainingRun first = trainingThread.start(TrainingThreadTest::data, plan(1), NOBODY);
        TrainingRun second = trainingThread.start(() -> larger, plan(1), NOBODY);
        TrainingRun third = trainingThread.start(TrainingThreadTest::data, plan(1), NOBODY)) {
      assertEquals(4, size(first));
      assertEquals(6, size(second));
      assertEquals(4, size(third));
      assertEquals("Larger", second.result("x").card().dataSet());
    }
  }

  @Test
  void aClassThatIsNotThereOrIsAllThereIsCannotBeLeftOut() {
    assertEquals("Noise has no class 1 to leave out. Choose one that it has, or none.", refusal(1));
    assertEquals(
        "Noise has no images besides those of the class “noise”. Leave another class out, or none.",
        refusal(0));
  }

  private static String refusal(int label) {
    try (TrainingThread trainingThread = new TrainingThread();
        TrainingRun run =
            trainingThread.start(TrainingThreadTest::data, plan(1).without(label), NOBODY)) {
      CompletionException failure =
          assertThrows(CompletionException.class, () -> run.outcome().toCompletableFuture().join());
      return UserMessages.words(assertInstanceOf(IOException.class, failure.getCause()));
    }
  }

  private static int size(TrainingRun run) {
    run.outcome().toCompletableFuture().join();
    return run.result("x").architecture().image().width();
  }

  @Test
  void aNetworkOfOtherClassesThanTheImagesIsRefusedInASentence() {
    Architecture told =
        new Architecture(
            new ImageSize(4, 4),
            plan(1).architecture().body(),
            2,
            Architecture.Code.NORMAL,
            10,
            Architecture.Output.LOGITS,
            Likelihood.BERNOULLI);
    try (TrainingThread trainingThread = new TrainingThread();
        TrainingRun run =
            trainingThread.start(TrainingThreadTest::data, plan(1).with(told), NOBODY)) {
      CompletionException failure =
          assertThrows(CompletionException.class, () -> run.outcome().toCompletableFuture().join());
      assertEquals(
          "This network is told one of 10 classes, but Noise has 1. Choose a network for that"
              + " many.",
          UserMessages.words(assertInstanceOf(IOException.class, failure.getCause())));
    }
  }
}
