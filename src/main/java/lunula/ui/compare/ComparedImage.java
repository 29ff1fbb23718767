package lunula.ui.compare;

import java.util.List;
import lunula.describe.BundledWords;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// The image that all models are asked about: one of a data set's test images, or a picture of the
/// person's own.
///
/// @param data checksum of the data set; empty for a picture of one's own
/// @param index among the test images; [#OWN] for a picture of one's own
/// @param label its class, or [#OWN] if it is unknown
/// @param classNames the kept names of all classes of the data set; empty if there are none
/// @param original the sample itself; null while the data set is not at hand
public record ComparedImage(
    String data, int index, int label, List<String> classNames, @Nullable Sample original) {
  /// Not from any data set.
  public static final int OWN = -1;

  /// A picture of the person's own.
  public static ComparedImage own(GrayImage picture) {
    return new ComparedImage("", OWN, OWN, List.of(), picture);
  }

  /// The name of its class, in the language that is spoken now; empty if there is none.
  public String className() {
    return label < 0 || label >= classNames.size()
        ? ""
        : BundledWords.classes(classNames).get(label);
  }
}
