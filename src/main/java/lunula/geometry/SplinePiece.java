package lunula.geometry;

import java.util.ArrayList;
import java.util.List;

/// One piece of the centripetal Catmull-Rom spline, which goes through all its stops and makes
/// neither cusps nor loops between two of them (Catmull & Rom 1974; Yuksel et al. 2011), at
/// constant speed.
final class SplinePiece implements PathPiece {
  private static final int CHORDS = 64;
  private static final double CENTRIPETAL = 0.5;

  private final double[][] controls;
  private final double[] knots = new double[4];
  private final Timing timing;
  private final double length;

  private SplinePiece(double[]... controls) {
    this.controls = controls;
    for (int i = 1; i < knots.length; i++) {
      double chord = StraightPiece.distance(controls[i - 1], controls[i]);
      knots[i] = knots[i - 1] + Math.pow(chord, CENTRIPETAL);
    }
    double[] chords = chords();
    timing = Timing.even(chords);
    double sum = 0;
    for (double chord : chords) {
      sum += chord;
    }
    length = sum;
  }

  /// @param stops with the first one repeated at the end if closed
  static List<PathPiece> through(List<double[]> stops, boolean closed) {
    int last = stops.size() - 1;
    double[] before = closed ? stops.get(last - 1) : mirrored(stops.get(1), stops.getFirst());
    double[] after = closed ? stops.get(1) : mirrored(stops.get(last - 1), stops.get(last));
    List<PathPiece> pieces = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      pieces.add(
          piece(
              i == 0 ? before : stops.get(i - 1),
              stops.get(i),
              stops.get(i + 1),
              i + 1 == last ? after : stops.get(i + 2)));
    }
    return pieces;
  }

  /// Stops that lie upon each other have no direction between them.
  private static PathPiece piece(double[] before, double[] from, double[] to, double[] after) {
    if (StraightPiece.distance(from, to) == 0) {
      return new StraightPiece(from, to);
    }
    double[] first = StraightPiece.distance(before, from) == 0 ? mirrored(to, from) : before;
    double[] last = StraightPiece.distance(to, after) == 0 ? mirrored(from, to) : after;
    return new SplinePiece(first, from, to, last);
  }

  private static double[] mirrored(double[] place, double[] centre) {
    double[] mirrored = centre.clone();
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] += centre[i] - place[i];
    }
    return mirrored;
  }

  private double[] chords() {
    double[] chords = new double[CHORDS];
    double[] last = curve(0);
    for (int i = 0; i < CHORDS; i++) {
      double[] next = curve((i + 1.0) / CHORDS);
      chords[i] = StraightPiece.distance(last, next);
      last = next;
    }
    return chords;
  }

  @Override
  public double[] at(double share) {
    return share <= 0 || share >= 1
        ? controls[share <= 0 ? 1 : 2].clone()
        : curve(timing.at(share));
  }

  /// The spline by the algorithm of Barry and Goldman 1988.
  private double[] curve(double share) {
    double t = knots[1] + share * (knots[2] - knots[1]);
    double[][] places = controls;
    for (int span = 1; span <= 3; span++) {
      double[][] next = new double[4 - span][];
      for (int i = 0; i < next.length; i++) {
        // The last step mixes over the inner knots only.
        int from = span == 3 ? 1 : i;
        int to = span == 3 ? 2 : i + span;
        next[i] = mix(places[i], places[i + 1], t, knots[from], knots[to]);
      }
      places = next;
    }
    return places[0];
  }

  private static double[] mix(double[] a, double[] b, double t, double from, double to) {
    double share = (t - from) / (to - from);
    double[] mixed = a.clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += share * (b[i] - a[i]);
    }
    return mixed;
  }

  @Override
  public double length() {
    return length;
  }
}
