package lunula.export.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import lunula.library.StoredModels;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.Tensor;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Anchors;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.ArticleConvolutional;
import lunula.model.network.Body;
import lunula.model.network.Convolutional;
import lunula.model.network.ConvolutionalAdversarial;
import lunula.model.network.Mlp;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;
import lunula.model.plan.Preset;
import lunula.networks.Autoencoder;
import lunula.networks.Generator;

/// Models and places for which programs are written and run.
final class Subjects {
  private static final ImageSize TINY = new ImageSize(8, 4);
  private static final Likelihood LEARNED = new Likelihood(Likelihood.Kind.LAPLACE, 0.3, true);

  private Subjects() {}

  /// The folders of the models of pictures that come with Lunula.
  static List<Path> bundled() {
    try (Stream<Path> folders = Files.list(Path.of("models"))) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !isOfTexts(architecture(folder)))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A place in a model that comes with Lunula, among its images.
  static Subject in(Path folder) {
    Architecture architecture = architecture(folder);
    return new Subject(
        folder.getFileName() + "",
        architecture,
        weights(folder),
        place(architecture),
        label(architecture));
  }

  private static Architecture architecture(Path folder) {
    try {
      return new StoredModels().map(folder).card().plan().architecture();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isOfTexts(Architecture network) {
    return network.body() instanceof TextConvolutional;
  }

  /// The file that a program of a model in a folder reads.
  static Path weights(Path folder) {
    return folder.toAbsolutePath().resolve("model.safetensors");
  }

  /// A place that needs every digit.
  static float[] place(Architecture architecture) {
    Random luck = new Random(7);
    float[] z = new float[architecture.latentDimensions()];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) luck.nextGaussian();
    }
    return z;
  }

  static int label(Architecture architecture) {
    return Math.max(0, architecture.classes() - 2);
  }

  /// A network with its first weights, which are saved.
  static LiveModel untrained(Architecture network, Path folder) throws IOException {
    if (network.encodes()) {
      Autoencoder model = Autoencoder.untrained(network, new Random(1));
      save(model.weights(), folder);
      return model;
    }
    Generator model = Generator.untrained(network, new Random(1));
    save(model.weights(), folder);
    return model;
  }

  /// The network of every preset of pictures.
  static List<Architecture> presets() {
    return Preset.ALL.stream()
        .map(preset -> preset.plan().architecture())
        .filter(network -> !isOfTexts(network))
        .toList();
  }

  /// Small networks of every kind, activation, output, code and likelihood.
  static List<Architecture> everyKind() {
    Body conv = new Convolutional(List.of(3, 5), List.of(7, 6), Activation.SILU);
    List<Architecture> all = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      all.add(logits(TINY, new Mlp(List.of(9, 6), List.of(5), activation), 2, Code.NORMAL, 0));
    }
    Body mlp = Mlp.mirrored(Activation.RELU, 6);
    all.add(logits(TINY, mlp, 7, Code.NORMAL, 4));
    all.add(logits(TINY, mlp, 1, Code.POINT, 3));
    all.add(logits(TINY, mlp, 2, Code.NORMAL, 0).with(Output.SIGMOID, LEARNED));
    all.add(logits(TINY, mlp, 2, Code.POINT, 0).with(Output.LINEAR, Likelihood.SQUARED_ERROR));
    all.add(logits(TINY, mlp, 2, Code.NORMAL, 0).with(Output.TANH, Likelihood.ABSOLUTE_ERROR));
    all.add(logits(TINY, conv, 2, Code.NORMAL, 4));
    all.add(logits(TINY, conv, 3, Code.POINT, 4));
    all.add(logits(TINY, conv, 5, Code.POINT, 0).with(Output.TANH, Likelihood.SQUARED_ERROR));
    Body dense = Adversarial.KIND.make().apply(Adversarial.KIND.defaults());
    Body transposed =
        new ConvolutionalAdversarial(
            List.of(3, 5), Activation.RELU, Activation.LEAKY_RELU, dense.game().orElseThrow());
    all.add(generator(dense, 0));
    all.add(generator(dense, 4));
    all.add(generator(transposed, 0));
    Body anchors = new Anchors(7, 4, List.of(5), Activation.SILU);
    all.add(logits(TINY, anchors, 2, Code.NORMAL, 0));
    all.add(logits(TINY, anchors, 3, Code.POINT, 4));
    Body article = new ArticleConvolutional();
    all.add(logits(ImageSize.SMALL, article, 2, Code.NORMAL, 3));
    all.add(logits(ImageSize.SMALL, article, 3, Code.POINT, 0));
    return all;
  }

  private static Architecture generator(Body body, int classes) {
    return new Architecture(
        TINY, body, 3, Code.NONE, classes, Output.SIGMOID, Likelihood.SQUARED_ERROR);
  }

  private static Architecture logits(
      ImageSize size, Body body, int latents, Code code, int classes) {
    return new Architecture(
        size, body, latents, code, classes, Output.LOGITS, Likelihood.BERNOULLI);
  }

  /// Grey levels as they are written into a picture, 0 to 255.
  static byte[] levels(GrayImage image) {
    byte[] levels = new byte[image.width() * image.height()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) image.level(i % image.width(), i / image.width());
    }
    return levels;
  }

  /// A folder with these weights in `model.safetensors`.
  static void save(Weights weights, Path folder) throws IOException {
    StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
    int bytes = 0;
    for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
      int length = 4 * entry.getValue().values().length;
      header.append(
          ",\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(entry.getKey(), entry.getValue().shape(), bytes, bytes + length));
      bytes += length;
    }
    byte[] words = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + words.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(words.length).put(words);
    for (Tensor tensor : weights.tensors().values()) {
      for (float value : tensor.values()) {
        file.putFloat(value);
      }
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.safetensors"), file.array());
  }
}
