package lunula.export.film;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lunula.export.picture.CatmullRom;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// Draws the frames of one film: what stays is drawn once, the pictures and the moving point anew
/// on each. One thread at a time.
final class FilmPainter {
  private static final int GREY = 0x010101;
  private static final int CORNERS = 400;

  private final FilmPlan plan;
  private final FilmLayout layout;
  private final int[] ground;
  private final @Nullable FilmMap points;
  private final @Nullable Viewport map;
  private final double dot;
  private @Nullable Enlarging enlarging;

  /// Weights of soft enlarging, of pictures of one size.
  private record Enlarging(int width, int height, CatmullRom across, CatmullRom down) {}

  FilmPainter(FilmPlan plan, Film.FilmContent footage, FilmLayout layout) {
    this.plan = plan;
    this.layout = layout;
    dot = Math.max(3, layout.pictureWidth() / 45.0);
    points = footage.map();
    map = points == null ? null : view(points, footage.way());
    ground = ground(points, footage.way());
  }

  private Viewport view(FilmMap points, LatentPath way) {
    List<LatentPoint> corners = corners(points, way);
    int count = points.xs().length;
    LatentBounds cloud = LatentBounds.robust(count, i -> points.xs()[i], i -> points.ys()[i]);
    LatentBounds line =
        LatentBounds.of(corners.size(), i -> corners.get(i).x(), i -> corners.get(i).y());
    LatentBounds both =
        new LatentBounds(
            Math.min(cloud.minX(), line.minX()),
            Math.min(cloud.minY(), line.minY()),
            Math.max(cloud.maxX(), line.maxX()),
            Math.max(cloud.maxY(), line.maxY()));
    return Viewport.fitted(both, layout.pictureWidth(), layout.pictureHeight(), 2 * dot);
  }

  private static List<LatentPoint> corners(FilmMap points, LatentPath way) {
    return IntStream.rangeClosed(0, CORNERS)
        .mapToObj(i -> points.place(way.at((double) i / CORNERS)))
        .toList();
  }

  private int[] ground(@Nullable FilmMap points, LatentPath way) {
    var still = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = still.createGraphics();
    try {
      graphics.setColor(new Color(plan.colours().ground()));
      graphics.fillRect(0, 0, layout.width(), layout.height());
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      write(graphics);
      if (points != null && map != null) {
        graphics.translate(layout.left(layout.names().size() - 1), 0);
        graphics.setClip(0, 0, layout.pictureWidth(), layout.pictureHeight());
        draw(points, map, graphics);
        draw(corners(points, way), map, graphics);
      }
    } finally {
      graphics.dispose();
    }
    int[] rgb = still.getRGB(0, 0, layout.width(), layout.height(), null, 0, layout.width());
    return Arrays.stream(rgb).map(pixel -> pixel & 0xffffff).toArray();
  }

  private void write(Graphics2D graphics) {
    double bottom = layout.pictureHeight() + 0.2 * layout.textSize();
    int indent = layout.textSize() / 2;
    graphics.setFont(FilmLayout.font(layout.smallSize()));
    graphics.setColor(new Color(plan.colours().muted()));
    for (int i = 0; i < layout.names().size(); i++) {
      write(graphics, layout.names().get(i), layout.left(i) + indent, bottom);
    }
    bottom += layout.names().isEmpty() ? 0 : FilmLayout.line(layout.smallSize());
    double small = bottom + layout.caption().size() * FilmLayout.line(layout.textSize());
    write(graphics, plan.small().strip(), indent, small);
    graphics.setFont(FilmLayout.font(layout.textSize()));
    graphics.setColor(new Color(plan.colours().text()));
    for (String line : layout.caption()) {
      write(graphics, line, indent, bottom);
      bottom += FilmLayout.line(layout.textSize());
    }
  }

  private static void write(Graphics2D graphics, String line, int left, double top) {
    int size = graphics.getFont().getSize();
    graphics.drawString(line, left, (float) (top + FilmLayout.line(size) * 0.76));
  }

