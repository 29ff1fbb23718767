package lunula.measure;

import java.util.List;
import java.util.Optional;
import lunula.data.LabelledImages;
import lunula.model.GrayImage;
import lunula.networks.FashionClassifier;
import lunula.networks.dense.DenseClassifier;
import org.jspecify.annotations.Nullable;

/// Tells the classes of pictures that nobody labelled, by the bundled classifier, which is read
/// when
/// it is first asked. One thread at a time.
public final class ClassRecognition {
  private @Nullable DenseClassifier classifier;

  private ClassRecognition() {}

  /// Of pictures like these images, if the classifier knows such.
  public static Optional<ClassRecognition> of(LabelledImages images) {
    return FashionClassifier.knows(images) ? Optional.of(new ClassRecognition()) : Optional.empty();
  }

  /// Looks at pictures of the images' size; blocking.
  ///
  /// @return how probable each class is, shape (pictures, classes)
  public double[][] probabilities(List<GrayImage> pictures) {
    DenseClassifier read = classifier;
    if (read == null) {
      read = FashionClassifier.read();
      classifier = read;
    }
    float[] pixels = new float[pictures.size() * DenseClassifier.PIXELS];
    int at = 0;
    for (GrayImage picture : pictures) {
      System.arraycopy(picture.pixels(), 0, pixels, at, DenseClassifier.PIXELS);
      at += DenseClassifier.PIXELS;
    }
    return read.look(pixels).probabilities();
  }
}
