package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.card.SavedModel;
import lunula.model.loss.AdversarialTerms;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Adversarial.Game;
import lunula.model.network.Adversarial.Loss;
import lunula.model.network.Adversarial.Penalty;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Generators trained on pictures that are bright at the left or at the right.
class AdversarialTrainerTest {
  private static final int SIDE = 4;

  private static DataSet data(int train, int test) {
    return new DataSet("Halves", images(train, 1), images(test, 2), "00");
  }

  private static LabelledImages images(int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(2);
      for (int p = 0; p < SIDE * SIDE; p++) {
        boolean left = p % SIDE < SIDE / 2;
        int level = left == (labels[i] == 0) ? 220 : 30;
        pixels[i * SIDE * SIDE + p] = (byte) (level + random.nextInt(30));
      }
    }
    return new LabelledImages(SIDE, SIDE, pixels, labels, List.of("left", "right"));
  }

  private static TrainingPlan plan(int classes, int epochs, double learningRate, Penalty penalty) {
    Loss loss = penalty == Penalty.NONE ? Loss.NON_SATURATING : Loss.WASSERSTEIN;
    Architecture network =
        new Architecture(
            new ImageSize(SIDE, SIDE),
            new Adversarial(
                List.of(16),
                List.of(32),
                Activation.RELU,
                Activation.LEAKY_RELU,
                new Game(Prior.UNIFORM, loss, penalty == Penalty.NONE ? 1 : 3, penalty, 10)),
            2,
            Architecture.Code.NONE,
            classes,
            Architecture.Output.SIGMOID,
            Likelihood.SQUARED_ERROR);
    return new TrainingPlan(
        network, Objective.ELBO, epochs, 20, learningRate, TrainingPlan.Schedule.CONSTANT, 1);
  }

  private static TrainingOutcome run(
      TrainingPlan plan, DataSet data, List<UserMessage> warnings, TrainableModel[] trained)
      throws DataException {
    Trainer trainer = Families.of(plan.architecture().body()).trainer().get();
    TrainableModel model = trainer.prepare(plan, data);
    trained[0] = model;
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void warned(Optional<UserMessage> warning) {
            warning.ifPresent(warnings::add);
          }
        };
    return new EpochLoop(model, listener, new RunControls()).run();
  }

  @Test
  void aConditionalGeneratorLearnsEachClass() throws Exception {
    TrainableModel[] model = new TrainableModel[1];
    List<UserMessage> warnings = new ArrayList<>();
    DataSet data = data(400, 40);
    TrainingOutcome outcome = run(plan(2, 60, 2e-3, Penalty.TWO_SIDED), data, warnings, model);
    assertInstanceOf(TrainingOutcome.Completed.class, outcome);
    for (int label = 0; label < 2; label++) {
      float[] pixels = model[0].decoder().ofClass(label).decodeOne(0.3f, -0.4f).image().pixels();
      float bright = label == 0 ? pixels[0] : pixels[SIDE - 1];
      float dark = label == 0 ? pixels[SIDE - 1] : pixels[0];
      assertTrue(bright > 0.7 && dark < 0.4, bright + " and " + dark);
    }
    AdversarialTerms first = AdversarialTerms.of(outcome.curve().getFirst().test());
    AdversarialTerms last = AdversarialTerms.of(outcome.curve().getLast().test());
    assertTrue(last.gap() < 0.5 * first.gap(), first + " to " + last);
    assertEquals(1, last.slope(), 0.3);
    assertEquals(List.of(), warnings);
    model[0].close();
  }

  @Test
  void aGeneratorIsKeptInTheLibraryWithItsCritic(@TempDir Path disk) throws Exception {
    TrainingPlan plan = plan(0, 2, 1e-3, Penalty.LP);
    try (TrainingThread thread = new TrainingThread();
        TrainingRun run =
            thread.start(() -> data(60, 20), plan, new TrainingListener() {}, RunStart.FRESH)) {
      run.outcome().toCompletableFuture().join();
      assertTrue(run.decoder().uniformPrior());
      float[] z = {0.2f, -0.3f};
      assertEquals(1, run.decoder().gradients().orElseThrow().scores(z).values().length);
      SavedModel result = run.result("Halves");
      assertTrue(
          result.card().description().startsWith("A WGAN-LP 2-16-16, trained for 2 of 2"),
          result.card().description());
      assertTrue(result.weights().tensors().containsKey("generator.0.weight"));
      assertTrue(result.weights().tensors().containsKey("critic.2.bias"));
      StoredModels models = new StoredModels();
      LibraryEntry kept = new ModelLibrary(disk, disk, null, models).keep(result, "Halves");
      StoredMap map = models.map(kept.folder());
      assertEquals(result.card(), map.card());
      try (LiveModel live = models.live(map)) {
        assertFalse(live.encoder().isPresent());
        assertEquals(run.decoder().decodeOne(0.1f, 0.2f), live.decodeOne(0.1f, 0.2f));
      }
    }
  }

  @Test
  void aCriticThatTellsAllApartAndAGeneratorOfOnePictureAreSaidInWords() throws Exception {
    TrainableModel[] model = new TrainableModel[1];
    run(plan(0, 80, 1e-3, Penalty.NONE), data(400, 40), new ArrayList<>(), model);
    TrainableModel trained = model[0];
    AdversarialTerms collapsed = new AdversarialTerms(1, 1, 1, 1, 0.7, 0.12);
    AdversarialTerms won = new AdversarialTerms(9, 0, 8, 1, 0.999, 0.9);
    AdversarialTerms well = new AdversarialTerms(1, 1, 1, 1, 0.7, 0.9);
    assertTrue(
        words(trained.warning(collapsed.losses())).startsWith("Mode collapse: ")
            && words(trained.warning(collapsed.losses())).contains("0.120"));
    assertTrue(words(trained.warning(won.losses())).startsWith("The critic has won: "));
    assertTrue(words(trained.warning(won.losses())).contains("99.9"));
    assertTrue(trained.warning(well.losses()).isEmpty());
    trained.close();
  }

  private static String words(Optional<UserMessage> warning) {
    return UserMessages.words(warning.orElseThrow());
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunWithTheLastGoodWeights() throws Exception {
    TrainableModel[] model = new TrainableModel[1];
    TrainingPlan calm = plan(0, 30, 10, Penalty.TWO_SIDED);
    TrainingPlan plan =
        new TrainingPlan(
            calm.architecture(),
            calm.objective(),
            calm.corruption(),
            new Optimiser(Optimiser.Method.MOMENTUM, 10, TrainingPlan.Schedule.CONSTANT),
            calm.epochs(),
            calm.batchSize(),
            0,
            1,
            TrainingPlan.EVERY_CLASS);
    TrainingOutcome outcome = run(plan, data(200, 40), new ArrayList<>(), model);
    TrainingOutcome.Diverged diverged = assertInstanceOf(TrainingOutcome.Diverged.class, outcome);
    assertTrue(UserMessages.words(diverged.explanation()).contains("smaller learning rate"));
    assertTrue(model[0].weights().isFinite());
    model[0].close();
  }

  @Test
  void oneImageAndDamagedImagesAreRefusedInASentence() {
    TrainingPlan plan = plan(0, 1, 1e-3, Penalty.LP);
    Trainer trainer = Families.of(plan.architecture().body()).trainer().get();
    DataException one = assertThrows(DataException.class, () -> trainer.prepare(plan, data(1, 4)));
    assertTrue(UserMessages.words(one).contains("at least two"));
    TrainingPlan noisy =
        new TrainingPlan(
            plan.architecture(),
            plan.objective(),
            new Corruption(Corruption.Kind.GAUSSIAN, 0.2),
            plan.optimiser(),
            1,
            20,
            0,
            1,
            TrainingPlan.EVERY_CLASS);
    DataException damaged =
        assertThrows(DataException.class, () -> trainer.prepare(noisy, data(10, 4)));
    assertTrue(UserMessages.words(damaged).contains("sees no images"));
  }

  /// Pictures that the classifier takes for one or two garments, though they vary.
  @Test
  void classesThatAreHardlyGeneratedAreNamed() throws Exception {
    int side = 28;
    byte[] pixels = new byte[1500 * side * side];
    Random random = new Random(3);
    for (int i = 0; i < 1500; i++) {
      int from = 2 + random.nextInt(8);
      for (int p = 0; p < side * side; p++) {
        pixels[i * side * side + p] = (byte) (p % side >= from && p % side < from + 12 ? 200 : 0);
      }
    }
    List<String> names = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    LabelledImages images = new LabelledImages(side, side, pixels, new byte[1500], names);
    DataSet known =
        new DataSet(
            "Stripes",
            images,
            images,
            "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f");
    TrainingPlan plan = plan(0, 66, 2e-3, Penalty.TWO_SIDED);
    plan = plan.with(plan.architecture().sized(new ImageSize(side, side)));
    TrainableModel[] model = new TrainableModel[1];
    List<UserMessage> warnings = new ArrayList<>();
    run(plan, known, warnings, model);
    assertTrue(
        warnings.stream().anyMatch(each -> each.key().equals("train.gan.forgotten")),
        warnings.toString());
    model[0].close();
  }

  @ParameterizedTest
  @EnumSource(Opponents.class)
  void oneNetworkAloneMayLearn(Opponents which) throws Exception {
    TrainingPlan plan = plan(0, 2, 1e-3, Penalty.TWO_SIDED);
    TrainableModel model =
        Families.of(plan.architecture().body()).trainer().get().prepare(plan, data(60, 20));
    Weights before = model.weights();
    var controls = new RunControls();
    controls.learn(which);
    new EpochLoop(model, new TrainingListener() {}, controls).run();
    before
        .tensors()
        .forEach(
            (name, tensor) -> {
              boolean ofCritic = name.startsWith("critic");
              boolean stays = which == (ofCritic ? Opponents.GENERATOR : Opponents.CRITIC);
              // The bias of a critic's last layer moves nothing but the scores' zero.
              if (stays || !name.equals("critic.2.bias")) {
                assertEquals(stays, tensor.equals(model.weights().tensor(name)), name);
              }
            });
    model.close();
  }
}
