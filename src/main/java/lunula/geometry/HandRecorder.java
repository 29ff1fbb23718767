package lunula.geometry;

import java.util.Optional;

/// Remembers where a hand went in the last minute of its moving. Rests are cut short, so that what
/// was done before a pause for thought is not lost. Takes the same memory however long it listens.
/// One thread at a time.
public final class HandRecorder {
  /// How much is remembered, in seconds.
  public static final int SECONDS = 60;

  /// A rest counts for no more than this many seconds.
  public static final double REST = 1;

  private static final long SECOND = 1_000_000_000;
  private static final int PLACES_A_SECOND = 60;
  private static final int CAPACITY = SECONDS * PLACES_A_SECOND + 2;

  private final double[] xs = new double[CAPACITY];
  private final double[] ys = new double[CAPACITY];
  private final long[] times = new long[CAPACITY];
  private int first;
  private int count;
  private long heard;
  private long moved;

  /// The hand is at a place.
  ///
  /// @param nanos a clock that only goes forwards
  public void add(LatentPoint place, long nanos) {
    if (count > 0) {
      moved += Math.min(nanos - heard, (long) (REST * SECOND));
    }
    heard = nanos;
    boolean soon = count > 1 && moved - times[slot(count - 1)] < SECOND / PLACES_A_SECOND;
    if (!soon) {
      count++;
      times[slot(count - 1)] = moved;
    }
    xs[slot(count - 1)] = place.x();
    ys[slot(count - 1)] = place.y();
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
  public Optional<RecordedWay> lastMinute() {
    if (count < 2) {
      return Optional.empty();
    }
    double[] places = new double[2 * count];
    double[] seconds = new double[count];
    for (int i = 0; i < count; i++) {
      places[2 * i] = xs[slot(i)];
      places[2 * i + 1] = ys[slot(i)];
      seconds[i] = (times[slot(i)] - times[first]) / (double) SECOND;
    }
    return Optional.of(new RecordedWay(places, seconds));
  }

  private int slot(int index) {
    return (first + index) % CAPACITY;
  }
}
