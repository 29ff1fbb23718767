package lunula.geometry;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// How densely points lie on the map: a Gaussian kernel density estimate, binned linearly onto a
/// lattice (Wand 1994) and smoothed one direction after the other.
///
/// The bandwidth is Silverman's (1986, eq. 4.14 with his robust spread, eq. 3.30), in each
/// direction σ n^(−1/6), times the factor from 0.35 to 1 under which each point is most likely
/// given all others (Duin 1976): clusters are not smeared into each other. The density integrates
/// to 1 but for the farthest outliers, which lie outside the lattice. Immutable; any thread.
public final class KernelDensity {
  /// The share of the points that lie where there is support, by definition.
  public static final double SUPPORTED = 0.99;

  private static final int SIDE = 320;
  private static final double[] FACTORS = {1, 0.7, 0.5, 0.35};
  private static final double REACH = 4;
  private static final double NORMAL_QUARTILES = 1.349;
  private static final double LEAST_SPREAD = 1e-6;

  private final Lattice lattice;
  private final Bandwidth bandwidth;
  private final float[] values;
  private final float[] sorted;

  /// Standard deviations of the kernel in latent units.
  private record Bandwidth(double x, double y) {
    Bandwidth times(double factor) {
      return new Bandwidth(x * factor, y * factor);
    }
  }

  private KernelDensity(Lattice lattice, Bandwidth bandwidth, float[] values, float[] sorted) {
    this.lattice = lattice;
    this.bandwidth = bandwidth;
    this.values = values;
    this.sorted = sorted;
  }

  /// Estimates the density of points; about 40 ms for 70,000, so in the background.
  ///
  /// @param xs first coordinates; points that are not finite are left out
  /// @param ys second coordinates, as many; all alike for a latent space of one dimension
  public static KernelDensity of(float[] xs, float[] ys) {
    float[] finiteXs = finite(xs, ys, xs);
    float[] finiteYs = finite(xs, ys, ys);
    double spreadX = robustSpread(finiteXs);
    double spreadY = robustSpread(finiteYs);
    double least = Math.max(LEAST_SPREAD, Math.max(spreadX, spreadY) * 1e-3);
    // Points on a line: as wide across it as along it, so that there is something to see.
    double alongX = spreadX < least ? Math.max(spreadY, least) : spreadX;
    double alongY = spreadY < least ? Math.max(spreadX, least) : spreadY;
    double shrink = Math.pow(Math.max(1, finiteXs.length), -1.0 / 6);
    return best(finiteXs, finiteYs, new Bandwidth(alongX * shrink, alongY * shrink));
  }

  private static KernelDensity best(float[] xs, float[] ys, Bandwidth silverman) {
    Lattice lattice = latticeFor(xs, ys, silverman);
    float[] bins = binned(lattice, xs, ys, point -> true);
    var best = new KernelDensity(lattice, silverman, bins, new float[0]);
    double bestLikelihood = Double.NEGATIVE_INFINITY;
    for (double factor : FACTORS) {
      Bandwidth bandwidth = silverman.times(factor);
      float[] values = smoothed(lattice, bins, bandwidth);
      double own = 1 / (2 * Math.PI * bandwidth.x() * bandwidth.y() * Math.max(1, xs.length));
      float[] densities = densities(lattice, values, xs, ys);
      double likelihood = likelihood(densities, own);
      if (likelihood > bestLikelihood) {
        bestLikelihood = likelihood;
        Arrays.sort(densities);
        best = new KernelDensity(lattice, bandwidth, values, densities);
      }
    }
    return best;
  }

  /// What some of the points add to the density: the parts of all classes add up to it.
  ///
  /// @param xs first coordinates of all points, as they were given to [#of]
  /// @param ys second coordinates
  /// @param member which of them count
  /// @return one a place of the lattice
  public float[] part(float[] xs, float[] ys, IntPredicate member) {
    return smoothed(lattice, binned(lattice, xs, ys, member), bandwidth);
  }

  private static Lattice latticeFor(float[] xs, float[] ys, Bandwidth silverman) {
    LatentBounds all = LatentBounds.of(xs.length, i -> xs[i], i -> ys[i]);
    LatentBounds most = LatentBounds.robust(xs.length, i -> xs[i], i -> ys[i]);
    double spareX = most.width() / 2;
    double spareY = most.height() / 2;
    double roomX = REACH * silverman.x();
    double roomY = REACH * silverman.y();
    return Lattice.over(
        new LatentBounds(
            Math.max(all.minX(), most.minX() - spareX) - roomX,
            Math.max(all.minY(), most.minY() - spareY) - roomY,
            Math.min(all.maxX(), most.maxX() + spareX) + roomX,
            Math.min(all.maxY(), most.maxY() + spareY) + roomY),
        SIDE,
        SIDE);
  }

