package lunula.ui.map;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How the points look when each is drawn as a shape of its own: as [PointPainter] stamps them.
///
/// @param colours ARGB by class; more classes than colours begin again
/// @param filter which classes are shown
/// @param emphasis the points that stand out; null: the classes decide
record PointLook(int[] colours, ClassFilter filter, @Nullable BitSet emphasis) {
  /// Points that are drawn in one go.
  ///
  /// @param covers which
  /// @param colours ARGB by class
  /// @param opacity 0 to 1
  /// @param radius in pixels of the map
  record Coat(IntPredicate covers, int[] colours, double opacity, double radius) {
    Glyph glyph(int label) {
      return radius < PointPainter.SHAPES_FROM ? Glyph.CIRCLE : Glyph.of(label);
    }

    int argb(int label) {
      int alpha = (int) Math.round(255 * opacity);
      return alpha << 24 | (colours[label % colours.length] & 0xFFFFFF);
    }
  }

  /// In the order of drawing.
  List<Coat> coats(PointCloud cloud, double scale) {
    double radius = PointPainter.radius(cloud.count(), scale);
    double usual = PointPainter.opacity(radius);
    double strong = Math.min(1, usual * 1.2);
    IntPredicate shown = point -> !filter.isHidden(cloud.label(point));
    List<Coat> coats = new ArrayList<>();
    int highlighted = filter.highlighted();
    if (emphasis != null) {
      int[] grey = {PointPainter.GREY};
      coats.add(
          new Coat(
              shown.and(point -> !emphasis.get(point)),
              grey,
              usual * PointPainter.FADED_REST,
              radius));
      coats.add(new Coat(shown.and(emphasis::get), colours, strong, radius));
    } else if (highlighted == ClassFilter.NONE || filter.isHidden(highlighted)) {
      coats.add(new Coat(shown, colours, usual, radius));
    } else {
      IntPredicate stands = point -> cloud.label(point) == highlighted;
      coats.add(new Coat(shown.and(stands.negate()), colours, usual * PointPainter.FADED, radius));
      coats.add(new Coat(shown.and(stands), colours, strong, radius));
    }
    return coats;
  }
}
