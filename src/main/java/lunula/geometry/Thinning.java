package lunula.geometry;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/// Chooses, for every zoom, points so far apart that squares of a certain size around them do not
/// overlap. The choice depends on the zoom only, by steps of √2, and never on what is panned to;
/// who is chosen stays chosen closer up. Immutable; any thread.
public final class Thinning {
  /// A point that is shown at no zoom.
  public static final int NEVER = Integer.MAX_VALUE;

  private static final int STEPS =
      (int) Math.ceil(2 * Math.log(Viewport.MAX_SCALE / Viewport.MIN_SCALE) / Math.log(2)) + 1;

  private final int[] steps;

  private Thinning(int[] steps) {
    this.steps = steps;
  }

  /// Chooses greedily, zoom by zoom from far away, in an order that a fixed seed shuffles; some
  /// tens of milliseconds for 70,000 points, so in the background.
  ///
  /// @param apart how far two chosen points are apart on the screen at least, in pixels, to the
  ///     side or upwards
  /// @param allowed which points may be chosen
  public static Thinning of(float[] xs, float[] ys, double apart, IntPredicate allowed) {
    int[] steps = new int[xs.length];
    Arrays.fill(steps, NEVER);
    int[] waiting = shuffled(xs, ys, allowed);
    int[] chosen = new int[waiting.length];
    int count = 0;
    int left = waiting.length;
    for (int step = 0; step < STEPS && left > 0; step++) {
      var cells = new Cells(xs, ys, apart / scaleOf(step), waiting.length);
      for (int i = 0; i < count; i++) {
        cells.put(chosen[i]);
      }
      int kept = 0;
      for (int i = 0; i < left; i++) {
        int point = waiting[i];
        if (cells.isFree(point)) {
          cells.put(point);
          chosen[count++] = point;
          steps[point] = step;
        } else {
          waiting[kept++] = point;
        }
      }
      left = kept;
    }
    return new Thinning(steps);
  }

  private static int[] shuffled(float[] xs, float[] ys, IntPredicate allowed) {
    int[] order = new int[xs.length];
    int count = 0;
    for (int point = 0; point < xs.length; point++) {
      if (Float.isFinite(xs[point]) && Float.isFinite(ys[point]) && allowed.test(point)) {
        order[count++] = point;
      }
    }
    var random = new SplittableRandom(7);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return Arrays.copyOf(order, count);
  }

  /// The smallest scale of a step, pixels per latent unit.
  private static double scaleOf(int step) {
    return Viewport.MIN_SCALE * Math.pow(2, step / 2.0);
  }

  /// The step of a zoom: points whose own step is at most this one are shown.
  ///
  /// @param scale pixels per latent unit
  public static int stepAt(double scale) {
    return (int) Math.floor(2 * Math.log(scale / Viewport.MIN_SCALE) / Math.log(2) + 1e-9);
  }

  /// From which step on a point is shown, or [#NEVER].
  public int step(int point) {
    return steps[point];
  }

  /// How many points there are to choose from.
  public int count() {
    return steps.length;
  }

  /// Square cells as wide as points must be apart, with at most one point each: an open hash table.
  private static final class Cells {
    private static final int EMPTY = -1;

    private final float[] xs;
    private final float[] ys;
    private final double side;
    private final int mask;
    private final int[] points;

    Cells(float[] xs, float[] ys, double side, int most) {
      this.xs = xs;
      this.ys = ys;
      this.side = side;
      int size = Integer.highestOneBit(Math.max(8, most * 2)) * 2;
      mask = size - 1;
      points = new int[size];
      Arrays.fill(points, EMPTY);
    }

    void put(int point) {
      int slot = slot(cell(xs[point]), cell(ys[point]));
      while (points[slot] != EMPTY) {
        slot = (slot + 1) & mask;
      }
      points[slot] = point;
    }

    private long cell(float coordinate) {
      return (long) Math.floor(coordinate / side);
    }

    private int slot(long column, long row) {
      long mixed = (column * 0x9E3779B97F4A7C15L) ^ (row * 0xC2B2AE3D27D4EB4FL);
      return (int) (mixed >>> 32 ^ mixed >>> 7) & mask;
    }

    boolean isFree(int point) {
      long column = cell(xs[point]);
      long row = cell(ys[point]);
      for (long x = column - 1; x <= column + 1; x++) {
        for (long y = row - 1; y <= row + 1; y++) {
          if (isTaken(x, y, point)) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean isTaken(long column, long row, int point) {
      for (int slot = slot(column, row); points[slot] != EMPTY; slot = (slot + 1) & mask) {
        int other = points[slot];
        boolean near =
            Math.abs((double) xs[other] - xs[point]) < side
                && Math.abs((double) ys[other] - ys[point]) < side;
        if (near) {
          return true;
        }
      }
      return false;
    }
  }
}
