package lunula.ui.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import lunula.geometry.Contours;
import lunula.geometry.KernelDensity;
import lunula.geometry.NearestPoints;
import lunula.ui.explore.MapData;

/// What the layers know of the shown points of a map; worked out in the background.
///
/// @param question what was asked
/// @param labels class numbers of the shown points
/// @param points finds the nearest of them
/// @param density where they lie
/// @param tint the density, to be coloured
/// @param contours lines that enclose shares of the points
record Ground(
    Question question,
    byte[] labels,
    NearestPoints points,
    KernelDensity density,
    Tint tint,
    List<Contour> contours) {
  private static final int[] HELD = {50, 75, 90, 95, 99};

  /// What to work out.
  ///
  /// @param hidden the classes that are not shown; nobody writes to it
  /// @param byClass whether the density is told class by class
  record Question(MapData map, BitSet hidden, boolean byClass) {
    @SuppressWarnings("ReferenceEquality") // comparing the points themselves would take long
    boolean isAlike(Question other) {
      return map == other.map && byClass == other.byClass && hidden.equals(other.hidden);
    }
  }

  /// The lines that enclose a share of the points.
  ///
  /// @param percent that share
  /// @param lines each x, y, x, y … in latent units
  record Contour(int percent, List<float[]> lines) {}

  /// Works it out; some tens of milliseconds for 70,000 points. Any thread.
  static Ground of(Question question) {
    MapData map = question.map();
    int[] members = members(question);
    float[] xs = new float[members.length];
    float[] ys = new float[members.length];
    byte[] labels = new byte[members.length];
    for (int i = 0; i < members.length; i++) {
      xs[i] = map.places().xs()[members[i]];
      ys[i] = map.places().ys()[members[i]];
      labels[i] = map.labels()[members[i]];
    }
    KernelDensity density = KernelDensity.of(xs, ys);
    Tint tint =
        question.byClass()
            ? Tint.of(density, parts(density, xs, ys, labels, map.classNames().size()))
            : Tint.of(density);
    return new Ground(
        question, labels, new NearestPoints(xs, ys), density, tint, contours(density));
  }

  private static int[] members(Question question) {
    MapData map = question.map();
    int[] members = new int[map.count()];
    int count = 0;
    for (int point = 0; point < members.length; point++) {
      boolean somewhere =
          Float.isFinite(map.places().xs()[point]) && Float.isFinite(map.places().ys()[point]);
      if (somewhere && !question.hidden().get(map.label(point))) {
        members[count++] = point;
      }
    }
    return Arrays.copyOf(members, count);
  }

  private static float[][] parts(
      KernelDensity density, float[] xs, float[] ys, byte[] labels, int classes) {
    float[][] parts = new float[classes][];
    for (int label = 0; label < classes; label++) {
      int wanted = label;
      parts[label] = density.part(xs, ys, point -> (labels[point] & 255) == wanted);
    }
    return parts;
  }

  private static List<Contour> contours(KernelDensity density) {
    List<Contour> contours = new ArrayList<>();
    for (int percent : HELD) {
      double level = density.levelHolding(percent / 100.0);
      if (level > 0) {
        contours.add(new Contour(percent, Contours.of(density.lattice(), density.values(), level)));
      }
    }
    return contours;
  }
}
