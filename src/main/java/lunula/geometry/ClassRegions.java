package lunula.geometry;

import java.util.Arrays;

/// Which class is the most frequent among the nearest points of each place of a lattice, and how
/// far these agree: the k-nearest-neighbour rule (Cover & Hart 1967). Immutable; any thread.
///
/// @param lattice the places
/// @param classes one class number a place; nobody writes to it
/// @param agreement share of the nearest points that are of that class, 0 to 255 for 0 to 1; 0
///     where nobody asked
public record ClassRegions(Lattice lattice, byte[] classes, byte[] agreement) {
  /// How many neighbours vote.
  public static final int NEIGHBOURS = 10;

  /// Which places matter.
  @FunctionalInterface
  public interface Where {
    /// Whether the class of a place is wanted.
    boolean matters(double x, double y);
  }

  /// Lets the [#NEIGHBOURS] nearest points of each place vote; of classes with as many votes the
  /// one with the nearest point wins. Some microseconds a place, so in the background.
  ///
  /// @param labels class numbers of the points, unsigned bytes
  public static ClassRegions of(Lattice lattice, NearestPoints points, byte[] labels, Where where) {
    byte[] classes = new byte[lattice.count()];
    byte[] agreement = new byte[lattice.count()];
    int[] nearest = new int[NEIGHBOURS];
    int[] votes = new int[256];
    for (int place = 0; place < classes.length; place++) {
      double x = lattice.x(place % lattice.columns());
      double y = lattice.y(place / lattice.columns());
      int found = where.matters(x, y) ? points.nearest(new LatentPoint(x, y), nearest) : 0;
      if (found > 0) {
        int winner = winner(nearest, found, labels, votes);
        classes[place] = (byte) winner;
        agreement[place] = (byte) (255 * votes[winner] / found);
      }
    }
    return new ClassRegions(lattice, classes, agreement);
  }

  private static int winner(int[] nearest, int found, byte[] labels, int[] votes) {
    Arrays.fill(votes, 0);
    for (int i = 0; i < found; i++) {
      votes[labels[nearest[i]] & 255]++;
    }
    int winner = labels[nearest[0]] & 255;
    for (int i = 1; i < found; i++) {
      int label = labels[nearest[i]] & 255;
      winner = votes[label] > votes[winner] ? label : winner;
    }
    return winner;
  }
}
