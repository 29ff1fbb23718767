package lunula.ui.compare;

import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// The image that all models are asked about: one of a data set's test images, or a picture of the
/// person's own.
///
/// @param data checksum of the data set; empty for a picture of one's own
/// @param index among the test images; [#OWN] for a picture of one's own
/// @param label its class, or [#OWN] if it is unknown
/// @param className name of its class; empty if there is none
/// @param original the sample itself; null while the data set is not at hand
public record ComparedImage(
    String data, int index, int label, String className, @Nullable Sample original) {
  /// Not from any data set.
  public static final int OWN = -1;

  /// A picture of the person's own.
  public static ComparedImage own(GrayImage picture) {
    return new ComparedImage("", OWN, OWN, "", picture);
  }
}
