package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.ModelClosedException;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoencoderTest {
  private static final Architecture SMALL = Architecture.vae(new ImageSize(4, 3), 2, 7, 5);

  private static float[] dense(Weights weights, String name, float[] input, boolean relu) {
    Tensor weight = weights.tensor(name + ".weight");
    float[] w = weight.values();
    float[] output = weights.tensor(name + ".bias").values();
    for (int out = 0; out < output.length; out++) {
      for (int in = 0; in < input.length; in++) {
        output[out] += w[out * input.length + in] * input[in];
      }
      output[out] = relu ? Math.max(0, output[out]) : output[out];
    }
    return output;
  }

  @ParameterizedTest
  @EnumSource(Backend.Kind.class)
  void decodesLikePlainArithmetic(Backend.Kind backend) {
    try (Autoencoder network = Autoencoder.untrained(backend, SMALL, new Random(3))) {
      Weights weights = network.weights();
      float[] hidden = dense(weights, "decoder.0", new float[] {0.3f, -1.2f}, true);
      float[] logits =
          dense(weights, "decoder.4", dense(weights, "decoder.2", hidden, true), false);
      GrayImage image = network.decodeOne(0.3f, -1.2f).image();
      for (int pixel = 0; pixel < logits.length; pixel++) {
        assertEquals(1 / (1 + Math.exp(-logits[pixel])), image.at(pixel % 4, pixel / 4), 1e-6);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.Kind.class)
  void encodesLikePlainArithmetic(Backend.Kind backend) {
    try (Autoencoder network = Autoencoder.untrained(backend, SMALL, new Random(4))) {
      Weights weights = network.weights();
      byte[] pixels = {0, 17, 34, 51, 68, 85, 102, 119, (byte) 136, (byte) 170, (byte) 204, -1};
      float[] x = new float[12];
      for (int i = 0; i < 12; i++) {
        x[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
      }
      float[] hidden = dense(weights, "encoder.2", dense(weights, "encoder.0", x, true), true);
      Encodings encodings = network.encode(pixels, new byte[0]);
      assertArrayEquals(dense(weights, "mean", hidden, false), encodings.means(), 1e-6f);
      assertArrayEquals(
          dense(weights, "log_variance", hidden, false), encodings.logVariances(), 1e-6f);
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.Kind.class)
  void aBatchDecodesToTheSamePicturesAsSinglePlaces(Backend.Kind backend) {
    try (Autoencoder network = Autoencoder.untrained(backend, SMALL, new Random(5))) {
      float[] places = new float[2 * 1300];
      Random random = new Random(6);
      for (int i = 0; i < places.length; i++) {
        places[i] = (float) random.nextGaussian();
      }
      List<GrayImage> batch = network.decode(places);
      assertEquals(1300, batch.size());
      for (int i : new int[] {0, 511, 512, 1299}) {
        assertArrayEquals(
            network.decodeOne(places[2 * i], places[2 * i + 1]).image().pixels(),
            batch.get(i).pixels(),
            1e-6f);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.Kind.class)
  void weightsSurviveTheRoundTripBitForBit(Backend.Kind backend) {
    try (Autoencoder network = Autoencoder.untrained(backend, SMALL, new Random(7));
        Autoencoder copy = Autoencoder.on(backend, SMALL, network.weights())) {
      assertEquals(network.weights(), copy.weights());
    }
  }

  @Test
  void refusesWeightsOfAnotherShape() {
    try (Autoencoder network = Autoencoder.untrained(SMALL, new Random(8))) {
      var tensors = new LinkedHashMap<>(network.weights().tensors());
      tensors.remove("mean.bias");
      assertThrows(
          IllegalArgumentException.class, () -> Autoencoder.of(SMALL, new Weights(tensors)));
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.Kind.class)
  void aClosedModelSaysSo(Backend.Kind backend) {
    Autoencoder network = Autoencoder.untrained(backend, SMALL, new Random(9));
    network.close();
    network.close();
    assertThrows(ModelClosedException.class, () -> network.decodeOne(0, 0));
  }

  @ParameterizedTest
  @EnumSource(Backend.Kind.class)
  void nativeArraysStayFlatOverDecodingAndTraining(Backend.Kind backend) {
    var images = new LabelledImages(4, 3, new byte[12 * 20], new byte[20], List.of("one"));
    try (Autoencoder network = Autoencoder.untrained(backend, SMALL, new Random(10));
        ResidentImages resident = new ResidentImages(images)) {
      int before = network.liveArrays();
      for (int restart = 0; restart < 3; restart++) {
        try (Learner learner =
            new Learner(network, resident, plan(Objective.ELBO), new Random(1))) {
          learner.step(new int[] {1, 2}, 1e-3, 1);
          int during = network.liveArrays();
          learner.step(new int[] {3, 4}, 1e-3, 1);
          learner.measuredStep(new int[] {3, 4}, 1e-3, 1);
          network.decodeOne(0, 0);
          network.encode(resident);
          assertEquals(during, network.liveArrays());
        }
        assertEquals(before, network.liveArrays());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.Kind.class)
  void placesDecodedDuringStepsChangeNoBitOfWhatIsLearned(Backend.Kind backend) throws Exception {
    Weights alone = afterSteps(backend, false);
    assertEquals(alone, afterSteps(backend, true));
  }

  private static Weights afterSteps(Backend.Kind backend, boolean decoding) throws Exception {
    byte[] pixels = new byte[12 * 64];
    new Random(13).nextBytes(pixels);
    var images = new LabelledImages(4, 3, pixels, new byte[64], List.of("one"));
    AtomicBoolean over = new AtomicBoolean(!decoding);
    try (Autoencoder network = Autoencoder.untrained(backend, SMALL, new Random(14));
        ResidentImages resident = new ResidentImages(images);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Learner learner = new Learner(network, resident, plan(Objective.ELBO), new Random(1))) {
      var asking =
          other.submit(
              () -> {
                while (!over.get()) {
                  network.decodeOne(0.1f, 0.2f);
                }
              });
      for (int step = 0; step < 100; step++) {
        learner.step(new int[] {step % 64, 5}, 1e-3, 1);
      }
      over.set(true);
      asking.get();
      return network.weights();
    }
  }

  private static TrainingPlan plan(Objective objective) {
    return new TrainingPlan(SMALL, objective, 1, 2, 1e-3, TrainingPlan.Schedule.CONSTANT, 1);
  }
}
