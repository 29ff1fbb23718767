package lunula.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.geometry.LatentBounds;
import lunula.geometry.Thinning;
import lunula.geometry.Viewport;
import org.jspecify.annotations.Nullable;

/// Draws real images where their points are, each in a thin border of its class's colour.
record ThumbnailPainter(PaintTarget target, MapColours colours, double opacity) {
  /// Pixels of the longer side of a thumbnail, border included.
  static final double SIDE = 44;

  private static final double BORDER = 2;
  private static final double FADED = 0.2;
  private static final double BORDER_STRENGTH = 0.6;

  /// Draws the chosen points that are visible, those that do not stand out faded.
  void paint(
      PointCloud cloud,
      Thinning chosen,
      LabelledImages images,
      ClassFilter filter,
      @Nullable BitSet emphasis) {
    int highlighted = filter.highlighted();
    int[] borders = colours.classes();
    var strong = new Look(images, colours.levels(opacity), opacity * BORDER_STRENGTH);
    var faded = new Look(images, colours.levels(FADED * opacity), FADED * opacity);
    int[] visible = visible(cloud, chosen, images.count(), filter);
    target
        .raster()
        .inBands(
            band -> {
              for (int point : visible) {
                int label = cloud.label(point);
                boolean stands =
                    emphasis == null
                        ? highlighted == ClassFilter.NONE || highlighted == label
                        : emphasis.get(point);
                (stands ? strong : faded).draw(cloud, point, borders[label % borders.length], band);
              }
            });
  }

  private int[] visible(PointCloud cloud, Thinning chosen, int most, ClassFilter filter) {
    int count = Math.min(Math.min(cloud.count(), chosen.count()), most);
    Viewport viewport = target.viewport();
    int step = Thinning.stepAt(viewport.scale());
    LatentBounds seen = viewport.visible();
    double margin = SIDE / viewport.scale();
    float[] xs = cloud.xs();
    float[] ys = cloud.ys();
    return IntStream.range(0, count)
        .filter(point -> chosen.step(point) <= step && !filter.isHidden(cloud.label(point)))
        .filter(point -> xs[point] > seen.minX() - margin && xs[point] < seen.maxX() + margin)
        .filter(point -> ys[point] > seen.minY() - margin && ys[point] < seen.maxY() + margin)
        .toArray();
  }

  /// What all thumbnails of one strength have in common.
  private final class Look {
    private final byte[] pixels;
    private final int size;
    private final int stride;
    private final int[] levels;
    private final int border = (int) Math.round(BORDER * target.scale());
    private final int width;
    private final int height;
    private final int[] columns;
    private final int[] rows;
    private final int background = colours.background();
    private final int share;
    private final Raster raster = target.raster();

    Look(LabelledImages images, int[] levels, double borderStrength) {
      pixels = images.allPixels();
      stride = images.width();
      size = images.width() * images.height();
      this.levels = levels;
      double room = (SIDE - 2 * BORDER) * target.scale();
      double enlarged = room / Math.max(images.width(), images.height());
      width = Math.max(1, (int) Math.round(images.width() * enlarged));
      height = Math.max(1, (int) Math.round(images.height() * enlarged));
      columns = places(width, images.width());
      rows = places(height, images.height());
      share = (int) (256 * borderStrength);
    }

    /// Where each pixel lies among the image's, in 256ths of one of its pixels.
    private static int[] places(int count, int of) {
      int[] places = new int[count];
      for (int i = 0; i < count; i++) {
        double at = (i + 0.5) * of / count - 0.5;
        places[i] = (int) (256 * Math.clamp(at, 0, Math.max(0, of - 1.01)));
      }
      return places;
    }

    void draw(PointCloud cloud, int image, int colour, Raster.Band band) {
      int left = (int) Math.round(target.x(cloud.xs()[image]) - width / 2.0) - border;
      int top = (int) Math.round(target.y(cloud.ys()[image]) - height / 2.0) - border;
      int right = left + width + 2 * border;
      int bottom = top + height + 2 * border;
      int first = Math.max(0, band.top());
      int end = Math.min(raster.height(), band.bottom());
      if (right > 0 && bottom > first && left < raster.width() && top < end) {
        frame(left, right, Math.max(top, first), Math.min(bottom, end), colour);
        fill(left + border, top + border, image, first, end);
      }
    }

    private void frame(int left, int right, int first, int end, int colour) {
      int mixed = Raster.mixed(background, colour, share);
      int from = Math.max(left, 0);
      int to = Math.min(right, raster.width());
      for (int y = first; y < end; y++) {
        int row = (y + Raster.BORDER) * raster.stride() + Raster.BORDER;
        Arrays.fill(raster.pixels(), row + from, row + to, mixed);
      }
    }

    private void fill(int left, int top, int image, int firstRow, int endRow) {
      int[] argb = raster.pixels();
      int first = Math.max(0, -left);
      int end = Math.min(width, raster.width() - left);
      int start = image * size;
      int down = rows.length > 1 && size > stride ? stride : 0;
      int across = stride > 1 ? 1 : 0;
      int last = Math.min(height, endRow - top);
      for (int y = Math.max(0, firstRow - top); y < last; y++) {
        int row = start + (rows[y] >> 8) * stride;
        int v = rows[y] & 255;
        int to = (top + y + Raster.BORDER) * raster.stride() + Raster.BORDER + left;
        for (int x = first; x < end; x++) {
          int at = row + (columns[x] >> 8);
          int u = columns[x] & 255;
          int upper = (pixels[at] & 255) * (256 - u) + (pixels[at + across] & 255) * u;
          int lower =
              (pixels[at + down] & 255) * (256 - u) + (pixels[at + down + across] & 255) * u;
          argb[to + x] = levels[(upper * (256 - v) + lower * v) >> 16];
        }
      }
    }
  }
}
