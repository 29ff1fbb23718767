package lunula.train;

/// How fast a run goes of late, and how long it will still take. Steps and looks at the test images
/// are counted apart: looks are frequent at first and rare later.
final class TrainingPace {
  /// Weight of the newest measurement, once there are enough.
  private static final double NEWEST = 0.05;

  private final int epochs;
  private final int batches;
  private final Recent step = new Recent();
  private final Recent look = new Recent();

  /// @param batches an epoch
  TrainingPace(int epochs, int batches) {
    this.epochs = epochs;
    this.batches = batches;
  }

  /// Takes the time of some steps, looks left out.
  void stepped(int steps, double seconds) {
    if (steps > 0) {
      step.add(seconds / steps);
    }
  }

  /// Takes the time of a look.
  void looked(double seconds) {
    look.add(seconds);
  }

  /// Seconds to the end.
  ///
  /// @param epoch the running one, from 1
  /// @param batch batches of it that are done
  double secondsLeft(int epoch, int batch) {
    double stepsLeft = (double) (epochs - epoch) * batches + batches - batch;
    return stepsLeft * step.mean + looksLeft(epoch, batch) * look.mean;
  }

  private double looksLeft(int epoch, int batch) {
    double looks = MapUpdateSchedule.looks(epoch) * (1 - batch / (double) batches);
    for (int later = epoch + 1; later <= epochs; later++) {
      looks += MapUpdateSchedule.looks(later);
    }
    return looks;
  }

  /// The mean of the first measurements, then one that forgets.
  private static final class Recent {
    private double mean;
    private int count;

    void add(double value) {
      count++;
      mean += (value - mean) * Math.max(NEWEST, 1.0 / count);
    }
  }

  /// When the map is encoded anew: often while the model changes fast, then rarely.
  static final class MapUpdateSchedule {
    /// Whether to look after `batch` batches of an epoch (both counted from 1). The end of an epoch
    /// is looked at anyway.
    static boolean shows(int epoch, int batch, int batches) {
      if (batch == batches) {
        return false;
      }
      int looks = looks(epoch);
      boolean firstSteps = epoch == 1 && (batch == 5 || batch == 15);
      return firstSteps || batch * looks / batches != (batch - 1) * looks / batches;
    }

    /// About how often an epoch is looked at, its end included.
    static int looks(int epoch) {
      return switch (epoch) {
        case 1 -> 16;
        case 2 -> 8;
        case 3, 4 -> 4;
        default -> 2;
      };
    }
  }
}
