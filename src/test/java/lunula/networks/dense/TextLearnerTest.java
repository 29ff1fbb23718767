package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lunula.model.Encodings;
import lunula.model.Likelihood;
import lunula.model.TextCodes;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.networks.TextAutoencoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gradients of the network of texts are those of its loss.
class TextLearnerTest {
  private static final int PLACES = 4;
  private static final int TEXTS = 5;
  private static final int LATENTS = 3;

  private static Architecture architecture(Code code, int meanScale) {
    return new Architecture(
        TextCodes.size(PLACES),
        new TextConvolutional("abcdefg", 6, 2, 2, meanScale, 0),
        LATENTS,
        code,
        0,
        Output.LOGITS,
        Likelihood.BERNOULLI);
  }

  private static byte[] codes() {
    Random chance = new Random(7);
    byte[] codes = new byte[TEXTS * 2 * PLACES];
    for (int text = 0; text < TEXTS; text++) {
      for (int place = 0; place < PLACES; place++) {
        TextCodes.put(chance.nextInt(7), codes, text * 2 * PLACES, PLACES, place);
      }
    }
    return codes;
  }

  private static float[] noise() {
    Random chance = new Random(8);
    float[] noise = new float[TEXTS * LATENTS];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) chance.nextGaussian();
    }
    return noise;
  }

  private static int[] all() {
    return new int[] {3, 0, 4, 1, 2};
  }

  /// What training makes small; free bits hold each dimension's mean KL at least there.
  private static double loss(ElboTerms terms, double beta, double paid) {
    return terms.reconstruction() + beta * paid;
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 0, 0, true",
    "NORMAL, 60, 0, true",
    "NORMAL, 0, 0, false",
    "POINT, 0, 0, false"
  })
  void gradientsAreThoseOfCentralDifferences(
      Code code, int meanScale, double freeBits, boolean drawn) {
    Architecture architecture = architecture(code, meanScale);
    Weights first = TextAutoencoder.untrained(architecture, new Random(3)).weights();
    var network = new TextNetwork(architecture, first);
    var learner =
        new TextLearner(network, new Objective(1, 1, 0, freeBits), Optimiser.Method.ADAM, TEXTS);
    var batch = new TextLearner.Batch(codes(), all(), drawn ? noise() : null);
    double beta = code == Code.NORMAL ? 0.7 : 0;
    learner.differentiate(batch, beta);
    for (String name : network.parameters().keySet()) {
      if (name.startsWith("mean_norm")) {
        continue;
      }
      float[] values = network.parameter(name);
      float[] gradient = learner.gradient(name).clone();
      double worst = 0;
      double size = 0;
      for (int i = 0; i < values.length; i += Math.max(1, values.length / 23)) {
        float before = values[i];
        float step = 4e-3f;
        values[i] = before + step;
        ElboTerms above = learner.differentiate(batch, beta);
        values[i] = before - step;
        ElboTerms below = learner.differentiate(batch, beta);
        values[i] = before;
        double difference =
            (loss(above, beta, above.kl()) - loss(below, beta, below.kl())) / (2 * step);
        worst = Math.max(worst, Math.abs(difference - gradient[i]));
        size = Math.max(size, Math.abs(difference));
      }
      assertTrue(worst <= 1e-3 + 5e-3 * size, name + " is " + worst + " wrong, of " + size);
    }
  }

  @Test
  void whatIsFreeMovesNoMean() {
    Architecture architecture = architecture(Code.NORMAL, 0);
    Weights first = TextAutoencoder.untrained(architecture, new Random(3)).weights();
    List<float[]> gradients =
        List.of(new Objective(1, 1, 0, 100), new Objective(1, 1, 0, 0)).stream()
            .map(
                objective -> {
                  var network = new TextNetwork(architecture, first);
                  var learner = new TextLearner(network, objective, Optimiser.Method.ADAM, TEXTS);
                  var batch = new TextLearner.Batch(codes(), all(), noise());
                  learner.differentiate(batch, objective.freeBits() > 0 ? 5 : 0);
                  return learner.gradient("log_variance.bias");
                })
            .toList();
    assertArrayEquals(gradients.get(1), gradients.get(0), 1e-7f);
  }

  @Test
  void oneStepLowersTheLossAndPadsNothing() {
    Architecture architecture = architecture(Code.NORMAL, 0);
    Weights first = TextAutoencoder.untrained(architecture, new Random(3)).weights();
    var network = new TextNetwork(architecture, first);
    var learner = new TextLearner(network, Objective.ELBO, Optimiser.Method.ADAM, TEXTS);
    var batch = new TextLearner.Batch(codes(), all(), noise());
    double before = learner.step(batch, 1e-2, 1, length -> length > 0).negativeElbo();
    double after = learner.step(batch, 1e-2, 1, length -> false).negativeElbo();
    assertTrue(after < before, after + " after " + before);
    assertEquals(after, learner.step(batch, 1e-2, 1, length -> false).negativeElbo(), 1e-9);
  }

  @Test
  void weightsComeBackInPyTorchsOrder() {
    Architecture architecture = architecture(Code.NORMAL, 60);
    Weights first = TextAutoencoder.untrained(architecture, new Random(3)).weights();
    var network = new TextNetwork(architecture, first);
    assertEquals(architecture.parameters().keySet(), first.tensors().keySet());
    first
        .tensors()
        .forEach(
            (name, tensor) ->
                assertArrayEquals(tensor.values(), network.weights().tensor(name).values(), name));
    assertEquals(List.of(12, 6, 3), network.weights().tensor("encoder.1.weight").shape());
  }

  @Test
  void codesAreTheSameOfOneTextAndOfMany() {
    Architecture architecture = architecture(Code.NORMAL, 0);
    var network =
        new TextNetwork(
            architecture, TextAutoencoder.untrained(architecture, new Random(3)).weights());
    Encodings all = network.encode(codes());
    byte[] last = Arrays.copyOfRange(codes(), 4 * 2 * PLACES, 5 * 2 * PLACES);
    assertArrayEquals(all.pick(4).means(), network.encode(last).means(), 1e-5f);
    int[] right = new int[TEXTS];
    for (double misfit : network.misfits(codes(), all.means(), right)) {
      assertTrue(misfit > 0 && misfit < 4 * PLACES, "nats " + misfit);
    }
  }
}
