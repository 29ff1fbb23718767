package lunula.train;

/// When the map is encoded anew: often while the model changes fast, then rarely.
final class MapUpdateSchedule {
  private MapUpdateSchedule() {}

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
