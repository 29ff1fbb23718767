package lunula.geometry;

/// Straight from one place to another, at constant speed.
record StraightPiece(double[] from, double[] to) implements PathPiece {
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
