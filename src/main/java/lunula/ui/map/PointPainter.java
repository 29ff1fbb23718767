package lunula.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import lunula.geometry.Viewport;
import org.jspecify.annotations.Nullable;

/// Draws the points into the pixels: soft dots while they are many and small, the classes' shapes
/// once there is room.
final class PointPainter {
  static final double SHAPES_FROM = 2.75;
  private static final double LARGEST = 6;
  static final double FADED = 0.12;
  static final double FADED_REST = 0.3;
  private static final double BESIDE_PICTURES = 0.35;
  static final int GREY = 0xFF8A90A0;

  private final Raster raster;
  private final double renderScale;
  private final int[] colours;
  private final double strength;

  /// @param renderScale pixels of the raster per pixel of the viewport
  /// @param colours ARGB by class; more classes than colours begin again
  /// @param besidePictures whether images stand in place of some points, and the dots back
  PointPainter(Raster raster, double renderScale, int[] colours, boolean besidePictures) {
    this.raster = raster;
    this.renderScale = renderScale;
    this.colours = colours;
    strength = besidePictures ? BESIDE_PICTURES : 1;
  }

  /// How strong dots of a radius are, 0 to 1: alone, small ones need not shine through.
  static double opacity(double radius) {
    return Math.clamp(0.62 + 0.12 * (radius - 1.3), 0.62, 0.92);
  }

  /// A dot's radius in pixels: smaller where there are many, growing gently with the zoom.
  static double radius(int count, double scale) {
    double crowded = Math.clamp(1.9 - 0.32 * Math.log10(Math.max(count, 1) / 5000.0), 1.3, 2.6);
    double closeness = Math.clamp(scale / 150, 0.8, 60);
    return Math.min(LARGEST, crowded * Math.pow(closeness, 0.33));
  }

  /// Draws all visible points; the highlighted class, if any, last and the others faded.
  ///
  /// @param emphasis the points that stand out, drawn last while the others are grey; null: all
  ///     are alike, and the classes decide
  void paint(PointCloud cloud, Viewport viewport, ClassFilter filter, @Nullable BitSet emphasis) {
    if (emphasis == null) {
      paint(cloud, viewport, filter);
      return;
    }
    double radius = radius(cloud.count(), viewport.scale());
    double opacity = strength * opacity(radius);
    var grey = new int[colours.length];
    Arrays.fill(grey, GREY);
    var rest = (BitSet) emphasis.clone();
    rest.flip(0, cloud.count());
    paint(cloud, viewport, stamps(filter, radius, opacity * FADED_REST), grey, rest);
    paint(cloud, viewport, stamps(filter, radius, Math.min(1, opacity * 1.2)), colours, emphasis);
  }

  private void paint(PointCloud cloud, Viewport viewport, ClassFilter filter) {
    double radius = radius(cloud.count(), viewport.scale());
    double opacity = strength * opacity(radius);
    int highlighted = filter.highlighted();
    boolean allAlike = highlighted == ClassFilter.NONE || filter.isHidden(highlighted);
    @Nullable Stamp[] stamps = stamps(filter, radius, allAlike ? opacity : opacity * FADED);
    if (!allAlike) {
      stamps[highlighted] = null;
    }
    paint(cloud, viewport, stamps, colours, null);
    if (!allAlike) {
      Arrays.fill(stamps, null);
      stamps[highlighted] = stamp(highlighted, radius, Math.min(1, opacity * 1.2));
      paint(cloud, viewport, stamps, colours, null);
    }
  }

  private @Nullable Stamp[] stamps(ClassFilter filter, double radius, double opacity) {
    var stamps = new @Nullable Stamp[256];
    for (int label = 0; label < filter.classCount(); label++) {
      stamps[label] = filter.isHidden(label) ? null : stamp(label, radius, opacity);
    }
    return stamps;
  }

  private Stamp stamp(int label, double radius, double opacity) {
    Glyph glyph = radius < SHAPES_FROM ? Glyph.CIRCLE : Glyph.of(label);
    return raster.stamp(glyph, radius * renderScale, opacity);
  }

  private void paint(
      PointCloud cloud,
      Viewport viewport,
      @Nullable Stamp[] stamps,
      int[] inks,
      @Nullable BitSet only) {
    // Places are counted in fractions of a pixel from the outermost border's corner.
    int phases = Stamp.PHASES;
    double scale = viewport.scale() * renderScale * phases;
    double left =
        (viewport.width() / 2 * renderScale + Raster.BORDER) * phases
            - viewport.centre().x() * scale;
    double top =
        (viewport.height() / 2 * renderScale + Raster.BORDER) * phases
            + viewport.centre().y() * scale;
    var pass = new Pass(cloud, scale, left, top, stamps, inks, only);
    raster.inBands(pass::paint);
  }

  /// Points that are stamped in one go, band by band: a point on the edge of two is stamped in part
  /// by each.
  private final class Pass {
    private final PointCloud cloud;
    private final double scale;
    private final double left;
    private final double top;
    private final @Nullable Stamp[] stamps;
    private final int[] inks;
    private final @Nullable BitSet only;
    private final int reach;

    Pass(
        PointCloud cloud,
        double scale,
        double left,
        double top,
        @Nullable Stamp[] stamps,
        int[] inks,
        @Nullable BitSet only) {
      this.cloud = cloud;
      this.scale = scale;
      this.left = left;
      this.top = top;
      this.stamps = stamps;
      this.inks = inks;
      this.only = only;
      reach =
          Arrays.stream(stamps)
              .filter(Objects::nonNull)
              .mapToInt(stamp -> stamp == null ? 0 : stamp.reach())
              .max()
              .orElse(0);
    }

    void paint(Raster.Band band) {
      int phases = Stamp.PHASES;
      int first = band.top() + Raster.BORDER;
      int end = band.bottom() + Raster.BORDER;
      int leastX = Raster.BORDER / 2 * phases;
      int mostX = (raster.stride() - Raster.BORDER / 2) * phases;
      int leastY = Math.max(0, first - reach) * phases;
      int mostY = Math.min(raster.height() + 2 * Raster.BORDER, end + reach) * phases;
      float[] xs = cloud.xs();
      float[] ys = cloud.ys();
      for (int index = 0; index < xs.length; index++) {
        int y = (int) (top - ys[index] * scale);
        if (y >= leastY && y < mostY) {
          int x = (int) (left + xs[index] * scale);
          if (x >= leastX && x < mostX && (only == null || only.get(index))) {
            stamp(cloud.label(index), x, y, first, end);
          }
        }
      }
    }

    private void stamp(int label, int x, int y, int first, int end) {
      Stamp stamp = stamps[label];
      if (stamp == null) {
        return;
      }
      int phases = Stamp.PHASES;
      int argb = inks[label % inks.length];
      int phase = x % phases + y % phases * phases;
      int row = y / phases;
      int stride = raster.stride();
      int middle = row * stride + x / phases;
      int redBlue = argb & 0xFF00FF;
      int green = argb & 0x00FF00;
      if (row - stamp.reach() >= first && row + stamp.reach() < end) {
        stamp.press(raster.pixels(), middle, phase, redBlue, green);
      } else {
        stamp.pressWithin(
            raster.pixels(), middle, phase, redBlue, green, first * stride, end * stride);
      }
    }
  }
}
