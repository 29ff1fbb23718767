package lunula.ui.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import lunula.geometry.Contours;
import lunula.geometry.KernelDensity;
import lunula.geometry.NearestPoints;
import lunula.model.Encodings;
import lunula.ui.explore.MapData;

/// The density of the shown points of a map, its contours and an index of nearest neighbours: what
/// the layers are drawn from. Computed in the background.
///
/// @param request what it was computed for
/// @param labels class numbers of the shown points
/// @param points index of the shown points
/// @param density kernel density of the shown points
/// @param field the density as a layer of colour
/// @param contours lines that enclose shares of the points
record PointAnalysis(
    Request request,
    byte[] labels,
    NearestPoints points,
    KernelDensity density,
    ColourField field,
    List<Contour> contours) {
  private static final int DRAWN = 20_000;
  private static final int[] PERCENTS = {50, 75, 90, 95, 99};

  /// What to analyse.
  ///
  /// @param hidden the classes that are not shown; nobody writes to it
  /// @param byClass whether the density has the colours of the classes
  record Request(MapData map, BitSet hidden, boolean byClass) {
    @SuppressWarnings("ReferenceEquality") // comparing the points themselves would take long
    boolean isAlike(Request other) {
      return map == other.map && byClass == other.byClass && hidden.equals(other.hidden);
    }
  }

  /// The lines that enclose a share of the points.
  ///
  /// @param percent that share
  /// @param lines each x, y, x, y … in latent units
  record Contour(int percent, List<float[]> lines) {}

  /// Takes some tens of milliseconds for 70,000 points. Any thread.
  static PointAnalysis of(Request request) {
    MapData map = request.map().count() == 0 ? drawn(request.map()) : request.map();
    int[] members = members(map, request.hidden());
    float[] xs = new float[members.length];
    float[] ys = new float[members.length];
    byte[] labels = new byte[members.length];
    for (int i = 0; i < members.length; i++) {
      xs[i] = map.places().xs()[members[i]];
      ys[i] = map.places().ys()[members[i]];
      labels[i] = map.labels()[members[i]];
    }
    KernelDensity density = KernelDensity.of(xs, ys);
    ColourField field =
        request.byClass()
            ? ColourField.of(density, parts(density, xs, ys, labels, map.classNames().size()))
            : ColourField.of(density);
    return new PointAnalysis(
        request, labels, new NearestPoints(xs, ys), density, field, contours(density));
  }

  /// Of a map without points, places drawn from the model's prior stand for them: uniform as far as
  /// the map reaches if that is 1, else normal.
  private static MapData drawn(MapData map) {
    var random = new Random(1);
    double reach = map.places().bounds().maxX();
    float[] places = new float[2 * DRAWN];
    for (int at = 0; at < places.length; at++) {
      places[at] = (float) (reach <= 1 ? random.nextDouble(-1, 1) : random.nextGaussian());
    }
    return new MapData(Encodings.points(2, places), new byte[DRAWN], map.classNames());
  }

  private static int[] members(MapData map, BitSet hidden) {
    int[] members = new int[map.count()];
    int count = 0;
    for (int point = 0; point < members.length; point++) {
      boolean somewhere =
          Float.isFinite(map.places().xs()[point]) && Float.isFinite(map.places().ys()[point]);
      if (somewhere && !hidden.get(map.label(point))) {
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
    for (int percent : PERCENTS) {
      double level = density.levelHolding(percent / 100.0);
      if (level > 0) {
        contours.add(new Contour(percent, Contours.of(density.lattice(), density.values(), level)));
      }
    }
    return contours;
  }
}
