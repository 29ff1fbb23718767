package lunula.ui.map;

import lunula.geometry.LatentPoint;

/// A part of the map.
///
/// @param centre its middle
/// @param across from left to right, in latent units
/// @param down from top to bottom, in latent units
public record MapArea(LatentPoint centre, double across, double down) {}
