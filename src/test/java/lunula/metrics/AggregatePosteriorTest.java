package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class AggregatePosteriorTest {
  @Test
  void varianceOfTheMeansAndMeanOfTheVariancesAddUp() {
    var posterior =
        AggregatePosterior.of(
            new Encodings(
                2,
                new float[] {3, 1, -1, -1},
                new float[] {(float) Math.log(2), (float) Math.log(0.5), (float) Math.log(8), 0}));
    assertEquals(1, posterior.mean(0), 1e-12);
    assertEquals(0, posterior.mean(1), 1e-12);
    assertEquals(Math.sqrt(4 + 5), posterior.deviation(0), 1e-6);
    assertEquals(Math.sqrt(1 + 0.75), posterior.deviation(1), 1e-6);
    assertEquals(2, posterior.covariance(0, 1), 1e-12);
    assertEquals(2, posterior.covariance(1, 0), 1e-12);
  }

  @Test
  void itIsTheMeanAndSpreadOfCodesReallyDrawn() {
    var random = new Random(3);
    int count = 200;
    float[] means = new float[count];
    float[] logVariances = new float[count];
    for (int image = 0; image < count; image++) {
      means[image] = (float) (2 + random.nextGaussian());
      logVariances[image] = (float) (random.nextGaussian() - 1);
    }
    var posterior = AggregatePosterior.of(new Encodings(1, means, logVariances));
    int draws = 200_000;
    double[] codes = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      int image = draw % count;
      codes[draw] = means[image] + Math.exp(logVariances[image] / 2) * random.nextGaussian();
    }
    var drawn = Moments.of(draws, draw -> codes[draw]);
    assertEquals(drawn.mean(), posterior.mean(0), 0.01);
    assertEquals(Math.sqrt(drawn.variance()), posterior.deviation(0), 0.01);
  }

  @Test
  void withoutImagesThereIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> AggregatePosterior.of(new Encodings(2, new float[0], new float[0])));
  }
}
