package lunula.ui.data;

import java.util.List;
import lunula.data.DataSet;
import lunula.data.Preview;
import lunula.data.Skipped;
import lunula.datasets.DataChoice;
import org.jspecify.annotations.Nullable;

/// Where the adding of a person's own images stands.
public sealed interface Adding {
  /// Nobody is adding any.
  record Closed() implements Adding {}

  /// A file or folder is to be chosen.
  record Choosing() implements Adding {}

  /// The first images are being read.
  ///
  /// @param what file or folder
  record Looking(String what) implements Adding {}

  /// What was chosen cannot be used.
  ///
  /// @param reason a sentence for the person
  record Refused(String reason) implements Adding {}

  /// The first images are there; the rest can be added.
  ///
  /// @param problem why the last try failed; null if there was none
  record Ready(Preview preview, @Nullable String problem) implements Adding {}

  /// All texts of a file are there and can be added.
  ///
  /// @param problem why the last try failed; null if there was none
  record TextsReady(DataSet data, @Nullable String problem) implements Adding {}

  /// All images are being read and kept.
  record Importing() implements Adding {}

  /// The images are a data set.
  ///
  /// @param count how many images it has
  /// @param skipped what was left out, with reasons: at most the first hundred thousand
  /// @param skippedCount how many were left out in all
  /// @param notes what was found out, one sentence each
  record Added(
      DataChoice choice, int count, List<Skipped> skipped, int skippedCount, List<String> notes)
      implements Adding {}
}
