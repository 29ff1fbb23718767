package lunula.geometry;

/// A way's part between two of its stops. Immutable.
interface PathPiece {
  /// The place a share of the piece's time along it; exactly its ends at 0 and 1.
  ///
  /// @param share 0..1
  double[] at(double share);

  /// Length in latent units.
  double length();
}
