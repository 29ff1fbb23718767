package lunula.ui.map;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import org.jspecify.annotations.Nullable;

/// Which part of the latent space the map shows: all points, or what the person has zoomed or
/// panned to. JavaFX thread only.
final class Camera {
  private static final double MARGIN = 32;
  private static final double MARGIN_SHARE = 0.075;
  private static final double LEGEND_WIDTH = 176;
  private static final double BAR_WIDTH = 44;
  private static final double ROOM_FOR_BOTH = 600;
  private static final double LEAST_EXTENT = 2;
  private static final double SAME_SCALE = 1.03;

  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(new Viewport(new LatentPoint(0, 0), 100, 1, 1));
  private Viewport glideFrom = viewport.get();
  private @Nullable Viewport glideTo;
  private boolean touched;
  private @Nullable MapArea shownArea;

  /// The part of the latent space that is shown.
  ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /// Whether the person has zoomed or panned, so that the points are not followed.
  boolean isTouched() {
    return touched;
  }

  /// Follows the points again from their next move on.
  void release() {
    touched = false;
    shownArea = null;
  }

  /// Shows all points.
  ///
  /// @param points where they are at rest; null if there are none
  void fit(@Nullable LatentBounds points) {
    release();
    glideTo = null;
    if (points != null) {
      viewport.set(fitted(points));
    }
  }

  private Viewport fitted(LatentBounds points) {
    Viewport now = viewport.get();
    // The tools cover the left side, the legend the right one: the points go between them where
    // there is room for all.
    boolean room = now.width() > ROOM_FOR_BOTH;
    double left = room ? BAR_WIDTH : 0;
    double right = room ? LEGEND_WIDTH : 0;
    double between = now.width() - left - right;
    // On a large screen the few points outside the bounds stand apart, and would be cut off.
    double margin = Math.max(MARGIN, MARGIN_SHARE * Math.min(between, now.height()));
    return Viewport.fitted(points.atLeast(LEAST_EXTENT), between, now.height(), margin)
        .resized(now.width(), now.height())
        .panned((left - right) / 2, 0);
  }

  /// Begins to follow points that glide to other places, unless the person has zoomed or panned.
  ///
  /// @param points where they will be at rest
  void glide(LatentBounds points) {
    glideFrom = viewport.get();
    glideTo = touched ? null : refitted(points);
  }

  private @Nullable Viewport refitted(LatentBounds points) {
    Viewport now = viewport.get();
    Viewport best = fitted(points);
    double ratio = best.scale() / now.scale();
    double shift = best.centre().distanceTo(now.centre()) * best.scale();
    boolean sameEnough =
        ratio < SAME_SCALE && ratio > 1 / SAME_SCALE && shift < (SAME_SCALE - 1) * now.width();
    return sameEnough ? null : best;
  }

  /// Moves the viewport along its glide, 0 to 1.
  void advance(double share) {
    Viewport end = glideTo;
    if (end != null) {
      viewport.set(glideFrom.towards(end, share));
    }
  }

  /// Ends the glide.
  void arrive() {
    glideTo = null;
  }

  /// The map's size on the screen has changed, in pixels.
  ///
  /// @param points where they are at rest; null if there are none
  /// @return whether other points may be under the pointer now
  boolean resize(double width, double height, @Nullable LatentBounds points) {
    viewport.set(viewport.get().resized(Math.max(1, width), Math.max(1, height)));
    MapArea wanted = shownArea;
    if (wanted != null) {
      show(wanted);
    } else if (!touched) {
      fit(points);
    }
    return wanted != null || !touched;
  }

  /// What is seen of the map, if the person has zoomed or panned; null if all of it.
  @Nullable MapArea area() {
    Viewport now = viewport.get();
    return touched
        ? new MapArea(now.centre(), now.width() / now.scale(), now.height() / now.scale())
        : null;
  }

  /// Shows a part of the map, whatever the map's size on the screen is or becomes, until the person
  /// zooms or pans.
  void show(MapArea wanted) {
    Viewport now = viewport.get();
    double scale = Math.min(now.width() / wanted.across(), now.height() / wanted.down());
    double within = Math.clamp(scale, Viewport.MIN_SCALE, Viewport.MAX_SCALE);
    touch(new Viewport(wanted.centre(), within, now.width(), now.height()));
    shownArea = wanted;
  }

  /// The person has zoomed or panned.
  void touch(Viewport changed) {
    touched = true;
    shownArea = null;
    glideTo = null;
    viewport.set(changed);
  }
}
