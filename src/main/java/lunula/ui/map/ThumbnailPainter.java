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
final class ThumbnailPainter {
  /// Pixels of the longer side of a thumbnail, border included.
  static final double SIDE = 44;

  private static final double BORDER = 2;
  private static final double FADED = 0.2;
  private static final double BORDER_STRENGTH = 0.6;

  private final Raster raster;
  private final Viewport viewport;
  private final double renderScale;
  private final MapInks inks;
  private final double opacity;

  ThumbnailPainter(
      Raster raster, Viewport viewport, double renderScale, MapInks inks, double opacity) {
    this.raster = raster;
    this.viewport = viewport;
    this.renderScale = renderScale;
    this.inks = inks;
    this.opacity = opacity;
  }

  /// Draws the chosen points that are visible, those that do not stand out faded.
  void paint(
      PointCloud cloud,
      Thinning chosen,
      LabelledImages images,
      ClassFilter filter,
      @Nullable BitSet emphasis) {
    int highlighted = filter.highlighted();
    int[] colours = inks.classes();
    var strong = new Stencil(images, inks.levels(opacity), opacity * BORDER_STRENGTH);
    var faded = new Stencil(images, inks.levels(FADED * opacity), FADED * opacity);
    int[] visible = visible(cloud, chosen, images.count(), filter);
    raster.inBands(
        band -> {
          for (int point : visible) {
            int label = cloud.label(point);
            boolean stands =
                emphasis == null
                    ? highlighted == ClassFilter.NONE || highlighted == label
                    : emphasis.get(point);
            (stands ? strong : faded).draw(cloud, point, colours[label % colours.length], band);
          }
        });
  }

  private int[] visible(PointCloud cloud, Thinning chosen, int most, ClassFilter filter) {
    int count = Math.min(Math.min(cloud.count(), chosen.count()), most);
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

  /// Everything about a thumbnail that is alike for all of them.
  private final class Stencil {
    private final byte[] pixels;
    private final int size;
    private final int stride;
    private final int[] levels;
    private final int border = (int) Math.round(BORDER * renderScale);
    private final int width;
    private final int height;
    private final int[] columns;
    private final int[] rows;
    private final int background = inks.background();
    private final int share;

    Stencil(LabelledImages images, int[] levels, double borderStrength) {
      pixels = images.allPixels();
      stride = images.width();
      size = images.width() * images.height();
      this.levels = levels;
      double room = (SIDE - 2 * BORDER) * renderScale;
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
      double x = cloud.xs()[image];
      double y = cloud.ys()[image];
      double across = viewport.width() / 2 + (x - viewport.centre().x()) * viewport.scale();
      double down = viewport.height() / 2 - (y - viewport.centre().y()) * viewport.scale();
      int left = (int) Math.round(across * renderScale - width / 2.0) - border;
      int top = (int) Math.round(down * renderScale - height / 2.0) - border;
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
      int mixed = mixed(colour);
      int[] target = raster.pixels();
      int from = Math.max(left, 0);
      int to = Math.min(right, raster.width());
      for (int y = first; y < end; y++) {
        int row = (y + Raster.BORDER) * raster.stride() + Raster.BORDER;
        Arrays.fill(target, row + from, row + to, mixed);
      }
    }

    private int mixed(int colour) {
      int rest = 256 - share;
      int odd = (((background & 0xFF00FF) * rest + (colour & 0xFF00FF) * share) >>> 8) & 0xFF00FF;
      int even = (((background & 0xFF00) * rest + (colour & 0xFF00) * share) >>> 8) & 0xFF00;
      return 0xFF000000 | odd | even;
    }

    private void fill(int left, int top, int image, int firstRow, int endRow) {
      int[] target = raster.pixels();
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
          target[to + x] = levels[(upper * (256 - v) + lower * v) >> 16];
        }
      }
    }
  }
}
