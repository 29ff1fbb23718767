package lunula.networks.dense;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lunula.model.network.Activation;
import lunula.model.network.Layer;
import lunula.model.network.Weights;

/// A small convolutional classifier of pictures of 28 × 28, whose last hidden layer serves as
/// features. Immutable; any thread.
public final class DenseClassifier {
  /// Pixels of a picture.
  public static final int PIXELS = 28 * 28;

  /// Numbers of the last hidden layer.
  public static final int FEATURES = 64;

  /// How many classes it tells apart.
  public static final int CLASSES = 10;

  private static final int CHUNK = 100;

  private static final List<Layer> LAYERS =
      List.of(
          new Layer.Convolution(1, 32, 3, 1, 1),
          new Layer.Nonlinear(Activation.RELU),
          new Layer.MaxPool(2, 2),
          new Layer.Convolution(32, 64, 3, 1, 1),
          new Layer.Nonlinear(Activation.RELU),
          new Layer.MaxPool(2, 2),
          new Layer.Convolution(64, 64, 3, 1, 1),
          new Layer.Nonlinear(Activation.RELU),
          new Layer.MaxPool(2, 2),
          new Layer.Flatten(),
          new Layer.Linear(576, FEATURES),
          new Layer.Nonlinear(Activation.RELU));

  private final Stack features;
  private final Stack classes;

  /// @param weights by the names of PyTorch's `state_dict`: `features`, an `nn.Sequential`, and
  ///     `classes`; copied
  public DenseClassifier(Weights weights) {
    Function<String, float[]> parameter = name -> weights.tensor(name).values().clone();
    features = new Stack("features.", LAYERS, List.of(1, 28, 28), parameter);
    classes =
        new Stack(
            new Layer.Linear(FEATURES, CLASSES),
            parameter.apply("classes.weight"),
            parameter.apply("classes.bias"));
  }

  /// What it sees in pictures.
  ///
  /// @param features shape (pictures, [#FEATURES])
  /// @param probabilities of the classes, shape (pictures, [#CLASSES])
  public record Seen(float[] features, double[][] probabilities) {}

  /// Looks at pictures; blocking, on two threads.
  ///
  /// @param pictures grey values in 0..1, shape (count, [#PIXELS])
  public Seen look(float[] pictures) {
    int count = pictures.length / PIXELS;
    float[] seen = new float[count * FEATURES];
    double[][] told = new double[count][];
    AtomicInteger next = new AtomicInteger();
    Runnable chunks =
        () -> {
          Stack.Flow through = features.new Flow(CHUNK);
          Stack.Flow last = classes.new Flow(CHUNK);
          for (int from = next.getAndAdd(CHUNK); from < count; from = next.getAndAdd(CHUNK)) {
            int rows = Math.min(CHUNK, count - from);
            float[] x = Arrays.copyOfRange(pictures, from * PIXELS, (from + rows) * PIXELS);
            float[] found = Arrays.copyOf(through.forward(x, rows), rows * FEATURES);
            System.arraycopy(found, 0, seen, from * FEATURES, found.length);
            float[] scores = last.forward(found, rows);
            for (int row = 0; row < rows; row++) {
              told[from + row] = softmax(scores, row * CLASSES);
            }
          }
        };
    TwoThreads.share(List.of(chunks, chunks));
    return new Seen(seen, told);
  }

  private static double[] softmax(float[] scores, int at) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < CLASSES; k++) {
      largest = Math.max(largest, scores[at + k]);
    }
    double[] probabilities = new double[CLASSES];
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      probabilities[k] = Math.exp(scores[at + k] - largest);
      sum += probabilities[k];
    }
    for (int k = 0; k < CLASSES; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
