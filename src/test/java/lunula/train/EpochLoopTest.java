package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.Tensor;
import lunula.model.card.EpochResult;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import lunula.networks.Autoencoder;
import org.junit.jupiter.api.Test;

class EpochLoopTest {
  private static final Architecture SMALL = Architecture.vae(new ImageSize(6, 6), 2, 16);
  private static final TrainingListener NOBODY = new TrainingListener() {};

  /// Bars of one brightness at one of six heights: easy to learn in two dimensions.
  private static LabelledImages bars(int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * 36];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(6);
      int level = 128 + random.nextInt(128);
      for (int x = 0; x < 6; x++) {
        pixels[i * 36 + labels[i] * 6 + x] = (byte) level;
      }
    }
    return new LabelledImages(6, 6, pixels, labels, List.of("0", "1", "2", "3", "4", "5"));
  }

  private static TrainingPlan plan(int epochs, double learningRate, long seed) {
    return new TrainingPlan(
        SMALL, Objective.ELBO, epochs, 32, learningRate, Schedule.CONSTANT, seed);
  }

  private record Trained(TrainingOutcome outcome, Weights weights) {}

  private static Trained train(TrainingPlan plan, TrainingListener listener, RunControls controls) {
    return train(plan, network -> listener, bars(500, 1), bars(100, 2), controls);
  }

  /// @param breaker is given the network that it hears of
  private static Trained train(
      TrainingPlan plan, Function<TrainableModel, TrainingListener> breaker) {
    return train(plan, breaker, bars(500, 1), bars(100, 2), new RunControls());
  }

  private static Trained train(
      TrainingPlan plan,
      Function<TrainableModel, TrainingListener> listener,
      LabelledImages train,
      LabelledImages test,
      RunControls controls) {
    try (Trainer trainer = new AutoencoderTrainer();
        TrainableModel model = trainer.prepare(plan, new DataSet("Bars", train, test, "00"))) {
      TrainingListener hears = listener.apply(model);
      var outcome = new EpochLoop(model, hears, controls).run();
      return new Trained(outcome, model.weights());
    } catch (DataException refused) {
      throw new AssertionError(refused);
    }
  }

  @Test
  void learns() {
    List<EpochResult> curve = train(plan(8, 1e-2, 1), NOBODY, new RunControls()).outcome().curve();
    assertEquals(8, curve.size());
    double first = ElboTerms.of(curve.getFirst().test()).negativeElbo();
    double last = ElboTerms.of(curve.getLast().test()).negativeElbo();
    assertTrue(last < 0.8 * first, "test −ELBO went from " + first + " to " + last);
  }

  @Test
  void anEpochOfFewBatchesIsMeasuredInEachOfThem() {
    List<Integer> batches = new ArrayList<>();
    TrainingListener watcher =
        new TrainingListener() {
          @Override
          public void progressed(TrainingListener.TrainingProgress progress) {
            batches.add(progress.batch());
          }
        };
    TrainingPlan plan = new TrainingPlan(SMALL, Objective.ELBO, 1, 50, 1e-2, Schedule.CONSTANT, 5);
    train(plan, watcher, new RunControls());
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10), batches);
  }

  @Test
  void theSameSeedGivesTheSameWeightsToTheBit() {
    Trained once = train(plan(2, 1e-2, 5), NOBODY, new RunControls());
    Trained again = train(plan(2, 1e-2, 5), NOBODY, new RunControls());
    assertEquals(once.weights(), again.weights());
    assertEquals(once.outcome().curve().getLast().test(), again.outcome().curve().getLast().test());
  }

  /// Whatever its images look like, they change nothing, and all test images are on the map.
  @Test
  void aClassLeftOutIsNeitherLearnedFromNorJudgedBy() {
    TrainingPlan plan = plan(2, 1e-2, 5).without(2);
    List<Integer> seen = new ArrayList<>();
    TrainingListener watcher =
        new TrainingListener() {
          @Override
          public void encoded(Encodings testEncodings) {
            seen.add(testEncodings.count());
          }
        };
    Trained once = train(plan, watcher, new RunControls());
    Trained again =
        train(
            plan,
            network -> NOBODY,
            inked(bars(500, 1), 2),
            inked(bars(100, 2), 2),
            new RunControls());
    assertEquals(once.weights(), again.weights());
    assertEquals(once.outcome().curve().getLast().test(), again.outcome().curve().getLast().test());
    assertEquals(List.of(100), seen.stream().distinct().toList());
    assertNotEquals(once.weights(), train(plan(2, 1e-2, 5), NOBODY, new RunControls()).weights());
  }

  private static LabelledImages inked(LabelledImages images, int label) {
    byte[] pixels = images.allPixels().clone();
    for (int image : images.ofClass(label)) {
      Arrays.fill(pixels, image * 36, (image + 1) * 36, (byte) 255);
    }
    return new LabelledImages(6, 6, pixels, images.allLabels(), images.classNames());
  }

  @Test
  void anotherSeedGivesOtherWeights() {
    assertNotEquals(
        train(plan(1, 1e-2, 5), NOBODY, new RunControls()).weights(),
        train(plan(1, 1e-2, 6), NOBODY, new RunControls()).weights());
  }

  /// The whole second epoch by itself, batch after batch.
  @Test
  void singleStepsLearnTheSameAndTellWhatEachDid() throws Exception {
    RunControls controls = new RunControls();
    List<TrainingListener.BatchStep> told = new ArrayList<>();
    TrainingListener stepper =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            if (result.epoch() == 1) {
              controls.pause();
              controls.step();
            } else {
              controls.resume();
            }
          }

          @Override
          public int watchedImage() {
            return 7;
          }

          @Override
          public void stepped(TrainingListener.BatchStep step) {
            told.add(step);
            controls.step();
          }
        };
    Trained stepwise = train(plan(3, 1e-2, 5), stepper, controls);
    Trained whole = train(plan(3, 1e-2, 5), NOBODY, new RunControls());
    assertEquals(whole.weights(), stepwise.weights());
    assertEquals(
        whole.outcome().curve().getLast().train(), stepwise.outcome().curve().getLast().train());
    assertEquals(16, told.size());
    for (int i = 0; i < 16; i++) {
      TrainingListener.BatchStep step = told.get(i);
      assertEquals(i + 1, step.batch());
      assertEquals(i < 15 ? 32 : 20, step.images());
      assertTrue(step.losses().isFinite());
      assertNotEquals(step.before().codes(), step.after().codes());
      assertNotEquals(step.before().picture(), step.after().picture());
      if (i > 0) {
        assertEquals(told.get(i - 1).after(), step.before());
      }
    }
    assertEquals(whole.outcome().curve().get(1).test(), told.getLast().after().test());
  }

  @Test
  void aStepIsTakenOnlyWhileTheRunIsHeld() {
    RunControls controls = new RunControls();
    controls.step();
    assertTrue(controls.goOn());
    assertFalse(controls.stepping());
    controls.pause();
    controls.step();
    assertTrue(controls.goOn());
    assertTrue(controls.stepping());
    controls.step();
    controls.resume();
    assertTrue(controls.goOn());
    assertFalse(controls.stepping());
    controls.pause();
    controls.stop();
    assertFalse(controls.goOn());
  }

  @Test
  void stopKeepsWhatWasLearned() {
    RunControls controls = new RunControls();
    TrainingListener stopper =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            if (result.epoch() == 2) {
              controls.stop();
            }
          }
        };
    Trained stopped = train(plan(50, 1e-2, 5), stopper, controls);
    assertInstanceOf(TrainingOutcome.Stopped.class, stopped.outcome());
    assertEquals(2, stopped.outcome().curve().size());
    assertEquals(train(plan(2, 1e-2, 5), NOBODY, new RunControls()).weights(), stopped.weights());
  }

  @Test
  void aPauseHoldsTheRunAndDoesNotChangeItsResult() throws Exception {
    RunControls controls = new RunControls();
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger heard = new AtomicInteger();
    TrainingListener pauser =
        new TrainingListener() {
          @Override
          public void progressed(TrainingListener.TrainingProgress progress) {
            if (heard.incrementAndGet() == 2) {
              controls.pause();
              held.countDown();
            }
          }
        };
    List<Trained> results = new ArrayList<>();
    Thread run = new Thread(() -> results.add(train(plan(2, 1e-2, 5), pauser, controls)));
    run.start();
    held.await();
    assertTrue(controls.paused());
    controls.resume();
    run.join();
    assertFalse(controls.paused());
    assertEquals(
        train(plan(2, 1e-2, 5), NOBODY, new RunControls()).weights(), results.getFirst().weights());
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunWithTheLastGoodWeights() {
    TrainingPlan plan = plan(30, 1e-2, 5);
    Trained trained =
        train(
            plan,
            network ->
                new TrainingListener() {
                  @Override
                  public void epochEnded(EpochResult result) {
                    if (result.epoch() == 2) {
                      network.restore(broken(network.weights()));
                    }
                  }
                });
    var outcome = assertInstanceOf(TrainingOutcome.Diverged.class, trained.outcome());
    assertEquals(2, outcome.curve().size());
    String told = UserMessages.words(outcome.explanation());
    assertTrue(told.contains("smaller learning rate"), told);
    assertEquals(train(plan(2, 1e-2, 5), NOBODY, new RunControls()).weights(), trained.weights());
  }

  @Test
  void aLossThatIsStillANumberButOutOfAllProportionEndsTheRunToo() {
    TrainingPlan plan = plan(30, 1e-2, 5);
    Trained trained =
        train(
            plan,
            network ->
                new TrainingListener() {
                  @Override
                  public void progressed(TrainingListener.TrainingProgress progress) {
                    if (progress.epoch() >= 3 && progress.batch() == progress.batches()) {
                      network.restore(with(network.weights(), "log_variance.bias", 40));
                    }
                  }
                });
    var outcome = assertInstanceOf(TrainingOutcome.Diverged.class, trained.outcome());
    String told = UserMessages.words(outcome.explanation());
    assertTrue(told.contains("after epoch 2."), told);
    assertEquals(train(plan(2, 1e-2, 5), NOBODY, new RunControls()).weights(), trained.weights());
  }

  @Test
  void oneEpochOutOfAllProportionIsNotTheEnd() {
    TrainingPlan plan = plan(5, 1e-2, 5);
    List<Weights> before = new ArrayList<>();
    Trained trained =
        train(
            plan,
            network ->
                new TrainingListener() {
                  @Override
                  public void progressed(TrainingListener.TrainingProgress progress) {
                    boolean ends = progress.batch() == progress.batches();
                    if (progress.epoch() == 3 && ends && before.isEmpty()) {
                      before.add(network.weights());
                      network.restore(with(network.weights(), "log_variance.bias", 40));
                    }
                  }

                  @Override
                  public void epochEnded(EpochResult result) {
                    if (result.epoch() == 3) {
                      network.restore(before.getFirst());
                    }
                  }
                });
    assertEquals(
        5, assertInstanceOf(TrainingOutcome.Completed.class, trained.outcome()).curve().size());
  }

  /// As a learning rate does that is too large: worse than before the training by far, if still a
  /// number of its size.
  @Test
  void aLossThatExplodesEndsTheRunNamesTheCauseAndGoesBack() {
    TrainingPlan plan = plan(30, 1e-2, 5);
    Trained trained = train(plan, network -> spoiling(network, 3, 30, 12, new ArrayList<>()));
    var outcome = assertInstanceOf(TrainingOutcome.Diverged.class, trained.outcome());
    assertEquals(4, outcome.curve().size(), "three in a row end it");
    String told = UserMessages.words(outcome.explanation());
    assertTrue(told.startsWith("In epoch 5 the loss of the test images exploded to "), told);
    assertTrue(told.contains("last good state, after epoch 2."), told);
    assertTrue(told.endsWith("try a smaller learning rate than 0.01."), told);
    assertEquals(train(plan(2, 1e-2, 5), NOBODY, new RunControls()).weights(), trained.weights());
  }

  @Test
  void aLossThatRisesOrWasLessBeforeTrainingIsTold() {
    List<String> told = new ArrayList<>();
    train(plan(3, 1e-2, 5), network -> spoiling(network, 3, 3, 2.5f, told));
    assertEquals(1, told.size());
    assertTrue(told.getFirst().startsWith("The loss of the test images was "), told.toString());
    assertTrue(told.getFirst().contains(" after epoch 2 and has risen to "), told.toString());

    told.clear();
    train(plan(2, 1e-2, 5), network -> spoiling(network, 1, 1, 3, told));
    assertTrue(told.getFirst().startsWith("After epoch 1 the loss"), told.toString());
    assertTrue(told.getFirst().contains("nothing was learned"), told.toString());
  }

  @Test
  void codesThatTellNothingAreTold() {
    List<String> told = new ArrayList<>();
    train(
        plan(3, 1e-2, 5),
        network ->
            new TrainingListener() {
              @Override
              public void progressed(TrainingListener.TrainingProgress progress) {
                if (progress.epoch() == 3 && progress.batch() == progress.batches()) {
                  network.restore(without(network.weights(), "mean.", "log_variance."));
                }
              }

              @Override
              public void warned(Optional<UserMessage> warning) {
                warning.map(UserMessages::words).ifPresent(told::add);
              }
            });
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().startsWith("Posterior collapse: "), told.toString());
  }

  private static Weights without(Weights weights, String... layers) {
    var tensors = new LinkedHashMap<>(weights.tensors());
    tensors.replaceAll(
        (name, tensor) ->
            Stream.of(layers).anyMatch(name::startsWith)
                ? new Tensor(tensor.shape(), new float[tensor.size()])
                : tensor);
    return new Weights(tensors);
  }

  /// Spoils the variance of some epochs' codes at their ends, and hears what is told of it.
  private static TrainingListener spoiling(
      TrainableModel network, int from, int to, float logVariance, List<String> told) {
    return new TrainingListener() {
      @Override
      public void progressed(TrainingListener.TrainingProgress progress) {
        boolean ends = progress.batch() == progress.batches();
        if (ends && progress.epoch() >= from && progress.epoch() <= to) {
          network.restore(with(network.weights(), "log_variance.bias", logVariance));
        }
      }

      @Override
      public void warned(Optional<UserMessage> warning) {
        warning.map(UserMessages::words).ifPresent(told::add);
      }
    };
  }

  private static Weights broken(Weights weights) {
    return with(weights, "mean.bias", Float.NaN);
  }

  private static Weights with(Weights weights, String name, float value) {
    var tensors = new LinkedHashMap<>(weights.tensors());
    float[] values = weights.tensor(name).values();
    values[0] = value;
    tensors.put(name, new Tensor(List.of(values.length), values));
    return new Weights(tensors);
  }

  @Test
  void theMapMovesOftenInTheFirstEpochAndEndsWhereTheWeightsEnd() {
    List<Encodings> maps = new ArrayList<>();
    TrainingListener watcher =
        new TrainingListener() {
          @Override
          public void encoded(Encodings testEncodings) {
            maps.add(testEncodings);
          }
        };
    Trained trained = train(plan(1, 1e-2, 5), watcher, new RunControls());
    assertTrue(maps.size() >= 10, maps.size() + " maps");
    try (Autoencoder network = Autoencoder.of(SMALL, trained.weights())) {
      assertEquals(network.encode(bars(100, 2).allPixels(), new byte[0]), maps.getLast());
    }
  }
}
