package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.Tensor;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Convolutional;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingListener.EpochState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingHistoryTest {
  private static final Architecture TINY = Architecture.vae(new ImageSize(4, 4), 2, 8);

  /// A state whose one weight, code and picture are its epoch.
  private static EpochState state(int epoch, int weights) {
    float[] values = new float[weights];
    values[0] = epoch;
    var tensors = new LinkedHashMap<>(Map.of("w", new Tensor(List.of(weights), values)));
    float[] codes = new float[2 * 100];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Math.floorDiv(i, 2);
    }
    Decoder decoder = latents -> pictures(latents, epoch);
    return new EpochState(
        epoch, TINY, new Weights(tensors), Optional.of(Encodings.points(2, codes)), decoder);
  }

  /// Pictures that tell their place and their epoch.
  private static List<GrayImage> pictures(float[] latents, int epoch) {
    return IntStream.range(0, latents.length / 2)
        .mapToObj(i -> new GrayImage(2, 1, new float[] {latents[2 * i], epoch}))
        .toList();
  }

  private static List<Integer> epochs(TrainingHistory history) {
    return history.snapshots().stream().map(Snapshot::epoch).toList();
  }

  @Test
  void theBoundHoldsOverAThousandEpochsAndTheFirstStay() {
    long most = 200_000;
    var history = new TrainingHistory(most);
    for (int epoch = 0; epoch <= 1_000; epoch++) {
      history.take(state(epoch, 2_500));
      assertTrue(history.bytes() <= most, "after epoch " + epoch + ": " + history.bytes());
    }
    List<Integer> kept = epochs(history);
    // 10,800 bytes each, of which 18 fit: every sixty-fourth epoch.
    assertEquals(IntStream.rangeClosed(0, 15).map(i -> 64 * i).boxed().toList(), kept);
    history
        .snapshots()
        .forEach(
            each -> {
              Weights weights = ((Snapshot.AllWeights) each.kept()).weights();
              assertEquals(each.epoch(), weights.tensor("w").values()[0]);
            });
  }

  @Test
  void weightsAreKeptAsTheyWereHandedOverAndNotCopied() {
    var history = new TrainingHistory(200_000);
    EpochState state = state(3, 2_500);
    history.take(new EpochState(0, TINY, state.weights(), state.codes(), state.decoder()));
    Snapshot kept = history.snapshots().getFirst();
    assertTrue(kept.exact());
    assertSame(state.weights(), ((Snapshot.AllWeights) kept.kept()).weights());
    assertSame(state.codes().orElseThrow(), kept.codes());
  }

  @Test
  void ofALargeNetworkPicturesAreKeptOfSomeCodesAndOfPinnedPlaces() {
    var history = new TrainingHistory(200_000);
    history.pin(-7, 1);
    history.take(state(0, 20_000));
    history.take(state(1, 20_000));
    Snapshot kept = history.snapshots().getLast();
    assertFalse(kept.exact());
    assertTrue(history.bytes() <= 2 * (800 + 101 * (8 + 8)), "bytes: " + history.bytes());
    try (LiveModel model = kept.open()) {
      assertEquals(
          List.of(picture(-7, 1), picture(42, 1)), model.decode(new float[] {-6, 1, 42.2f, 41.9f}));
    }
  }

  private static Sample picture(float place, float epoch) {
    return new GrayImage(2, 1, new float[] {place, epoch});
  }

  @Test
  void whatDoesNotFitEvenAloneIsNotKept() {
    var history = new TrainingHistory(1_000);
    history.take(state(0, 20_000));
    assertEquals(List.of(), history.snapshots());
    assertEquals(0, history.bytes());
  }

  static Stream<Architecture> architectures() {
    return Stream.of(
        TINY,
        new Architecture(
            TINY.image(),
            TINY.body(),
            2,
            Architecture.Code.NORMAL,
            3,
            Architecture.Output.LOGITS,
            Likelihood.BERNOULLI),
        TINY.with(new Convolutional(List.of(4), List.of(8), Activation.SILU)));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void anEpochsWeightsGiveItsVeryPicturesAgain(Architecture architecture) throws Exception {
    var plan =
        new TrainingPlan(
            architecture, Objective.ELBO, 3, 32, 1e-2, TrainingPlan.Schedule.CONSTANT, 1);
    var history = new TrainingHistory();
    float[] places = {0, 0, 0.5f, -1, 2, 1};
    List<List<? extends Sample>> seen = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void reached(EpochState state) {
            history.take(state);
            seen.add(state.decoder().ofNearestClass(2).decode(places));
          }
        };
    try (Trainer trainer = new AutoencoderTrainer();
        TrainableModel model = trainer.prepare(plan, data())) {
      new EpochLoop(model, listener, new RunControls()).run();
    }
    assertEquals(List.of(0, 1, 2, 3), epochs(history));
    for (Snapshot each : history.snapshots()) {
      try (LiveModel model = each.open()) {
        assertEquals(seen.get(each.epoch()), model.ofNearestClass(2).decode(places));
      }
    }
  }

  private static DataSet data() {
    return new DataSet("Noise", noise(200, 1), noise(50, 2), "00");
  }

  private static LabelledImages noise(int count, long seed) {
    byte[] pixels = new byte[count * 16];
    new Random(seed).nextBytes(pixels);
    return new LabelledImages(4, 4, pixels, new byte[count], List.of("a", "b", "c"));
  }
}
