package lunula.ui.compare;

import lunula.data.LabelledImages;
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
/// @param images the test images themselves; null if they are not at hand
record ComparedModel(
    LibraryEntry entry, OpenModel model, MapData points, @Nullable LabelledImages images) {
  /// Checksum of the data set.
  String data() {
    return entry.card().dataChecksum();
  }

  /// Size of the images that it takes.
  ImageSize size() {
    return entry.card().plan().architecture().image();
  }

  /// One of its test images.
  ComparedImage choose(int image) {
    int label = points.label(image);
    return new ComparedImage(
        data(),
        image,
        label,
        points.classNames().get(label),
        images == null ? null : images.sample(image));
  }

  /// Whether an image is one of its test images, whose code is known.
  boolean knows(ComparedImage image) {
    return image.index() >= 0 && image.index() < points.count() && image.data().equals(data());
  }

  /// Whether it can encode an image.
  boolean takes(ComparedImage image) {
    GrayImage picture = image.original();
    return knows(image)
        || (picture != null
            && picture.width() == size().width()
            && picture.height() == size().height());
  }

  /// The code of an image that it takes: the posterior's mean. On the comparing thread.
  float[] code(ComparedImage image) {
    GrayImage picture = image.original();
    return knows(image) || picture == null
        ? points.code(image.index())
        : SimilarPictures.code(
            model.encoder().orElseThrow(NoEncoderException::new), picture, label(image));
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
