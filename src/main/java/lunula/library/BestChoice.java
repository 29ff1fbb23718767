package lunula.library;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
  private static final int IMAGES = 96;
  private static final List<Output> OUTPUTS = List.of(Output.SIGMOID, Output.TANH, Output.LINEAR);

  private final FoundModel model;
  private final ImageSize size;
  private final byte[] pixels;
  private final byte[] labels;
  private Choice best;
  private double least = Double.POSITIVE_INFINITY;

  private BestChoice(FoundModel model, DataSet images) {
    this.model = model;
    size = new ImageSize(images.width(), images.height());
    int count = Math.min(IMAGES, images.test().count());
    pixels = Arrays.copyOf(images.test().allPixels(), count * size.pixels());
    labels = Arrays.copyOf(images.test().allLabels(), count);
    best = model.usual(size);
  }

  static Choice of(FoundModel model, DataSet images) {
    var search = new BestChoice(model, images);
    search.functions();
    List<Geometry> geometries = model.geometries(search.size);
    if (geometries.size() > 1) {
      geometries.forEach(geometry -> search.look(search.best.with(geometry)));
      search.functions();
    }
    return search.best;
  }

  private void functions() {
    Choice from = best;
    Stream.of(Activation.values())
        .map(from::with)
        .forEach(choice -> OUTPUTS.forEach(output -> look(choice.with(output))));
  }

  private void look(Choice choice) {
    double error = error(model.model(size, choice));
    if (error < least) {
      least = error;
      best = choice;
    }
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
