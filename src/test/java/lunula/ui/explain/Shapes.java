package lunula.ui.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lunula.data.LabelledImages;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Mlp;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.ui.explore.MapData;

/// Models of two pixels whose every number can be told by heart: an image's code is twice its first
/// grey value, then its second, then zeros; every picture is half grey.
final class Shapes {
  static final List<String> NAMES = List.of("moon", "sun");
  static final float LOG_VARIANCE = -2;

  /// Black and white, then both alike.
  static final LabelledImages IMAGES =
      new LabelledImages(2, 1, new byte[] {0, -1, -1, -1, 51, 102}, new byte[] {0, 1, 1}, NAMES);

  private Shapes() {}

  static MapData map(int dimensions, boolean variational) {
    return new MapData(
        encode(dimensions, variational, IMAGES.allPixels()), IMAGES.allLabels(), NAMES);
  }

  private static Encodings encode(int dimensions, boolean variational, byte[] pixels) {
    float[] means = new float[pixels.length / 2 * dimensions];
    for (int image = 0; image < pixels.length / 2; image++) {
      means[image * dimensions] = Byte.toUnsignedInt(pixels[2 * image]) / 255f * 2;
      means[image * dimensions + 1] = Byte.toUnsignedInt(pixels[2 * image + 1]) / 255f;
    }
    float[] logVariances = new float[variational ? means.length : 0];
    Arrays.fill(logVariances, LOG_VARIANCE);
    return new Encodings(dimensions, means, logVariances);
  }

  /// A model at work that notes down what it was asked.
  record Model(
      int dimensions,
      boolean variational,
      boolean encodes,
      int classes,
      int label,
      List<String> asked)
      implements Decoder, Encoder {
    static Model of(int dimensions, boolean variational, boolean encodes, int classes) {
      return new Model(dimensions, variational, encodes, classes, 0, new ArrayList<>());
    }

    @Override
    public List<GrayImage> decode(float[] latents) {
      asked.add("decode " + label);
      List<GrayImage> pictures = new ArrayList<>();
      for (int at = 0; at < latents.length; at += dimensions) {
        pictures.add(new GrayImage(2, 1, new float[] {.5f, .5f}));
      }
      return pictures;
    }

    @Override
    public Decoder ofClass(int told) {
      return new Model(dimensions, variational, encodes, classes, told, asked);
    }

    @Override
    public Likelihood likelihood() {
      return Likelihood.BERNOULLI;
    }

    @Override
    public Optional<Encoder> encoder() {
      return encodes ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Encodings encode(byte[] pixels, byte[] labels) {
      asked.add("encode " + labels[0]);
      return Shapes.encode(dimensions, variational, pixels);
    }
  }

  static Architecture network(int dimensions, Code code, int classes) {
    return new Architecture(
        new ImageSize(2, 1),
        Mlp.mirrored(Activation.RELU, 3),
        dimensions,
        code,
        classes,
        Output.LOGITS,
        Likelihood.BERNOULLI);
  }

  static ShownPlan plan(Architecture network, Objective objective, Corruption damage) {
    return ShownPlan.of(
        new TrainingPlan(
            network,
            objective,
            damage,
            Optimiser.adam(1e-3, TrainingPlan.Schedule.CONSTANT),
            10,
            8,
            0,
            1,
            TrainingPlan.EVERY_CLASS),
        10);
  }

  static ShownPlan plan(Architecture network) {
    return plan(network, Objective.ELBO, Corruption.NONE);
  }
}
