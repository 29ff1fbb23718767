package lunula.networks.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lunula.model.CrossEncoder;
import lunula.model.Description.Property;
import lunula.model.HiddenHalf;
import lunula.model.ImageSize;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.MultimodalTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Multimodal;
import lunula.model.network.Multimodal.Bounds;
import lunula.model.network.StepMemory;
import lunula.model.plan.Optimiser;
import lunula.networks.dense.ProductOfExperts.Expert;
import lunula.networks.dense.ProductOfExperts.Product;
import org.jspecify.annotations.Nullable;

/// Takes training steps of a network of two modalities, on two threads. What is computed does not
/// depend on who computes it. One thread uses it.
///
/// The bounds of a batch lie one after the other, pictures alone, both, descriptions alone, so that
/// the rows that decode a picture stand together, and those that decode a description. If the
/// body says so, the picture is decoded from z of its description alone, too, and counts as far as
/// it says: no bound, but what makes words lead to pictures that a sum of bounds may leave out.
public final class MultimodalLearner {
  private static final MultimodalTerms NOTHING =
      new MultimodalTerms(new ElboTerms(Double.NaN, Double.NaN), Double.NaN, Double.NaN);

  private final DenseNetwork network;
  private final Architecture architecture;
  private final Multimodal body;
  private final List<Property> properties;
  private final Update update;

  /// Numbers of a description.
  private final int width;

  /// How many times each picture is decoded: from itself, from both, and, if that counts, from its
  /// description.
  private final int pictured;

  private final Side picture;
  private final Side description;

  /// Some pictures with their descriptions.
  ///
  /// @param pixels of all images, unsigned bytes, row-major
  /// @param indices numbers of the batch's images
  /// @param codes of the batch's descriptions, shape (batch, numbers of a description)
  /// @param hidden which part of each picture is hidden
  /// @param said which properties of each description are said, shape (batch, properties)
  /// @param noise standard normal, shape (3, batch, latent dimensions)
  public record Batch(
      byte[] pixels,
      int[] indices,
      float[] codes,
      HiddenHalf[] hidden,
      boolean[] said,
      float[] noise) {}

  /// Encoder and decoder of one modality, with what flows through them.
  private static final class Side {
    private final Stack.Flow encoder;
    private final Stack.Flow mean;
    private final Stack.Flow logVariance;
    private final Stack.Flow decoder;
    private final float[] atFeatures;
    private final float[] more;
    private float[] seen = {};
    private float[] features = {};
    private float[] places = {};

    /// @param decoded how many times each row is decoded
    Side(
        Stack encoder,
        Stack mean,
        Stack logVariance,
        Stack decoder,
        int rows,
        int decoded,
        Update update) {
      this.encoder = encoder.new Flow(rows, update);
      this.mean = mean.new Flow(rows, update);
      this.logVariance = logVariance.new Flow(rows, update);
      this.decoder = decoder.new Flow(decoded * rows, update);
      atFeatures = new float[rows * encoder.out()];
      more = new float[atFeatures.length];
    }

    Expert encode(float[] rows, int count) {
      seen = rows;
      features = encoder.forward(rows, count);
      return new Expert(mean.forward(features, count), logVariance.forward(features, count));
    }

    float[] decode(float[] z, int count) {
      places = z;
      return decoder.forward(z, count);
    }

    /// @return gradient at the places
    float[] decodedBackward(float[] atDecoded, int count, List<Runnable> learning) {
      float[] atPlaces = new float[places.length];
      learning.addAll(decoder.backwardShared(places, count, atDecoded, atPlaces));
      return atPlaces;
    }

    void encodedBackward(Expert gradients, int count, List<Runnable> learning) {
      learning.addAll(mean.backwardShared(features, count, gradients.means(), atFeatures));
      learning.addAll(logVariance.backwardShared(features, count, gradients.logVariances(), more));
      for (int i = 0; i < atFeatures.length; i++) {
        atFeatures[i] += more[i];
      }
      learning.addAll(encoder.backwardShared(seen, count, atFeatures, null));
    }
  }

  /// @param largestBatch most images of a batch
  public MultimodalLearner(DenseNetwork network, Optimiser.Method method, int largestBatch) {
    this.network = network;
    architecture = network.architecture();
    body = (Multimodal) architecture.body();
    properties = body.properties();
    update = new Update(method);
    DescriptionStacks stacks = network.descriptions();
    width = stacks.width();
    pictured = body.cross() > 0 && body.bounds() == Bounds.ALL ? 3 : 2;
    picture =
        new Side(
            network.encoder(),
            Objects.requireNonNull(network.mean()),
            Objects.requireNonNull(network.logVariance()),
            network.decoder(),
            largestBatch,
            pictured,
            update);
    description =
        new Side(
            stacks.encoder(),
            stacks.mean(),
            stacks.logVariance(),
            stacks.decoder(),
            largestBatch,
            2,
            update);
  }

