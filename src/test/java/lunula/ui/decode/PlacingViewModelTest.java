package lunula.ui.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Adversarial.Game;
import lunula.model.network.Adversarial.Loss;
import lunula.model.network.Adversarial.Penalty;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.train.EpochLoop;
import lunula.train.Families;
import lunula.train.RunControls;
import lunula.train.TrainableModel;
import lunula.train.TrainingListener;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Job;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A tiny generator that was just trained on pictures bright at the left or at the right: real
/// images are placed on its map, and its critic's score lies over it.
@SuppressWarnings("NullAway.Init") // trained before each test
class PlacingViewModelTest {
  private static final int SIDE = 4;

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final PlacingViewModel placing = new PlacingViewModel(exploration, background::add);
  private TrainableModel model;
  private LabelledImages images;

  private static LabelledImages halves(int count) {
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 2);
      for (int p = 0; p < SIDE * SIDE; p++) {
        boolean bright = p % SIDE < SIDE / 2 == (labels[i] == 0);
        pixels[i * SIDE * SIDE + p] = (byte) (bright ? 210 + i * 7 % 30 : 20 + i * 5 % 30);
      }
    }
    return new LabelledImages(SIDE, SIDE, pixels, labels, List.of("left", "right"));
  }

  @BeforeEach
  void train() throws Exception {
    Architecture network =
        new Architecture(
            new ImageSize(SIDE, SIDE),
            new Adversarial(
                List.of(16),
                List.of(32),
                Activation.RELU,
                Activation.LEAKY_RELU,
                new Game(Prior.NORMAL, Loss.WASSERSTEIN, 3, Penalty.TWO_SIDED, 10)),
            2,
            Architecture.Code.NONE,
            0,
            Architecture.Output.SIGMOID,
            Likelihood.SQUARED_ERROR);
    var plan =
        new TrainingPlan(network, Objective.ELBO, 40, 20, 3e-3, TrainingPlan.Schedule.CONSTANT, 1);
    images = halves(40);
    model =
        Families.of(network.body())
            .trainer()
            .get()
            .prepare(plan, new DataSet("Halves", halves(400), images, "00"));
    new EpochLoop(model, new TrainingListener() {}, new RunControls()).run();
  }

  @AfterEach
  void close() {
    model.close();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private MapData map() {
    return Objects.requireNonNull(exploration.mapProperty().get());
  }

  @Test
  void realImagesGetThePlacesOfTheirNearestGeneratedPictures() {
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    assertTrue(placing.wantedProperty().get());
    assertFalse(placing.possibleProperty().get());
    exploration.decoderProperty().set(model.decoder());
    assertFalse(placing.possibleProperty().get());
    exploration.samplesProperty().set(images);
    assertTrue(placing.possibleProperty().get());
    placing.place();
    assertTrue(placing.job().runningProperty().get());
    work();
    assertEquals(40, map().count());
    assertEquals(List.of("left", "right"), map().classNames());
    assertFalse(placing.wantedProperty().get());
    assertNotNull(exploration.successProperty().get());
    for (int i = 0; i < 40; i++) {
      GrayImage picture = model.decoder().decodeOne(map().code(i)).image();
      float left = picture.pixels()[0];
      float right = picture.pixels()[SIDE - 1];
      assertTrue(i % 2 == 0 ? left > right : right > left, "image " + i);
    }
  }

  @Test
  void aCancelledSearchLeavesTheMapWithoutPoints() {
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    exploration.decoderProperty().set(model.decoder());
    exploration.samplesProperty().set(images);
    placing.place();
    placing.job().cancel();
    work();
    assertEquals(0, map().count());
    assertTrue(placing.job().outcomeProperty().get() instanceof Job.Outcome.Cancelled);
    assertTrue(placing.possibleProperty().get());
  }

  @Test
  void whatHasAnEncoderIsNotSearched() {
    Decoder plain = latents -> model.decoder().decode(latents);
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    exploration.decoderProperty().set(plain);
    exploration.samplesProperty().set(images);
    assertFalse(placing.possibleProperty().get());
  }

  @Test
  void theCriticsScoreIsThereForGeneratorsAlone() {
    var map = new MapViewModel(exploration);
    map.resize(400, 400);
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    exploration.decoderProperty().set(latents -> model.decoder().decode(latents));
    assertFalse(map.layers().possible(MapLayer.CRITIC).getValue());
    exploration.decoderProperty().set(model.decoder());
    assertTrue(map.layers().possible(MapLayer.CRITIC).getValue());
    long before = map.layers().revisionProperty().get();
    map.layers().shownProperty(MapLayer.CRITIC).set(true);
    work();
    assertTrue(map.layers().revisionProperty().get() > before);
  }
}
