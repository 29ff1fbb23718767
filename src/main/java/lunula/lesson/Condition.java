package lunula.lesson;

import java.util.List;

/// Something that must have happened before a lesson goes on: one of a closed set.
public sealed interface Condition {
  /// The cursor has been near each of these stops of the path.
  ///
  /// @param stops counted from 0: A is 0
  record Visited(List<Integer> stops) implements Condition {
    public Visited {
      stops = List.copyOf(stops);
    }
  }

  /// The cursor has been near a place.
  ///
  /// @param where an image or a place
  /// @param within latent units
  record CursorNear(Answer where, double within) implements Condition {}

  /// A training has made that many epochs.
  record Epochs(int count) implements Condition {}

  /// Models of these β have been on the map.
  record Beta(List<Double> values) implements Condition {
    public Beta {
      values = List.copyOf(values);
    }
  }

  /// The question is answered.
  record Answered() implements Condition {}

  /// Each of these actions has been done.
  ///
  /// @param actions ids
  record Pressed(List<String> actions) implements Condition {
    public Pressed {
      actions = List.copyOf(actions);
    }
  }
}
