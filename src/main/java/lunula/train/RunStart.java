package lunula.train;

import org.jspecify.annotations.Nullable;

/// Where a run begins, and where its states are kept.
///
/// @param checkpoints keep its states
/// @param from the state of an earlier run of the same network on images of the same shape; null
/// for
///     a run from the first step
public record RunStart(Checkpoints checkpoints, @Nullable RunState from) {
  /// From the first step; nothing is kept.
  public static final RunStart FRESH = new RunStart(Checkpoints.NONE, null);
}
