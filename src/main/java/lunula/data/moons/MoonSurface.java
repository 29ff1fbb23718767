package lunula.data.moons;

/// What the lit ground of a drawn moon looks like.
public enum MoonSurface {
  /// Even grey: the sum of the pixels is the lit area.
  PLAIN,
  /// Dark maria, bright craters with rays, and a shaded terminator.
  MARIA
}
