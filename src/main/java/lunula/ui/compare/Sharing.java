package lunula.ui.compare;

/// What the panes have in common.
public enum Sharing {
  /// The image: every model encodes it, and each cursor stands at its code.
  IMAGE,
  /// The place: the same z in every latent space.
  PLACE
}
