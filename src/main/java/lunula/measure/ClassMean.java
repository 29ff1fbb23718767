package lunula.measure;

import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

/// The middle of a class, among codes and among pictures.
public final class ClassMean {
  private ClassMean() {}

  /// Mean of the posterior means, or codes, of a class's images.
  ///
  /// @param labels class of each image, unsigned bytes
  /// @return null if no image is of the class
  public static float @Nullable [] code(Encodings encodings, byte[] labels, int label) {
    int[] images = of(label, labels);
    return images.length == 0 ? null : SelectionMeans.meanCode(encodings, images);
  }

  /// Mean of the pixels of a class's images; null if there are none. Blocking: some milliseconds.
  ///
  /// @param labels class of each image, unsigned bytes
  public static @Nullable GrayImage picture(LabelledImages images, byte[] labels, int label) {
    return SelectionMeans.meanPixels(images, of(label, labels));
  }

  private static int[] of(int label, byte[] labels) {
    return IntStream.range(0, labels.length)
        .filter(image -> Byte.toUnsignedInt(labels[image]) == label)
        .toArray();
  }
}
