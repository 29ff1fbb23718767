package lunula.geometry;

import java.util.Optional;

/// Remembers where a hand went in the last minute of its moving, as whole codes z. Rests are cut
/// short, so that what was done before a pause for thought is not lost. Takes the same memory
/// however long it listens. One thread at a time.
public final class HandRecorder {
  /// How much is remembered, in seconds.
  public static final int SECONDS = 60;

  /// A rest counts for no more than this many seconds.
  public static final double REST = 1;

  private static final long SECOND = 1_000_000_000;
  private static final int PLACES_A_SECOND = 60;
  private static final int CAPACITY = SECONDS * PLACES_A_SECOND + 2;

  private final long[] times = new long[CAPACITY];
  private float[] codes = new float[0];
  private int first;
  private int count;
  private long heard;
  private long moved;

  /// The hand is at a place. One of another size begins anew.
  ///
  /// @param z copied
  /// @param nanos a clock that only goes forwards
  public void add(float[] z, long nanos) {
    if (codes.length != CAPACITY * z.length) {
      codes = new float[CAPACITY * z.length];
      clear();
    }
    if (count > 0) {
      moved += Math.min(nanos - heard, (long) (REST * SECOND));
    }
    heard = nanos;
    boolean soon = count > 1 && moved - times[slot(count - 1)] < SECOND / PLACES_A_SECOND;
    if (!soon) {
      count++;
      times[slot(count - 1)] = moved;
    }
    System.arraycopy(z, 0, codes, slot(count - 1) * z.length, z.length);
    while (moved - times[first] > SECONDS * SECOND || count == CAPACITY) {
      first = slot(1);
      count--;
    }
  }

  /// Forgets everything: what was there means nothing any more.
  public void clear() {
    first = 0;
    count = 0;
    moved = 0;
  }

  /// How many places it remembers.
  int count() {
    return count;
  }

  /// The way the hand went in its last minute; empty unless it has moved.
  public Optional<RecordedPath> lastMinute() {
    if (count < 2) {
      return Optional.empty();
    }
    int size = codes.length / CAPACITY;
    float[] places = new float[size * count];
    double[] seconds = new double[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(codes, slot(i) * size, places, i * size, size);
      seconds[i] = (times[slot(i)] - times[first]) / (double) SECOND;
    }
    return Optional.of(new RecordedPath(places, seconds));
  }

  private int slot(int index) {
    return (first + index) % CAPACITY;
  }
}
