package lunula.train;

import lunula.model.plan.Optimiser;

/// The learning rate at each step of a run.
///
/// @param optimiser its highest value and its course
/// @param steps steps in the whole run, at least 1
record LearningRate(Optimiser optimiser, long steps) {
  private static final double WARM_UP_SHARE = 0.3;
  private static final double START_DIVISOR = 25;
  private static final double END_DIVISOR = 1e4;

  /// The rate of a step, counted from 0.
  double at(long step) {
    return switch (optimiser.schedule()) {
      case CONSTANT -> optimiser.learningRate();
      case ONE_CYCLE -> oneCycle(step);
    };
  }

  /// PyTorch's `OneCycleLR` with its defaults, for the rate alone: two cosine halves.
  private double oneCycle(long step) {
    double peak = optimiser.learningRate();
    double start = peak / START_DIVISOR;
    double turn = Math.max(1, WARM_UP_SHARE * steps - 1);
    if (step <= turn) {
      return cosine(start, peak, step / turn);
    }
    return cosine(peak, start / END_DIVISOR, Math.min(1, (step - turn) / (steps - 1 - turn)));
  }

  private static double cosine(double from, double to, double t) {
    return to + (from - to) * (1 + Math.cos(Math.PI * t)) / 2;
  }
}