  /// What the steps remember beside the weights. Between two steps.
  public StepMemory memory() {
    return update.memory(network.parameters());
  }

  /// Goes on from what the steps of another learner of the same network and method remembered.
  /// Before the first step.
  ///
  /// @throws IllegalArgumentException if it is of another network or method
  public void recall(StepMemory memory) {
    update.recall(network.parameters(), memory);
  }

  /// One step: the gradient of the sum of the bounds on a batch, then the update.
  ///
  /// @param weight of the reconstructions
  /// @param beta weight of the KL terms
  /// @param measured whether the losses are computed, which takes their logarithms
  /// @return mean losses of the batch before its step, in nats an image; NaN unless measured
  public MultimodalTerms step(
      Batch batch, double learningRate, double weight, double beta, boolean measured) {
    Pass pass = new Pass(batch);
    MultimodalTerms terms = measured ? pass.terms() : NOTHING;
    List<Runnable> learning = pass.backward(weight, beta);
    update.next(learningRate);
    network.writing(() -> TwoThreads.share(learning));
    return terms;
  }

  /// Mean losses of a batch, in nats an image; nothing is learned.
  public MultimodalTerms measure(Batch batch) {
    return new Pass(batch).terms();
  }

  /// A batch on its way forward and back.
  private final class Pass {
    private final Batch batch;
    private final int count;

    /// Pixels of the batch, as often as they are decoded.
    private final float[] x;

    private final Expert ofPicture;
    private final Expert ofDescription;

    /// Of pictures alone, of both, of descriptions alone.
    private final List<Product> posteriors;

    private final float[] decoded;
    private final float[] described;

    Pass(Batch batch) {
      this.batch = batch;
      count = batch.indices().length;
      int size = architecture.pixels();
      ImageSize image = architecture.image();
      x = new float[pictured * count * size];
      for (int row = 0; row < count; row++) {
        Functions.unit(batch.pixels(), batch.indices()[row] * size, x, row * size, size);
      }
      for (int time = 1; time < pictured; time++) {
        System.arraycopy(x, 0, x, time * count * size, count * size);
      }
      float[] seen = Arrays.copyOf(x, count * size);
      for (int row = 0; row < count; row++) {
        batch.hidden()[row].fill(seen, row * size, image, CrossEncoder.HIDDEN);
      }
      ofPicture = picture.encode(seen, count);
      ofDescription = description.encode(said(), count);
      int numbers = count * architecture.latentDimensions();
      posteriors =
          List.of(
              Product.of(numbers, ofPicture, null),
              Product.of(numbers, ofPicture, ofDescription),
              Product.of(numbers, ofDescription, null));
      float[] z = new float[3 * numbers];
      for (int bound = 0; bound < 3; bound++) {
        posteriors.get(bound).drawn(batch.noise(), z, bound * numbers);
      }
      decoded = picture.decode(Arrays.copyOf(z, pictured * numbers), pictured * count);
      described = description.decode(Arrays.copyOfRange(z, numbers, 3 * numbers), 2 * count);
    }

    /// Descriptions as the encoder reads them, without what is not said.
    private float[] said() {
      float[] codes = batch.codes().clone();
      for (int row = 0; row < count; row++) {
        int at = row * width;
        for (int property = 0; property < properties.size(); property++) {
          int next = at + properties.get(property).width();
          if (!says(row, property)) {
            Arrays.fill(codes, at, next, 0);
          }
          at = next;
        }
      }
      return codes;
    }

    private boolean says(int row, int property) {
      return batch.said()[row * properties.size() + property];
    }

    MultimodalTerms terms() {
      double[] ofPictures = {misfit(0), misfit(count)};
      double[] ofDescriptions = {description(0, null), description(count, null)};
      double kl = posteriors.get(0).kl();
      return new MultimodalTerms(
          new ElboTerms(ofPictures[0] / count, kl / count),
          (ofDescriptions[1] + posteriors.get(2).kl()) / count,
          (ofPictures[1] + ofDescriptions[0] + posteriors.get(1).kl()) / count);
    }

    /// −log p of the batch's pictures, decoded from a row on; of what is hidden, as many nats as of
    /// what is shown.
    private double misfit(int from) {
      ImageSize image = architecture.image();
      double sum = 0;
      for (int row = 0; row < count; row++) {
        HiddenHalf hidden = batch.hidden()[row];
        int at = (from + row) * image.pixels();
        if (hidden == HiddenHalf.NOTHING) {
          sum += Functions.crossEntropy(decoded, at, x, at, image.pixels());
          continue;
        }
        int first = hidden.from(image.width());
        int shown = hidden.to(image.width()) - first;
        double part = 0;
        for (int y = 0; y < image.height(); y++) {
          int begin = at + y * image.width() + first;
          part += Functions.crossEntropy(decoded, begin, x, begin, shown);
        }
        sum += part * image.width() / shown;
      }
      return sum;
    }

