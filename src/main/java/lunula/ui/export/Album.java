package lunula.ui.export;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import lunula.export.picture.VectorDrawing;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Texts;

/// Pictures in rows, with curves below them if there are any.
///
/// @param pictures at least one, row after row
/// @param columns pictures a row
/// @param side of each, in units
/// @param gap between two
/// @param scaling how they are enlarged
/// @param curves one under the other, each as long as the rows
/// @param all how many pictures there are; more than are shown where they would be too small
public record Album(
    List<? extends Sample> pictures,
    int columns,
    double side,
    double gap,
    PictureScaling scaling,
    List<Curve> curves,
    int all) {
  private static final double HEIGHT = 56;
  private static final double TITLE = 20;
  private static final double MARGIN = 10;

  /// Values at even steps from the middle of the first picture to that of the last.
  ///
  /// @param title what they are
  /// @param values at least two, none negative
  /// @param mean a value with a dashed line at it; 0: none
  public record Curve(String title, List<Double> values, double mean) {}

  public Album {
    pictures = List.copyOf(pictures);
    curves = List.copyOf(curves);
    if (pictures.isEmpty() || columns < 1 || !(side >= 1) || all < pictures.size()) {
      throw new IllegalArgumentException(pictures.size() + " pictures in rows of " + columns);
    }
  }

  /// Pictures and nothing else.
  public Album(
      List<? extends Sample> pictures,
      int columns,
      double side,
      double gap,
      PictureScaling scaling) {
    this(pictures, columns, side, gap, scaling, List.of(), pictures.size());
  }

  /// The same, told that there are more of them.
  Album among(int more) {
    return new Album(pictures, columns, side, gap, scaling, curves, more);
  }

  /// What is missing, in a sentence; empty if nothing is.
  String remark() {
    return all == pictures.size()
        ? ""
        : Texts.of(Album.class)
            .get("export.first", NumberFormats.count(pictures.size()), NumberFormats.count(all));
  }

  private double width() {
    int across = Math.min(columns, pictures.size());
    return across * (side + gap) - gap;
  }

  /// Puts everything in its place.
  ///
  /// @param scale pixels a unit
  VectorDrawing drawing(Studio.Lettering lettering, Studio.Inks.Colours inks, double scale) {
    List<VectorDrawing.Mark> marks = new ArrayList<>();
    double margin = pictures.size() == 1 ? 0 : MARGIN;
    for (int i = 0; i < pictures.size(); i++) {
      int row = i / columns;
      double x = margin + i % columns * (side + gap);
      double y = margin + row * (side + gap);
      marks.add(GrayPicture.enlarged(pictures.get(i), scaling, x, y, side, scale));
    }
    int rows = (pictures.size() + columns - 1) / columns;
    double height = 2 * margin + rows * (side + gap) - gap;
    for (Curve curve : curves) {
      draw(curve, margin, height, lettering, inks, marks);
      height += TITLE + HEIGHT + MARGIN;
    }
    return new VectorDrawing(width() + 2 * margin, height, marks);
  }

  private void draw(
      Curve curve,
      double left,
      double top,
      Studio.Lettering lettering,
      Studio.Inks.Colours inks,
      List<VectorDrawing.Mark> marks) {
    double floor = top + TITLE + HEIGHT;
    double start = left + side / 2;
    double step = (width() - side) / (curve.values().size() - 1);
    double most = curve.values().stream().mapToDouble(value -> value).max().orElse(0);
    double unit = HEIGHT / Math.max(Math.max(most, 2 * curve.mean()), 1e-9);
    marks.add(lettering.words(curve.title(), Studio.Inks.font(11), left, top + 12, inks.muted()));
    marks.add(new VectorDrawing.Line(level(start, floor), inks.line(), new BasicStroke(1)));
    if (curve.mean() > 0) {
      var dashes =
          new BasicStroke(
              1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0);
      double at = floor - curve.mean() * unit;
      marks.add(new VectorDrawing.Line(level(start, at), inks.muted(), dashes));
    }
    var line = new Path2D.Double();
    for (int i = 0; i < curve.values().size(); i++) {
      double x = start + i * step;
      double y = floor - curve.values().get(i) * unit;
      if (i == 0) {
        line.moveTo(x, y);
      } else {
        line.lineTo(x, y);
      }
    }
    int ink = curve.mean() > 0 ? inks.accent() : inks.warm();
    marks.add(
        new VectorDrawing.Line(
            line, ink, new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)));
  }

  private Line2D level(double start, double y) {
    return new Line2D.Double(start, y, start + width() - side, y);
  }
}
