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
import lunula.model.Architecture;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LossParts;
import lunula.model.ModelClosedException;
import lunula.model.Objective;
import lunula.model.Tensor;
import lunula.model.Weights;
import org.junit.jupiter.api.Test;

class VaeTest {
  private static final Architecture SMALL = Architecture.mirrored(4, 3, 2, 7, 5);

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

  @Test
  void decodesLikePlainArithmetic() {
    try (Vae vae = Vae.untrained(SMALL, new Random(3))) {
      Weights weights = vae.weights();
      float[] hidden = dense(weights, "decoder.0", new float[] {0.3f, -1.2f}, true);
      float[] logits =
          dense(weights, "decoder.4", dense(weights, "decoder.2", hidden, true), false);
      GrayImage image = vae.decodeOne(0.3f, -1.2f);
      for (int pixel = 0; pixel < logits.length; pixel++) {
        assertEquals(1 / (1 + Math.exp(-logits[pixel])), image.at(pixel % 4, pixel / 4), 1e-6);
      }
    }
  }

  @Test
  void encodesLikePlainArithmetic() {
    try (Vae vae = Vae.untrained(SMALL, new Random(4))) {
      Weights weights = vae.weights();
      byte[] pixels = {0, 17, 34, 51, 68, 85, 102, 119, (byte) 136, (byte) 170, (byte) 204, -1};
      float[] x = new float[12];
      for (int i = 0; i < 12; i++) {
        x[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
      }
      float[] hidden = dense(weights, "encoder.2", dense(weights, "encoder.0", x, true), true);
      Encodings encodings = vae.encode(pixels);
      assertArrayEquals(dense(weights, "mean", hidden, false), encodings.means(), 1e-6f);
      assertArrayEquals(
          dense(weights, "log_variance", hidden, false), encodings.logVariances(), 1e-6f);
    }
  }

  @Test
  void aBatchDecodesToTheSamePicturesAsSinglePlaces() {
    try (Vae vae = Vae.untrained(SMALL, new Random(5))) {
      float[] places = new float[2 * 1300];
      Random random = new Random(6);
      for (int i = 0; i < places.length; i++) {
        places[i] = (float) random.nextGaussian();
      }
      List<GrayImage> batch = vae.decode(places);
      assertEquals(1300, batch.size());
      for (int i : new int[] {0, 511, 512, 1299}) {
        assertArrayEquals(
            vae.decodeOne(places[2 * i], places[2 * i + 1]).pixels(), batch.get(i).pixels(), 1e-6f);
      }
    }
  }

  @Test
  void weightsSurviveTheRoundTripBitForBit() {
    try (Vae vae = Vae.untrained(SMALL, new Random(7));
        Vae copy = Vae.of(SMALL, vae.weights())) {
      assertEquals(vae.weights(), copy.weights());
    }
  }

  @Test
  void refusesWeightsOfAnotherShape() {
    try (Vae vae = Vae.untrained(SMALL, new Random(8))) {
      var tensors = new LinkedHashMap<>(vae.weights().tensors());
      tensors.remove("mean.bias");
      assertThrows(IllegalArgumentException.class, () -> Vae.of(SMALL, new Weights(tensors)));
    }
  }

  @Test
  void aClosedModelSaysSo() {
    Vae vae = Vae.untrained(SMALL, new Random(9));
    vae.close();
    vae.close();
    assertThrows(ModelClosedException.class, () -> vae.decodeOne(0, 0));
  }

  @Test
  void nativeArraysStayFlatOverDecodingAndTraining() {
    var images = new LabelledImages(4, 3, new byte[12 * 20], new byte[20], List.of("one"));
    try (Vae vae = Vae.untrained(SMALL, new Random(10));
        ResidentImages resident = new ResidentImages(images)) {
      int before = vae.liveArrays();
      for (int restart = 0; restart < 3; restart++) {
        try (Learner learner = new Learner(vae, resident, Objective.ELBO)) {
          learner.step(new int[] {1, 2}, new float[4], 1e-3);
          int during = vae.liveArrays();
          learner.step(new int[] {3, 4}, new float[4], 1e-3);
          learner.measuredStep(new int[] {3, 4}, new float[4], 1e-3);
          vae.decodeOne(0, 0);
          vae.encode(resident);
          assertEquals(during, vae.liveArrays());
        }
        assertEquals(before, vae.liveArrays());
      }
    }
  }

  @Test
  void theFirstStepMovesEveryWeightAgainstItsNumericalGradient() {
    byte[] pixels = new byte[12];
    new Random(11).nextBytes(pixels);
    var images = new LabelledImages(4, 3, pixels, new byte[1], List.of("one"));
    float[] noise = {0.5f, -1};
    Objective objective = new Objective(Objective.Reconstruction.BERNOULLI, 2.5);
    try (Vae vae = Vae.untrained(SMALL, new Random(12));
        ResidentImages resident = new ResidentImages(images)) {
      Weights before = vae.weights();
      try (Learner learner = new Learner(vae, resident, objective)) {
        learner.step(new int[] {0}, noise, 1e-3);
      }
      Weights after = vae.weights();
      for (String name : before.tensors().keySet()) {
        for (int i = 0; i < before.tensor(name).size(); i += 3) {
          double gradient = numericalGradient(before, name, i, pixels, noise, 2.5);
          float moved = after.tensor(name).values()[i] - before.tensor(name).values()[i];
          // Adam's first step is the learning rate against the gradient's sign.
          if (Math.abs(gradient) > 1e-2) {
            assertEquals(-1e-3 * Math.signum(gradient), moved, 2e-5, name + "[" + i + "]");
          }
        }
      }
    }
  }

  @Test
  void placesDecodedDuringStepsChangeNoBitOfWhatIsLearned() throws Exception {
    Weights alone = afterSteps(false);
    assertEquals(alone, afterSteps(true));
  }

  private static Weights afterSteps(boolean decoding) throws Exception {
    byte[] pixels = new byte[12 * 64];
    new Random(13).nextBytes(pixels);
    var images = new LabelledImages(4, 3, pixels, new byte[64], List.of("one"));
    AtomicBoolean over = new AtomicBoolean(!decoding);
    try (Vae vae = Vae.untrained(SMALL, new Random(14));
        ResidentImages resident = new ResidentImages(images);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Learner learner = new Learner(vae, resident, Objective.ELBO)) {
      var asking =
          other.submit(
              () -> {
                while (!over.get()) {
                  vae.decodeOne(0.1f, 0.2f);
                }
              });
      for (int step = 0; step < 100; step++) {
        learner.step(new int[] {step % 64, 5}, new float[4], 1e-3);
      }
      over.set(true);
      asking.get();
      return vae.weights();
    }
  }

  private static double numericalGradient(
      Weights weights, String name, int index, byte[] pixels, float[] noise, double beta) {
    double step = 1e-2;
    return (loss(nudged(weights, name, index, step), pixels, noise, beta)
            - loss(nudged(weights, name, index, -step), pixels, noise, beta))
        / (2 * step);
  }

  private static Weights nudged(Weights weights, String name, int index, double by) {
    var tensors = new LinkedHashMap<>(weights.tensors());
    float[] values = weights.tensor(name).values();
    values[index] += (float) by;
    tensors.put(name, new Tensor(weights.tensor(name).shape(), values));
    return new Weights(tensors);
  }

  private static double loss(Weights weights, byte[] pixels, float[] noise, double beta) {
    float[] x = new float[pixels.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
    }
    float[] inner = dense(weights, "encoder.2", dense(weights, "encoder.0", x, true), true);
    float[] mean = dense(weights, "mean", inner, false);
    float[] logVariance = dense(weights, "log_variance", inner, false);
    float[] z = new float[2];
    double kl = 0;
    for (int d = 0; d < 2; d++) {
      z[d] = (float) (mean[d] + Math.exp(logVariance[d] / 2) * noise[d]);
      kl += 0.5 * (mean[d] * mean[d] + Math.exp(logVariance[d]) - logVariance[d] - 1);
    }
    float[] outer = dense(weights, "decoder.2", dense(weights, "decoder.0", z, true), true);
    float[] logits = dense(weights, "decoder.4", outer, false);
    double reconstruction = 0;
    for (int i = 0; i < x.length; i++) {
      reconstruction += Math.log1p(Math.exp(logits[i])) - x[i] * logits[i];
    }
    return new LossParts(reconstruction, beta * kl).negativeElbo();
  }
}
