package lunula.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// The mean of some images, taken in two ways.
///
/// @param decoded what a model makes of their mean code; null without a decoder
/// @param averaged the mean of their pixels; null without their pictures
public record SelectionMeans(@Nullable Sample decoded, @Nullable GrayImage averaged) {
  /// No images.
  public static final SelectionMeans NONE = new SelectionMeans(null, null);

  /// Takes both means. Blocking: some tens of milliseconds for 70,000 images.
  ///
  /// @param decoder of whole codes; a conditional one is told the commonest class
  /// @param labels class of each image, unsigned bytes
  public static SelectionMeans of(
      int[] chosen,
      Encodings encodings,
      byte[] labels,
      @Nullable Decoder decoder,
      @Nullable LabelledImages images) {
    if (chosen.length == 0) {
      return NONE;
    }
    Sample decoded =
        decoder == null
            ? null
            : decoder
                .ofNearestClass(commonest(labels, chosen))
                .decodeOne(meanCode(encodings, chosen));
    return new SelectionMeans(decoded, images == null ? null : meanPixels(images, chosen));
  }

  /// Mean of the posterior means, or codes, of a class's images.
  ///
  /// @param labels class of each image, unsigned bytes
  /// @return null if no image is of the class
  public static float @Nullable [] codeOfClass(Encodings encodings, byte[] labels, int label) {
    int[] images = ofClass(labels, label);
    return images.length == 0 ? null : meanCode(encodings, images);
  }

  /// Mean of the pixels of a class's images; null if there are none. Blocking: some milliseconds.
  ///
  /// @param labels class of each image, unsigned bytes
  public static @Nullable GrayImage pictureOfClass(
      LabelledImages images, byte[] labels, int label) {
    return meanPixels(images, ofClass(labels, label));
  }

  private static int[] ofClass(byte[] labels, int label) {
    return IntStream.range(0, labels.length)
        .filter(image -> Byte.toUnsignedInt(labels[image]) == label)
        .toArray();
  }

  /// Mean of the posterior means.
  static float[] meanCode(Encodings encodings, int[] chosen) {
    float[] mean = new float[encodings.dimensions()];
    for (int dimension = 0; dimension < mean.length; dimension++) {
      double sum = 0;
      for (int image : chosen) {
        sum += encodings.mean(image, dimension);
      }
      mean[dimension] = (float) (sum / chosen.length);
    }
    return mean;
  }

  /// Mean of the pixels of those images that are there; null if none is.
  static @Nullable GrayImage meanPixels(LabelledImages images, int[] chosen) {
    int[] there = Arrays.stream(chosen).filter(image -> image < images.count()).toArray();
    if (there.length == 0) {
      return null;
    }
    int size = images.width() * images.height();
    byte[] pixels = images.allPixels();
    long[] sums = new long[size];
    for (int image : there) {
      for (int pixel = 0; pixel < size; pixel++) {
        sums[pixel] += Byte.toUnsignedInt(pixels[image * size + pixel]);
      }
    }
    float[] means = new float[size];
    for (int pixel = 0; pixel < size; pixel++) {
      means[pixel] = (float) (sums[pixel] / (255.0 * there.length));
    }
    return new GrayImage(images.width(), images.height(), means);
  }

  private static int commonest(byte[] labels, int[] chosen) {
    int[] counts = new int[256];
    for (int image : chosen) {
      counts[Byte.toUnsignedInt(labels[image])]++;
    }
    int best = 0;
    for (int label = 1; label < counts.length; label++) {
      best = counts[label] > counts[best] ? label : best;
    }
    return best;
  }
}
