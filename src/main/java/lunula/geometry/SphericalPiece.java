package lunula.geometry;

/// Along the great circle about the origin that holds both directions, the radius going evenly from
/// the one to the other: slerp of the directions, so that the way keeps to the shell in which a
/// normal prior has its mass (White 2016, "Sampling Generative Networks", section 2.1). Straight
/// where an end is the origin or both lie opposite each other, where there is no such circle.
record SphericalPiece(double[] from, double[] to) implements PathPiece {
  private static final double[] NOWHERE = new double[0];
  private static final double PARALLEL = 1e-9;
  private static final int CHORDS = 256;

  @Override
  public double[] at(double share) {
    double start = norm(from);
    double end = norm(to);
    double angle = angle(start, end);
    if (share <= 0 || share >= 1 || Math.sin(angle) < PARALLEL) {
      return new StraightPiece(from, to).at(share);
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
    double[] last = NOWHERE;
    for (int i = 0; i <= CHORDS; i++) {
      double[] next = at((double) i / CHORDS);
      length += i == 0 ? 0 : StraightPiece.distance(last, next);
      last = next;
    }
    return length;
  }
}
