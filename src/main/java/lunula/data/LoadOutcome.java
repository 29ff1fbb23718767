package lunula.data;

import java.util.List;

/// How loading ended, where it did not fail.
public sealed interface LoadOutcome {
  /// The images are there.
  ///
  /// @param data what was loaded
  /// @param skipped what was left out, with reasons: at most the first hundred thousand
  /// @param skippedCount how many were left out in all
  /// @param notes what was found out and should be said, one sentence each
  record Loaded(DataSet data, List<Skipped> skipped, int skippedCount, List<String> notes)
      implements LoadOutcome {
    public Loaded {
      skipped = List.copyOf(skipped);
      notes = List.copyOf(notes);
    }

    /// Loaded whole, with nothing to remark.
    public Loaded(DataSet data) {
      this(data, List.of(), 0, List.of());
    }
  }

  /// The listener ended it; nothing was kept.
  record Cancelled() implements LoadOutcome {}

  /// What was loaded where nobody could cancel.
  default DataSet whole() {
    if (this instanceof Loaded loaded) {
      return loaded.data();
    }
    throw new AssertionError("nobody cancelled: " + this);
  }
}
