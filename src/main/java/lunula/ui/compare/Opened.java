package lunula.ui.compare;

import lunula.data.LabelledImages;
import lunula.library.LibraryEntry;
import lunula.library.OpenModel;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.NoEncoderException;
import lunula.model.Sample;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;

/// A model that is open for comparing, with its test images on its map. Whoever had it opened has
/// it closed.
///
/// @param entry where it is from
/// @param model answers on the comparing thread only
/// @param points its test images
/// @param images the test images themselves; null if they are not at hand
record Opened(
    LibraryEntry entry, OpenModel model, MapData points, @Nullable LabelledImages images) {
  String data() {
    return entry.card().dataChecksum();
  }

  ImageSize size() {
    return entry.card().plan().architecture().image();
  }

  /// One of its test images, chosen.
  Chosen choose(int image) {
    int label = points.label(image);
    GrayImage original = images == null ? null : images.sample(image);
    return new Chosen(data(), image, label, points.classNames().get(label), original);
  }

  /// Whether an image is one of its test images, whose code is known.
  boolean knows(Chosen chosen) {
    return chosen.index() >= 0 && chosen.index() < points.count() && chosen.data().equals(data());
  }

  /// Whether it can say anything of an image.
  boolean takes(Chosen chosen) {
    GrayImage picture = chosen.original();
    return knows(chosen)
        || (picture != null
            && picture.width() == size().width()
            && picture.height() == size().height());
  }

  /// The code of an image that it takes: the posterior's mean. On the comparing thread.
  float[] code(Chosen chosen) {
    GrayImage picture = chosen.original();
    if (knows(chosen) || picture == null) {
      return points.code(chosen.index());
    }
    byte[] label = model.classes() == 0 ? new byte[0] : new byte[] {(byte) label(chosen)};
    Encoder encoder = model.encoder().orElseThrow(NoEncoderException::new);
    return encoder.encode(Chosen.bytes(picture), label).means();
  }

  /// The class as which it sees an image: the image's own if that is one of its classes.
  int label(Chosen chosen) {
    return Math.clamp(chosen.label(), 0, Math.max(0, model.classes() - 1));
  }

  /// What it makes of an image that it takes. On the comparing thread.
  Sample reconstruct(Chosen chosen) {
    Decoder told = model.ofClass(label(chosen));
    return told.decodeOne(code(chosen));
  }
}
