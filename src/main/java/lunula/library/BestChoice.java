package lunula.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lunula.data.DataSet;
import lunula.library.FoundModel.Choice;
import lunula.library.FoundModel.Geometry;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.ImageSize;
import lunula.model.network.Activation;
import lunula.model.network.Architecture.Output;
import lunula.networks.Autoencoder;

/// What the tensors of a trained network leave open, decided by some images that it was trained on:
/// what gives them back with the least squared error is what it was trained with.
final class BestChoice {
  private static final int FEW = 16;
  private static final int MANY = 64;
  private static final int MOST_FINALISTS = 4;

  /// How much less than the usual choice another one must be off to be believed.
  private static final double MARGIN = 0.99;

  private static final List<Output> OUTPUTS = List.of(Output.SIGMOID, Output.TANH, Output.LINEAR);

  private final FoundModel model;
  private final ImageSize size;
  private final byte[] pixels;
  private final byte[] labels;

  private record Tried(Choice choice, double error) {}

  private BestChoice(FoundModel model, DataSet images, int most) {
    this.model = model;
    size = new ImageSize(images.width(), images.height());
    int count = Math.min(most, images.test().count());
    pixels = Arrays.copyOf(images.test().allPixels(), count * size.pixels());
    labels = Arrays.copyOf(images.test().allLabels(), count);
  }

  static Choice of(FoundModel model, DataSet images) {
    var few = new BestChoice(model, images, FEW);
    List<Geometry> geometries = model.geometries(few.size);
    if (geometries.size() > MOST_FINALISTS) {
      geometries =
          few.tried(geometries, List.of(Activation.RELU, Activation.SILU)).stream()
              .map(tried -> tried.choice.geometry())
              .distinct()
              .limit(MOST_FINALISTS)
              .toList();
    }
    List<Tried> tried =
        new BestChoice(model, images, MANY).tried(geometries, List.of(Activation.values()));
    Tried best = tried.getFirst();
    // What is as good as the best, but for chance, and more usual.
    return tried.stream()
        .filter(each -> each.error * MARGIN <= best.error)
        .min(Comparator.comparing((Tried each) -> each.choice.activation()))
        .orElse(best)
        .choice;
  }

  /// All combinations, the best first.
  private List<Tried> tried(List<Geometry> geometries, List<Activation> activations) {
    List<Tried> tried = new ArrayList<>();
    for (Geometry geometry : geometries) {
      for (Activation activation : activations) {
        for (Output output : OUTPUTS) {
          Choice choice = new Choice(activation, output, geometry);
          tried.add(new Tried(choice, error(model.model(size, choice))));
        }
      }
    }
    tried.sort(Comparator.comparingDouble(Tried::error));
    return tried;
  }

  /// Squared error of all pixels together; infinite if that is no number.
  private double error(BareModel bare) {
    try (Autoencoder network = Autoencoder.of(bare.architecture(), bare.weights())) {
      float[] codes = network.encode(pixels, labels).means();
      int latents = codes.length / labels.length;
      double sum = 0;
      for (int i = 0; i < labels.length; i++) {
        float[] code = Arrays.copyOfRange(codes, i * latents, (i + 1) * latents);
        float[] decoded = network.ofClass(labels[i]).decode(code).getFirst().image().pixels();
        for (int pixel = 0; pixel < decoded.length; pixel++) {
          double off = decoded[pixel] - (pixels[i * decoded.length + pixel] & 0xff) / 255.0;
          sum += off * off;
        }
      }
      return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    } catch (IllegalArgumentException | IllegalStateException notANumber) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
