package lunula.data.moons;

/// What the dark side of a drawn moon looks like.
public enum MoonNight {
  /// Black.
  DARK,
  /// A little light from the Earth, the more the thinner the crescent.
  EARTHSHINE
}
