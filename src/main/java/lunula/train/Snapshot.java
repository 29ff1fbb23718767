package lunula.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import org.jspecify.annotations.Nullable;

/// What a model in training was at the end of an epoch. Immutable.
///
/// @param epoch epochs done by then, 0 before the first
/// @param architecture the model's shape
/// @param codes where the test images lay; null of a model without an encoder
/// @param kept what decodes as the model did
public record Snapshot(int epoch, Architecture architecture, @Nullable Encodings codes, Kept kept) {
  /// What is kept of a model.
  public sealed interface Kept {}

  /// Everything: it decodes exactly as it did.
  public record AllWeights(Weights weights) implements Kept {}

  /// Of a large model only pictures decoded at some places.
  ///
  /// @param places row-major, shape (pictures, latent dimensions); nobody writes to it
  public record Pictures(float[] places, List<Sample> samples) implements Kept {
    public Pictures {
      samples = List.copyOf(samples);
    }
  }

  /// Whether it decodes exactly as the model did, whatever the place.
  public boolean exact() {
    return kept instanceof AllWeights;
  }

  /// The model as it was; whoever opens it closes it. Without its weights it gives the picture of
  /// the nearest place that was decoded then. Blocking, for a few milliseconds.
  public LiveModel open() {
    return switch (kept) {
      case AllWeights all ->
          Families.of(architecture.body()).opener().open(architecture, all.weights());
      case Pictures some -> new NearestPicture(architecture.latentDimensions(), some);
    };
  }

  /// Memory that it takes, in bytes, but for what is the same for all.
  long bytes() {
    long numbers =
        codes == null
            ? 0
            : (long) codes.count() * codes.dimensions() * (codes.variational() ? 2 : 1);
    return Float.BYTES * numbers
        + switch (kept) {
          case AllWeights all -> bytes(all.weights());
          case Pictures some ->
              (long) Float.BYTES * some.places().length
                  + some.samples().stream().mapToLong(Snapshot::bytes).sum();
        };
  }

  /// Memory that parameters take, in bytes.
  static long bytes(Weights weights) {
    return Float.BYTES * weights.tensors().values().stream().mapToLong(Tensor::size).sum();
  }

  private static long bytes(Sample sample) {
    GrayImage picture = sample.picture(1);
    return (long) Float.BYTES * picture.width() * picture.height();
  }

  /// Gives the picture of the nearest place that was decoded.
  private record NearestPicture(int dimensions, Pictures pictures) implements LiveModel {
    @Override
    public List<? extends Sample> decode(float[] latents) {
      List<Sample> nearest = new ArrayList<>();
      for (int from = 0; from < latents.length; from += dimensions) {
        nearest.add(nearest(Arrays.copyOfRange(latents, from, from + dimensions)));
      }
      return nearest;
    }

    private Sample nearest(float... place) {
      float[] places = pictures.places();
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int at = 0; at < pictures.samples().size(); at++) {
        double far = 0;
        for (int axis = 0; axis < dimensions; axis++) {
          double gap = (double) places[at * dimensions + axis] - place[axis];
          far += gap * gap;
        }
        if (far < least) {
          least = far;
          best = at;
        }
      }
      return pictures.samples().get(best);
    }

    @Override
    public void close() {
      // Nothing outside Java's heap is held.
    }
  }
}
