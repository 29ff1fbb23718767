package lunula.ui.compare;

import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.library.LibraryEntry;
import lunula.library.OpenModel;
import lunula.measure.SimilarPictures;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.NoEncoderException;
import lunula.model.Sample;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;

/// A model that is open for comparing, with its test images on its map. Whoever opened it closes
/// it.
///
/// @param entry its entry in the library
/// @param model answers on the comparing thread only
/// @param points its test images on the map
/// @param samples the test images themselves, or what it decodes instead; null if they are not at
///     hand
record ComparedModel(
    LibraryEntry entry, OpenModel model, MapData points, @Nullable SampleSet samples) {
  /// Checksum of the data set.
  String data() {
    return entry.card().dataChecksum();
  }

  /// Size of the images that it takes.
  ImageSize size() {
    return entry.card().plan().architecture().image();
  }

  /// The test images, for what needs their pixels; null if they are not at hand.
  @Nullable LabelledImages images() {
    return samples == null ? null : samples.images().orElse(null);
  }

  ComparedImage choose(int image) {
    int label = points.label(image);
    return new ComparedImage(
        data(),
        image,
        label,
        points.keptClassNames(),
        samples == null ? null : samples.sample(image));
  }

  /// Whether an image is one of its test images, whose code is known.
  boolean knows(ComparedImage image) {
    return image.index() >= 0 && image.index() < points.count() && image.data().equals(data());
  }

  /// Whether it has codes: without an encoder it has none.
  boolean encodes() {
    return points.count() > 0;
  }

  /// Whether it can encode an image.
  boolean takes(ComparedImage image) {
    return knows(image)
        || (encodes()
            && image.original() instanceof GrayImage picture
            && picture.width() == size().width()
            && picture.height() == size().height());
  }

  /// The code of an image that it takes: the posterior's mean. On the comparing thread.
  float[] code(ComparedImage image) {
    Sample original = image.original();
    return knows(image) || original == null
        ? points.code(image.index())
        : SimilarPictures.code(
            model.encoder().orElseThrow(NoEncoderException::new), original.image(), label(image));
  }

  /// The class that it is given with an image: the image's own if that is one of its classes.
  int label(ComparedImage image) {
    return Math.clamp(image.label(), 0, Math.max(0, model.classes() - 1));
  }

  /// Its reconstruction of an image that it takes. On the comparing thread.
  Sample reconstruct(ComparedImage image) {
    return model.ofClass(label(image)).decodeOne(code(image));
  }
}
