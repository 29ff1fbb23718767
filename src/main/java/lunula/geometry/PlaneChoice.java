package lunula.geometry;

/// Which two directions of a latent space lie on the map.
public sealed interface PlaneChoice {
  /// The plane of the first two principal components of the encodings.
  record Principal() implements PlaneChoice {}

  /// The plane of two of the model's own axes.
  ///
  /// @param x index of the axis that goes to the right, from 0
  /// @param y index of the axis that goes up, from 0, another one
  record Axes(int x, int y) implements PlaneChoice {
    public Axes {
      if (x < 0 || y < 0 || x == y) {
        throw new IllegalArgumentException("two different axes, not " + x + " and " + y);
      }
    }
  }

  /// The plane in which the encodings vary most.
  static PlaneChoice principal() {
    return new Principal();
  }

  /// This choice, or the principal plane if the latent space has no such axes.
  default PlaneChoice within(int dimensions) {
    return switch (this) {
      case Principal principal -> principal;
      case Axes axes -> Math.max(axes.x(), axes.y()) < dimensions ? axes : principal();
    };
  }
}
