package lunula.data.moons;

import java.util.List;

/// Which phases a set of moons shows, and how they fall into classes.
///
/// Sun directions are even over the sphere (density of the phase angle in proportion to its sine),
/// so that around the full moon, where all tilts meet, no crowd of equal images gathers.
public enum MoonPhases {
  /// From full to a thin crescent of 165 degrees; beyond, nothing is left to see.
  EVERY_PHASE(
      List.of(
          new Span("Full", 0, 30),
          new Span("Gibbous", 30, 75),
          new Span("Half", 75, 105),
          new Span("Crescent", 105, 140),
          new Span("Thin crescent", 140, 165))),

  /// Full moons (up to 20 degrees) and thin crescents (140 to 165), half of each: the in-between
  /// was never seen.
  FULL_AND_CRESCENT(List.of(new Span("Full", 0, 20), new Span("Thin crescent", 140, 165)));

  private final List<Span> spans;

  /// A class of phases.
  ///
  /// @param from least phase angle in degrees
  /// @param to greatest phase angle in degrees
  record Span(String name, double from, double to) {
    /// A phase angle of this class.
    ///
    /// @param share 0 to 1; even shares give sun directions even over this zone of the sphere
    double phase(double share) {
      double near = StrictMath.cos(StrictMath.toRadians(from));
      double far = StrictMath.cos(StrictMath.toRadians(to));
      double phase = StrictMath.toDegrees(StrictMath.acos(near + share * (far - near)));
      return Math.clamp(phase, from, to);
    }

    double zone() {
      return StrictMath.cos(StrictMath.toRadians(from)) - StrictMath.cos(StrictMath.toRadians(to));
    }
  }

  MoonPhases(List<Span> spans) {
    this.spans = spans;
  }

  /// The classes' names, by number, from full to thin.
  public List<String> classNames() {
    return spans.stream().map(Span::name).toList();
  }

  /// Class of a phase angle in degrees; that of the nearest class if it is in none.
  public int classOf(double phase) {
    int best = 0;
    for (int i = 0; i < spans.size(); i++) {
      if (distance(spans.get(i), phase) < distance(spans.get(best), phase)) {
        best = i;
      }
    }
    return best;
  }

  private static double distance(Span span, double phase) {
    return Math.max(0, Math.max(span.from() - phase, phase - span.to()));
  }

  /// A phase angle of this set in degrees, by an even share of 0 to 1.
  double phase(double share) {
    double rest = share;
    for (Span span : spans) {
      double weight = weight(span);
      if (rest < weight) {
        return span.phase(rest / weight);
      }
      rest -= weight;
    }
    return spans.getLast().to();
  }

  private double weight(Span span) {
    return switch (this) {
      case EVERY_PHASE -> span.zone() / spans.stream().mapToDouble(Span::zone).sum();
      case FULL_AND_CRESCENT -> 0.5;
    };
  }
}
