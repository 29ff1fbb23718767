package lunula.measure;

import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.model.Encoder;
import lunula.model.Encodings;

/// Whether a model gives here what is stored with it: some test images are encoded anew. Other
/// weights, other images, an exchanged file or a computer that computes something else show.
public final class StoredCodes {
  private static final int IMAGES = 16;

  /// In latent units, whose codes spread over some; rounding differs by far less.
  private static final double ROUNDING = 1e-2;

  private StoredCodes() {}

  /// Whether some of the codes differ. Blocking, a few milliseconds; on a thread of the engine.
  ///
  /// @param stored of all test images, at least one
  /// @param images the same test images, others may follow
  /// @throws lunula.model.ModelClosedException if the model has been closed
  public static boolean differ(Encoder encoder, Encodings stored, LabelledImages images) {
    int count = Math.min(IMAGES, stored.count());
    int[] some =
        IntStream.range(0, count).map(i -> (int) ((long) i * stored.count() / count)).toArray();
    LabelledImages picked = images.pick(some);
    float[] here = encoder.encode(picked.allPixels(), picked.allLabels()).means();
    float[] there = stored.pick(some).means();
    return here.length != there.length
        || IntStream.range(0, here.length)
            .anyMatch(i -> !(Math.abs(here[i] - there[i]) <= ROUNDING * (1 + Math.abs(there[i]))));
  }
}
