package lunula.ui.library;

/// Where the opening of a model folder stands.
public sealed interface ImportState {
  /// No folder is being opened.
  record Idle() implements ImportState {}

  /// A folder is being read, or its network encodes the images.
  ///
  /// @param name the folder's
  /// @param share of the images that are encoded, 0 to 1; -1 while there is nothing to encode
  record Running(String name, double share) implements ImportState {}

  /// It is asked to end and soon will.
  record Ending() implements ImportState {}
}