  /// Each point's share of 1, divided among the four places around it, per latent area.
  private static float[] binned(Lattice lattice, float[] xs, float[] ys, IntPredicate member) {
    float[] bins = new float[lattice.count()];
    double share = 1 / (Math.max(1, xs.length) * lattice.stepX() * lattice.stepY());
    for (int point = 0; point < xs.length; point++) {
      double column = (xs[point] - lattice.left()) / lattice.stepX();
      double row = (ys[point] - lattice.bottom()) / lattice.stepY();
      boolean inside =
          column >= 0 && row >= 0 && column < lattice.columns() - 1 && row < lattice.rows() - 1;
      if (inside && member.test(point)) {
        int i = (int) column;
        int j = (int) row;
        double u = column - i;
        double v = row - j;
        int at = j * lattice.columns() + i;
        bins[at] += (float) (share * (1 - u) * (1 - v));
        bins[at + 1] += (float) (share * u * (1 - v));
        bins[at + lattice.columns()] += (float) (share * (1 - u) * v);
        bins[at + lattice.columns() + 1] += (float) (share * u * v);
      }
    }
    return bins;
  }

  private static float[] smoothed(Lattice lattice, float[] bins, Bandwidth bandwidth) {
    int columns = lattice.columns();
    int rows = lattice.rows();
    float[] across = kernel(bandwidth.x() / lattice.stepX());
    float[] up = kernel(bandwidth.y() / lattice.stepY());
    float[] half = new float[bins.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float value = bins[row * columns + column];
        if (value != 0) {
          spread(half, row * columns, column, columns, value, across);
        }
      }
    }
    float[] full = new float[bins.length];
    for (int row = 0; row < rows; row++) {
      addRows(half, full, row, columns, rows, up);
    }
    return full;
  }

  private static void spread(
      float[] target, int start, int column, int columns, float value, float[] kernel) {
    int reach = kernel.length / 2;
    int end = Math.min(columns - 1, column + reach);
    for (int i = Math.max(0, column - reach); i <= end; i++) {
      target[start + i] += value * kernel[i - column + reach];
    }
  }

  private static void addRows(
      float[] half, float[] full, int row, int columns, int rows, float[] kernel) {
    int reach = kernel.length / 2;
    for (int j = Math.max(0, row - reach); j <= Math.min(rows - 1, row + reach); j++) {
      float weight = kernel[j - row + reach];
      int from = j * columns;
      int to = row * columns;
      for (int column = 0; column < columns; column++) {
        full[to + column] += half[from + column] * weight;
      }
    }
  }

  /// A Gaussian cut off at four standard deviations, with sum 1.
  private static float[] kernel(double width) {
    int reach = Math.max(1, (int) Math.ceil(REACH * width));
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = Math.exp(-0.5 * i * i / (width * width));
      sum += weights[i + reach];
    }
    float[] kernel = new float[weights.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (weights[i] / sum);
    }
    return kernel;
  }

  private static float[] densities(Lattice lattice, float[] values, float[] xs, float[] ys) {
    float[] densities = new float[xs.length];
    for (int point = 0; point < xs.length; point++) {
      densities[point] = (float) lattice.between(values, xs[point], ys[point]);
    }
    return densities;
  }

  /// Mean logarithm of each point's density given the others.
  ///
  /// @param own what each point adds to the density at its own place
  private static double likelihood(float[] densities, double own) {
    double sum = 0;
    for (float density : densities) {
      sum += Math.log(Math.max(density - own, own * 1e-3));
    }
    return sum / Math.max(1, densities.length);
  }

  /// Where the density is known.
  public Lattice lattice() {
    return lattice;
  }

  /// The density at each place of the lattice; the array itself, for speed: do not write to it.
  public float[] values() {
    return values;
  }

  /// Density at a place, per squared latent unit; 0 outside the lattice.
  public double at(double x, double y) {
    return lattice.between(values, x, y);
  }

  /// The density that a share of the points exceed: the line at this level encloses them.
  ///
  /// @param share 0 to 1
  public double levelHolding(double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round((1 - share) * (sorted.length - 1))];
  }

  /// The share of the points that lie where it is less dense, 0 to 1.
  public double rank(double density) {
    int found = Arrays.binarySearch(sorted, (float) density);
    return sorted.length == 0 ? 0 : (double) (found < 0 ? -found - 1 : found) / sorted.length;
  }

  /// Whether the density is at least the one that 99 % of the points exceed.
  public boolean supports(double x, double y) {
    return at(x, y) >= levelHolding(SUPPORTED) && at(x, y) > 0;
  }

  private static float[] finite(float[] xs, float[] ys, float[] wanted) {
    float[] kept = new float[wanted.length];
    int count = 0;
    for (int i = 0; i < wanted.length; i++) {
      if (Float.isFinite(xs[i]) && Float.isFinite(ys[i])) {
        kept[count++] = wanted[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /// The smaller of standard deviation and normalised interquartile range.
  private static double robustSpread(float[] values) {
    if (values.length < 2) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    double deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    float[] ordered = values.clone();
    Arrays.sort(ordered);
    double quartiles = ordered[ordered.length * 3 / 4] - ordered[ordered.length / 4];
    double robust = quartiles / NORMAL_QUARTILES;
    return robust > 0 ? Math.min(deviation, robust) : deviation;
  }
}
