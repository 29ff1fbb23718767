package lunula.data;

import lunula.files.Progress;

/// A data set that can be loaded. Loads anew on every call, keeps nothing.
public interface DataSource {
  /// Names it in files and commands.
  String id();

  /// Shown to the person.
  String name();

  /// Reads or draws all images. Blocking; usable from any thread.
  ///
  /// @throws DataException if it cannot be used, with a sentence for the person
  LoadOutcome load(Progress progress) throws DataException;
}