    /// −log p of the batch's descriptions, weighted, without the constants of normals; decoded from
    /// a row on. What is not said counts as what is said.
    ///
    /// @param gradient at what is decoded, shape (2, batch, numbers of a description); null if it
    ///     is not asked for
    private double description(int from, float @Nullable [] gradient) {
      double sum = 0;
      int said = 0;
      for (int row = 0; row < count; row++) {
        int code = row * width;
        int at = (from + row) * width;
        for (int i = 0; i < properties.size(); i++) {
          Property property = properties.get(i);
          if (says(row, i)) {
            sum += property(property, code, at, gradient);
            said++;
          }
          code += property.width();
          at += property.width();
        }
      }
      return body.weight() * sum * count * properties.size() / Math.max(1, said);
    }

    private double property(Property property, int code, int at, float @Nullable [] gradient) {
      float[] codes = batch.codes();
      double[] derived = new double[property.width()];
      double misfit = 0;
      if (property.angle()) {
        double variance = Multimodal.ANGLE_DEVIATION * Multimodal.ANGLE_DEVIATION;
        for (int i = 0; i < derived.length; i++) {
          double gap = described[at + i] - codes[code + i];
          misfit += gap * gap / (2 * variance);
          derived[i] = gap / variance;
        }
      } else if (derived.length == 1) {
        double sign = codes[code];
        double margin = sign * described[at];
        misfit = Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
        derived[0] = -sign / (1 + Math.exp(margin));
      } else {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < derived.length; i++) {
          most = Math.max(most, described[at + i]);
        }
        double sum = 0;
        for (int i = 0; i < derived.length; i++) {
          sum += Math.exp(described[at + i] - most);
        }
        for (int i = 0; i < derived.length; i++) {
          derived[i] = Math.exp(described[at + i] - most) / sum - codes[code + i];
          misfit += codes[code + i] * (most + Math.log(sum) - described[at + i]);
        }
      }
      if (gradient != null) {
        for (int i = 0; i < derived.length; i++) {
          gradient[at + i] = (float) (body.weight() * derived[i]);
        }
      }
      return misfit;
    }

    /// @return computes the parameters' gradients and makes the updates
    List<Runnable> backward(double weight, double beta) {
      double alone = body.bounds() == Bounds.ALL ? 1.0 / count : 0;
      double[] share = {alone, 1.0 / count, alone};
      List<Runnable> learning = new ArrayList<>();
      int numbers = count * architecture.latentDimensions();
      float[] atZ = new float[3 * numbers];
      double[] counts = {alone, share[1], alone * body.cross() / 100};
      float[] ofPictures =
          picture.decodedBackward(atDecoded(counts, weight), pictured * count, learning);
      System.arraycopy(ofPictures, 0, atZ, 0, ofPictures.length);
      float[] ofDescriptions =
          description.decodedBackward(atDescribed(share, weight), 2 * count, learning);
      for (int i = 0; i < ofDescriptions.length; i++) {
        atZ[numbers + i] += ofDescriptions[i];
      }
      Expert atPicture = new Expert(new float[numbers], new float[numbers]);
      Expert atDescription = new Expert(new float[numbers], new float[numbers]);
      for (int bound = 0; bound < 3; bound++) {
        int at = bound * numbers;
        double klWeight = beta * share[bound];
        Product product = posteriors.get(bound);
        if (bound < 2) {
          product.backward(ofPicture, batch.noise(), atZ, at, klWeight, atPicture);
        }
        if (bound > 0) {
          product.backward(ofDescription, batch.noise(), atZ, at, klWeight, atDescription);
        }
      }
      picture.encodedBackward(atPicture, count, learning);
      description.encodedBackward(atDescription, count, learning);
      return learning;
    }

    /// Gradient at the logits of the pixels.
    private float[] atDecoded(double[] share, double weight) {
      ImageSize image = architecture.image();
      float[] at = new float[x.length];
      for (int row = 0; row < pictured * count; row++) {
        float each = (float) (weight * share[row / count]);
        int first = row * image.pixels();
        Functions.sigmoidMinus(decoded, x, each, at, first, first + image.pixels());
        batch.hidden()[row % count].fill(at, first, image, 0);
      }
      return at;
    }

    /// Gradient at what the decoder of descriptions ends in.
    private float[] atDescribed(double[] share, double weight) {
      float[] at = new float[described.length];
      description(0, at);
      description(count, at);
      for (int i = 0; i < at.length; i++) {
        at[i] *= (float) (weight * share[1 + i / (at.length / 2)]);
      }
      return at;
    }
  }
}
