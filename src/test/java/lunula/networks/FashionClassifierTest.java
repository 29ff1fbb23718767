package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.FashionMnist;
import lunula.networks.dense.DenseClassifier;
import org.junit.jupiter.api.Test;

class FashionClassifierTest {
  @Test
  void tellsTheGarmentsApartAsItsCardsSay() throws Exception {
    DataSet data = new FashionMnist(Path.of("assets/fashion-mnist")).load();
    assertTrue(FashionClassifier.knows(data));
    LabelledImages test = data.test();
    float[] pixels = new float[test.allPixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(test.allPixels()[i]) / 255f;
    }
    double[][] told = FashionClassifier.read().look(pixels).probabilities();
    int right = 0;
    for (int i = 0; i < told.length; i++) {
      int likeliest = 0;
      for (int k = 0; k < DenseClassifier.CLASSES; k++) {
        likeliest = told[i][k] > told[i][likeliest] ? k : likeliest;
      }
      right += likeliest == test.label(i) ? 1 : 0;
    }
    assertEquals(ACCURACY, right / (double) test.count(), 2e-4);
  }

  /// As the program that trained it printed.
  private static final double ACCURACY = 0.9314;
}