  private void draw(FilmMap points, Viewport view, Graphics2D graphics) {
    int side = Math.max(1, layout.pictureWidth() / 220);
    for (int i = 0; i < points.xs().length; i++) {
      ScreenPoint at = view.toScreen(new LatentPoint(points.xs()[i], points.ys()[i]));
      int label = Byte.toUnsignedInt(points.labels()[i]);
      graphics.setColor(new Color(plan.colours().ofClass(label)));
      graphics.fillRect((int) Math.round(at.x()), (int) Math.round(at.y()), side, side);
    }
  }

  private void draw(List<LatentPoint> corners, Viewport view, Graphics2D graphics) {
    var line = new Path2D.Double();
    ScreenPoint start = view.toScreen(corners.getFirst());
    line.moveTo(start.x(), start.y());
    for (LatentPoint corner : corners) {
      ScreenPoint at = view.toScreen(corner);
      line.lineTo(at.x(), at.y());
    }
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(plan.colours().mark()));
    graphics.setStroke(
        new BasicStroke((float) dot / 3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(line);
  }

  /// Draws a frame.
  ///
  /// @param rgb row-major, of the layout's size; all of it is written to
  void paint(Film.Shot shot, int[] rgb) {
    System.arraycopy(ground, 0, rgb, 0, ground.length);
    int panel = 0;
    enlarge(shot.picture(), layout.left(panel++), rgb);
    Sample truth = shot.truth();
    if (truth != null) {
      enlarge(truth, layout.left(panel++), rgb);
    }
    if (points != null && map != null) {
      ScreenPoint at = map.toScreen(points.place(shot.place()));
      disc(rgb, layout.left(panel) + at.x(), at.y(), dot * 1.5, plan.colours().ground());
      disc(rgb, layout.left(panel) + at.x(), at.y(), dot, plan.colours().mark());
    }
  }

  private void enlarge(Sample sample, int left, int[] rgb) {
    GrayImage picture = sample.picture(plan.side());
    switch (plan.pixels()) {
      case SQUARE -> squares(picture, left, rgb);
      case SMOOTH -> smooth(picture, left, rgb);
    }
  }

  private void squares(GrayImage picture, int left, int[] rgb) {
    int rows = layout.pictureHeight();
    int columns = layout.pictureWidth();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int level = picture.level(x * picture.width() / columns, y * picture.height() / rows);
        rgb[y * layout.width() + left + x] = GREY * level;
      }
    }
  }

  private void smooth(GrayImage picture, int left, int[] rgb) {
    Enlarging soft = enlarging(picture);
    float[] greys = CatmullRom.enlarge(picture, soft.across(), soft.down());
    int columns = layout.pictureWidth();
    for (int y = 0; y < layout.pictureHeight(); y++) {
      for (int x = 0; x < columns; x++) {
        float grey = Math.clamp(greys[y * columns + x], 0f, 1f);
        rgb[y * layout.width() + left + x] = GREY * (int) (255 * grey + 0.5f);
      }
    }
  }

  private Enlarging enlarging(GrayImage picture) {
    Enlarging ready = enlarging;
    if (ready == null || ready.width() != picture.width() || ready.height() != picture.height()) {
      ready =
          new Enlarging(
              picture.width(),
              picture.height(),
              new CatmullRom(picture.width(), layout.pictureWidth()),
              new CatmullRom(picture.height(), layout.pictureHeight()));
      enlarging = ready;
    }
    return ready;
  }

  /// A disc with soft edges that stays on its part of the frame.
  private void disc(int[] rgb, double x, double y, double radius, int colour) {
    int least = layout.left(layout.names().size() - 1);
    for (int row = (int) (y - radius - 1); row <= y + radius + 1; row++) {
      for (int column = (int) (x - radius - 1); column <= x + radius + 1; column++) {
        boolean inside = row >= 0 && row < layout.pictureHeight();
        if (inside && column >= least && column < least + layout.pictureWidth()) {
          double far = Math.hypot(column + 0.5 - x, row + 0.5 - y);
          int at = row * layout.width() + column;
          double share = Math.clamp(radius + 0.5 - far, 0.0, 1.0);
          rgb[at] = FilmColours.blend(rgb[at] & 0xffffff, colour, share);
        }
      }
    }
  }
}
