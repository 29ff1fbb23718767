package lunula.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A way's part between two of its stops. Immutable.
interface PathPiece {
  /// The place a share of the piece's time along it; exactly its ends at 0 and 1.
  ///
  /// @param share 0..1
  double[] at(double share);

  /// Length in latent units.
  double length();

  /// Straight from one place to another, at constant speed.
  record Straight(double[] from, double[] to) implements PathPiece {
    @Override
    public double[] at(double share) {
      if (share >= 1) {
        return to.clone();
      }
      double[] place = from.clone();
      for (int i = 0; i < place.length; i++) {
        place[i] += share * (to[i] - from[i]);
      }
      return place;
    }

    @Override
    public double length() {
      return distance(from, to);
    }

    static double distance(double[] from, double[] to) {
      double sum = 0;
      for (int i = 0; i < from.length; i++) {
        sum += (to[i] - from[i]) * (to[i] - from[i]);
      }
      return Math.sqrt(sum);
    }
  }

  /// Along the great circle about the origin that holds both directions, the radius going evenly
  /// from the one to the other: slerp of the directions, so that the way keeps to the shell in
  /// which a normal prior has its mass (White 2016, "Sampling Generative Networks", section 2.1).
  /// Straight where an end is the origin or both lie opposite each other, where there is no such
  /// circle.
  record Spherical(double[] from, double[] to) implements PathPiece {
    private static final double PARALLEL = 1e-9;
    private static final int CHORDS = 256;

    @Override
    public double[] at(double share) {
      double start = norm(from);
      double end = norm(to);
      double angle = angle(start, end);
      if (share <= 0 || share >= 1 || Math.sin(angle) < PARALLEL) {
        return new Straight(from, to).at(share);
      }
      double here = Math.sin((1 - share) * angle) / Math.sin(angle) / start;
      double there = Math.sin(share * angle) / Math.sin(angle) / end;
      double radius = start + share * (end - start);
      double[] place = from.clone();
      for (int i = 0; i < place.length; i++) {
        place[i] = radius * (here * from[i] + there * to[i]);
      }
      return place;
    }

    /// Between the two directions, in radians; 0 if an end has none.
    private double angle(double start, double end) {
      if (start < PARALLEL || end < PARALLEL) {
        return 0;
      }
      double gap = 0;
      double sum = 0;
      for (int i = 0; i < from.length; i++) {
        double u = from[i] / start;
        double v = to[i] / end;
        gap += (u - v) * (u - v);
        sum += (u + v) * (u + v);
      }
      // Exact for small angles too, unlike the arc cosine (Kahan 2006).
      return 2 * Math.atan2(Math.sqrt(gap), Math.sqrt(sum));
    }

    private static double norm(double[] place) {
      double sum = 0;
      for (double coordinate : place) {
        sum += coordinate * coordinate;
      }
      return Math.sqrt(sum);
    }

    @Override
    public double length() {
      double length = 0;
      double[] last = from;
      for (int i = 1; i <= CHORDS; i++) {
        double[] next = at((double) i / CHORDS);
        length += Straight.distance(last, next);
        last = next;
      }
      return length;
    }
  }

  /// One piece of the centripetal Catmull-Rom spline, which goes through all its stops and makes
  /// neither cusps nor loops between two of them (Catmull & Rom 1974; Yuksel et al. 2011), at
  /// constant speed.
  final class Spline implements PathPiece {
    private static final int CHORDS = 64;
    private static final double CENTRIPETAL = 0.5;

    private final double[][] controls;
    private final double[] knots = new double[4];
    private final Timing timing;
    private final double length;

    private Spline(double[]... controls) {
      this.controls = controls;
      for (int i = 1; i < knots.length; i++) {
        double chord = Straight.distance(controls[i - 1], controls[i]);
        knots[i] = knots[i - 1] + Math.pow(chord, CENTRIPETAL);
      }
      double[] chords = chords();
      timing = Timing.even(chords);
      length = Arrays.stream(chords).sum();
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
      if (Straight.distance(from, to) == 0) {
        return new Straight(from, to);
      }
      double[] first = Straight.distance(before, from) == 0 ? mirrored(to, from) : before;
      double[] last = Straight.distance(to, after) == 0 ? mirrored(from, to) : after;
      return new Spline(first, from, to, last);
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
        chords[i] = Straight.distance(last, next);
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
}
