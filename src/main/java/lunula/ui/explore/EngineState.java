package lunula.ui.explore;

/// Where the engine that decodes stands.
public enum EngineState {
  /// Not up yet; the map is drawn from stored encodings.
  STARTING,
  /// Every place is decoded as the hand gets there.
  LIVE,
  /// It could not be started; the map works, decoding does not.
  FAILED
}
