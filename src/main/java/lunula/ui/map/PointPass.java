package lunula.ui.map;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Points that are drawn in one go and alike but for their classes: as soft dots while they are
/// many and small, with the markers of their classes once there is room.
///
/// @param classes whose points; nobody writes to it
/// @param only which of their points, by index; null: all
/// @param colours ARGB by class; more classes than colours begin again
/// @param opacity 0 to 1
/// @param radius in pixels of the viewport
record PointPass(
    BitSet classes, @Nullable BitSet only, int[] colours, double opacity, double radius) {
  private static final double MARKERS_FROM = 2.75;
  private static final double LARGEST = 6;
  private static final double FADED = 0.12;
  private static final double REST = 0.6;
  private static final double FADED_REST = 0.3;
  private static final double BESIDE_THUMBNAILS = 0.35;
  private static final int[] GREY = {0xFF8A90A0};

  /// All shown points, in the order of drawing: those that stand out last, the others faded.
  ///
  /// @param emphasis the points that stand out while the others are grey; null: the highlighted
  ///     class does, if there is one
  /// @param scale of the viewport
  /// @param besideThumbnails whether images stand in place of some points, and the dots back
  static List<PointPass> of(
      PointCloud cloud,
      ClassFilter filter,
      @Nullable BitSet emphasis,
      int[] colours,
      double scale,
      boolean besideThumbnails) {
    double radius = radius(cloud.count(), scale);
    double opacity = (besideThumbnails ? BESIDE_THUMBNAILS : 1) * opacity(radius);
    double strong = Math.min(1, opacity * 1.2);
    var shown = new BitSet();
    shown.set(0, filter.classCount());
    shown.andNot(filter.hidden());
    if (emphasis != null) {
      var rest = (BitSet) emphasis.clone();
      rest.flip(0, cloud.count());
      return List.of(
          new PointPass(shown, rest, GREY, opacity * FADED_REST, radius),
          new PointPass(shown, emphasis, colours, strong, radius));
    }
    int highlighted = filter.highlighted();
    if (highlighted == ClassFilter.NONE || !shown.get(highlighted)) {
      if (filter.rest() == ClassFilter.NONE || !shown.get(filter.rest())) {
        return List.of(new PointPass(shown, null, colours, opacity, radius));
      }
      // What stands back is drawn first.
      var rest = new BitSet();
      rest.set(filter.rest());
      shown.clear(filter.rest());
      return List.of(
          new PointPass(rest, null, colours, opacity * REST, radius),
          new PointPass(shown, null, colours, strong, radius));
    }
    shown.clear(highlighted);
    var alone = new BitSet();
    alone.set(highlighted);
    return List.of(
        new PointPass(shown, null, colours, opacity * FADED, radius),
        new PointPass(alone, null, colours, strong, radius));
  }

  /// How opaque dots of a radius are, 0 to 1: small ones, seen alone, need not be transparent.
  private static double opacity(double radius) {
    return Math.clamp(0.62 + 0.12 * (radius - 1.3), 0.62, 0.92);
  }

  /// A dot's radius in pixels: smaller where there are many, growing gently with the zoom.
  private static double radius(int count, double scale) {
    double crowded = Math.clamp(1.9 - 0.32 * Math.log10(Math.max(count, 1) / 5000.0), 1.3, 2.6);
    double closeness = Math.clamp(scale / 150, 0.8, 60);
    return Math.min(LARGEST, crowded * Math.pow(closeness, 0.33));
  }

  boolean covers(PointCloud cloud, int point) {
    return classes.get(cloud.label(point)) && (only == null || only.get(point));
  }

  ClassMarker marker(int label) {
    return radius < MARKERS_FROM ? ClassMarker.CIRCLE : ClassMarker.of(label);
  }

  /// Colour of a class with the pass's opacity.
  int argb(int label) {
    int alpha = (int) Math.round(255 * opacity);
    return alpha << 24 | (colours[label % colours.length] & 0xFFFFFF);
  }

  /// Draws the points that are in the viewport.
  void paint(PointCloud cloud, PaintTarget target) {
    Raster raster = target.raster();
    var sprites = new @Nullable PointSprite[256];
    for (int label = classes.nextSetBit(0); label >= 0; label = classes.nextSetBit(label + 1)) {
      sprites[label] = raster.sprite(marker(label), radius * target.scale(), opacity);
    }
    int phases = PointSprite.PHASES;
    var placed =
        new PointTiles.Placed(
            cloud,
            only,
            target.viewport().scale() * target.scale() * phases,
            (target.x(0) + Raster.BORDER) * phases,
            (target.y(0) + Raster.BORDER) * phases);
    raster.points().draw(placed, sprites, colours);
  }
}
