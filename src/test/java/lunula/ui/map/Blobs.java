package lunula.ui.map;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.LabelledImages;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.ui.explore.MapData;

/// Made-up maps: ten clouds of points around a ring, and pictures that show where they are.
public final class Blobs {
  public static final List<String> NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final byte[][] CLASSES =
      IntStream.range(0, 10).mapToObj(label -> levels(blot(label - 4.5, 0))).toArray(byte[][]::new);

  private Blobs() {}

  /// A map of `count` points, class by class in turn.
  public static MapData map(int count, long seed) {
    var random = new Random(seed);
    float[] means = new float[count * 2];
    byte[] labels = new byte[count];
    for (int point = 0; point < count; point++) {
      int label = point % 10;
      labels[point] = (byte) label;
      double distance = 1.5 + label % 3 * 0.45;
      double along = random.nextGaussian() * (0.25 + label % 4 * 0.08);
      double across = random.nextGaussian() * 0.28;
      double angle = label * Math.PI / 5;
      means[2 * point] = (float) ((distance + along) * Math.cos(angle) - across * Math.sin(angle));
      means[2 * point + 1] =
          (float) ((distance + along) * Math.sin(angle) + across * Math.cos(angle));
    }
    return new MapData(new Encodings(2, means, new float[count * 2]), labels, NAMES);
  }

  /// Four points, of classes 0 to 3, at the corners of the square from -1 to 1.
  public static MapData corners() {
    float[] means = {-1, 1, 1, 1, -1, -1, 1, -1};
    return new MapData(new Encodings(2, means, new float[8]), new byte[] {0, 1, 2, 3}, NAMES);
  }

  /// One picture a point: a blot whose place tells the class.
  public static LabelledImages images(MapData map) {
    byte[] pixels = new byte[map.count() * 784];
    for (int image = 0; image < map.count(); image++) {
      System.arraycopy(CLASSES[map.label(image)], 0, pixels, image * 784, 784);
    }
    return new LabelledImages(28, 28, pixels, map.labels(), NAMES);
  }

  /// A decoder whose pictures show a blot that moves with the place.
  public static Decoder decoder() {
    return latents ->
        Stream.iterate(0, at -> at < latents.length, at -> at + 2)
            .map(at -> blot(latents[at], latents[at + 1]))
            .toList();
  }

  private static byte[] levels(GrayImage picture) {
    byte[] levels = new byte[784];
    for (int pixel = 0; pixel < 784; pixel++) {
      levels[pixel] = (byte) Math.round(picture.pixels()[pixel] * 255);
    }
    return levels;
  }

  private static GrayImage blot(double x, double y) {
    float[] pixels = new float[784];
    for (int at = 0; at < pixels.length; at++) {
      int column = at % 28;
      int row = at / 28;
      double dx = (column - 13.5) / (7 + 2 * Math.sin(x * 1.3));
      double dy = (row - 13.5) / (9 + 2 * Math.cos(y * 1.7));
      double edge = 1 - Math.pow(Math.abs(dx), 2.5) - Math.pow(Math.abs(dy), 2.5);
      pixels[at] = (float) Math.clamp(edge * 3, 0, 0.9);
    }
    return new GrayImage(28, 28, pixels);
  }
}
