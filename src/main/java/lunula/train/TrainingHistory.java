package lunula.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lunula.model.Encodings;
import lunula.model.network.Architecture;
import lunula.train.TrainingListener.EpochState;

/// A run's model at its epochs, in a bounded amount of memory: whenever that is full, every second
/// snapshot is dropped and from then on half as many are kept, so that they always lie evenly over
/// the whole run. Any thread.
///
/// Of a model whose weights are small next to the bound they are kept as they are, which costs
/// nothing but memory, as the epoch loop copies them anyway. Of others, pictures are kept: of the
/// codes of some test images, and of the places that are [pinned][#pin].
public final class TrainingHistory {
  /// Most memory of a run's history, in bytes.
  public static final long MOST_BYTES = 192L << 20;

  /// Weights are kept if at least so many snapshots of them fit.
  private static final int LEAST_SNAPSHOTS = 16;

  /// So many test images of a large model are decoded at each epoch.
  private static final int SAMPLE = 256;

  private final long most;
  private int stride = 1;
  private volatile List<Snapshot> snapshots = List.of();
  private volatile float[] pinned = {};

  /// A history within [#MOST_BYTES] or an eighth of the heap, whichever is less.
  public TrainingHistory() {
    this(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8));
  }

  /// @param most bytes that it may take
  TrainingHistory(long most) {
    this.most = most;
  }

  /// The snapshots, in order of their epochs. Immutable.
  public List<Snapshot> snapshots() {
    return snapshots;
  }

  /// Memory that it takes, in bytes.
  public long bytes() {
    return bytes(snapshots);
  }

  /// Places of which a large model's pictures are kept, from now on.
  ///
  /// @param places row-major, shape (count, latent dimensions); nobody writes to it again
  public void pin(float... places) {
    pinned = places;
  }

  /// Takes note of a model's state, or leaves it out if it is to be thinned out anyway. On the
  /// thread that trains it.
  public synchronized void take(EpochState state) {
    if (state.epoch() % stride != 0) {
      return;
    }
    List<Snapshot> kept = new ArrayList<>(snapshots);
    kept.add(
        new Snapshot(state.epoch(), state.architecture(), state.codes().orElse(null), keep(state)));
    while (!kept.isEmpty() && bytes(kept) > most) {
      thin(kept);
    }
    snapshots = List.copyOf(kept);
  }

  private void thin(List<Snapshot> kept) {
    if (kept.size() == 1) {
      kept.clear();
    } else {
      stride *= 2;
      kept.removeIf(snapshot -> snapshot.epoch() % stride != 0);
    }
  }

  private Snapshot.Kept keep(EpochState state) {
    if (Snapshot.bytes(state.weights()) <= most / LEAST_SNAPSHOTS) {
      return new Snapshot.AllWeights(state.weights());
    }
    float[] places = places(state.architecture(), state.codes());
    return new Snapshot.Pictures(places, List.copyOf(state.decoder().decode(places)));
  }

  /// The pinned places and the codes of some test images, which lie evenly over all of them.
  private float[] places(Architecture architecture, Optional<Encodings> codes) {
    int size = architecture.latentDimensions();
    float[] fixed = pinned.length % size == 0 ? pinned : new float[0];
    float[] means = codes.map(TrainingHistory::sampled).orElseGet(() -> new float[size]);
    float[] places = new float[fixed.length + means.length];
    System.arraycopy(fixed, 0, places, 0, fixed.length);
    System.arraycopy(means, 0, places, fixed.length, means.length);
    return places;
  }

  private static float[] sampled(Encodings codes) {
    int count = Math.min(SAMPLE, codes.count());
    return codes
        .pick(
            IntStream.range(0, count).map(i -> (int) ((long) i * codes.count() / count)).toArray())
        .means();
  }

  private static long bytes(List<Snapshot> snapshots) {
    return snapshots.stream().mapToLong(Snapshot::bytes).sum();
  }
}
