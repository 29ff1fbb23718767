package lunula.train;

/// Keeps the newest state of a run where a later start of Lunula finds it. Asked on the training
/// thread, which it holds up no longer than a look at the clock.
public interface Checkpoints {
  /// Keeps nothing.
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public boolean isDue() {
          return false;
        }

        @Override
        public void keep(RunState state) {
          // Nobody will ask for it.
        }

        @Override
        public void forget() {
          // There is none.
        }
      };

  /// Whether it is time to keep another state. Asked after every step.
  boolean isDue();

  /// Takes a state in place of the one before. Returns at once.
  void keep(RunState state);

  /// Deletes the state, since what the run has learned is kept elsewhere or not wanted. Any thread;
  /// returns at once.
  void forget();
}
