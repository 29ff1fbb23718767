package lunula.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines of equal value over a lattice: marching squares with linear interpolation; saddles are
/// decided by the mean of their four corners. Immutable; any thread.
public final class Contours {
  private static final int NONE = -1;

  private final Lattice lattice;
  private final float[] values;
  private final double level;
  private final int[] first;
  private final int[] second;

  private Contours(Lattice lattice, float[] values, double level) {
    this.lattice = lattice;
    this.values = values;
    this.level = level;
    first = new int[2 * lattice.count()];
    second = new int[2 * lattice.count()];
    Arrays.fill(first, NONE);
    Arrays.fill(second, NONE);
  }

  /// The lines at a level, each a row of x, y, x, y … in latent units; one that is closed ends
  /// where it begins.
  ///
  /// @param values one a place of the lattice
  public static List<float[]> of(Lattice lattice, float[] values, double level) {
    var contours = new Contours(lattice, values, level);
    contours.crossCells();
    return contours.joined();
  }

  private void crossCells() {
    for (int row = 0; row < lattice.rows() - 1; row++) {
      for (int column = 0; column < lattice.columns() - 1; column++) {
        cross(row * lattice.columns() + column);
      }
    }
  }

  /// Edges have numbers: twice their lower left place, one more for those that go up.
  private void cross(int place) {
    int up = lattice.columns();
    int corners =
        above(place) | above(place + 1) << 1 | above(place + up + 1) << 2 | above(place + up) << 3;
    int bottom = 2 * place;
    int top = 2 * (place + up);
    int left = 2 * place + 1;
    int right = 2 * (place + 1) + 1;
    switch (corners) {
      case 1, 14 -> join(left, bottom);
      case 2, 13 -> join(bottom, right);
      case 3, 12 -> join(left, right);
      case 4, 11 -> join(right, top);
      case 6, 9 -> join(bottom, top);
      case 7, 8 -> join(left, top);
      case 5, 10 -> joinSaddle(place, corners == 5, left, bottom, right, top);
      default -> {}
    }
  }

  private void joinSaddle(int place, boolean rising, int left, int bottom, int right, int top) {
    int up = lattice.columns();
    double middle =
        (values[place] + values[place + 1] + values[place + up] + values[place + up + 1]) / 4.0;
    if (middle >= level == rising) {
      join(left, top);
      join(bottom, right);
    } else {
      join(left, bottom);
      join(right, top);
    }
  }

  private int above(int place) {
    return values[place] >= level ? 1 : 0;
  }

  private void join(int a, int b) {
    link(a, b);
    link(b, a);
  }

  private void link(int from, int to) {
    if (first[from] == NONE) {
      first[from] = to;
    } else {
      second[from] = to;
    }
  }

  private List<float[]> joined() {
    List<float[]> lines = new ArrayList<>();
    // Open lines first, from an end; what is left is closed.
    for (int edge = 0; edge < first.length; edge++) {
      if (first[edge] != NONE && second[edge] == NONE) {
        lines.add(follow(edge));
      }
    }
    for (int edge = 0; edge < first.length; edge++) {
      if (first[edge] != NONE) {
        lines.add(follow(edge));
      }
    }
    return lines;
  }

  private float[] follow(int start) {
    float[] line = new float[64];
    int length = 0;
    int edge = start;
    while (edge != NONE) {
      if (length + 2 > line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (float) x(edge);
      line[length++] = (float) y(edge);
      edge = leave(edge);
    }
    return Arrays.copyOf(line, length);
  }

  /// The next edge of a line; forgets the way there, in both directions.
  private int leave(int edge) {
    int next = first[edge];
    first[edge] = second[edge];
    second[edge] = NONE;
    if (next != NONE) {
      if (first[next] == edge) {
        first[next] = second[next];
      }
      second[next] = NONE;
    }
    return next;
  }

  private double x(int edge) {
    int place = edge / 2;
    return lattice.x(place % lattice.columns())
        + (edge % 2 == 0 ? share(place, place + 1) * lattice.stepX() : 0);
  }

  private double y(int edge) {
    int place = edge / 2;
    int up = place + lattice.columns();
    return lattice.y(place / lattice.columns())
        + (edge % 2 == 1 ? share(place, up) * lattice.stepY() : 0);
  }

  private double share(int from, int to) {
    return (level - values[from]) / ((double) values[to] - values[from]);
  }
}
