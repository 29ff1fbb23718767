package lunula.ui.shell;

import java.util.Arrays;
import lunula.data.LabelledImages;
import lunula.model.Encoder;
import lunula.model.Encodings;

/// Where training texts lie, encoded a part at a time, so that whoever does it can do other things
/// between. One thread at a time.
final class TrainingCodes {
  /// Some tens of milliseconds.
  private static final int SOME = 500;

  private final Encoder encoder;
  private final LabelledImages texts;
  private final int dimensions;
  private final float[] means;
  private float[] logVariances = new float[0];
  private int done;

  TrainingCodes(Encoder encoder, LabelledImages texts, int dimensions) {
    this.encoder = encoder;
    this.texts = texts;
    this.dimensions = dimensions;
    means = new float[texts.count() * dimensions];
  }

  /// Encodes the next ones; blocking.
  ///
  /// @return whether any are left
  boolean encodeSome() {
    int end = Math.min(texts.count(), done + SOME);
    int size = texts.width() * texts.height();
    byte[] codes = Arrays.copyOfRange(texts.allPixels(), done * size, end * size);
    Encodings some = encoder.encode(codes, new byte[end - done]);
    int at = done * dimensions;
    System.arraycopy(some.means(), 0, means, at, (end - done) * dimensions);
    if (some.variational()) {
      if (logVariances.length == 0) {
        logVariances = new float[means.length];
      }
      System.arraycopy(some.logVariances(), 0, logVariances, at, (end - done) * dimensions);
    }
    done = end;
    return done < texts.count();
  }

  /// All of them, once none is left.
  Encodings all() {
    return logVariances.length == 0
        ? Encodings.points(dimensions, means)
        : new Encodings(dimensions, means, logVariances);
  }
}
