package lunula.export.film;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lunula.export.picture.CatmullRom;
import lunula.export.picture.CountingStream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.Progress;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.measure.TruePath;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jcodec.common.VideoEncoder.EncodedFrame;
import org.jspecify.annotations.Nullable;

/// A film of a way through the latent space. Frames are decoded a few at a time and written at
/// once, so that a long film takes no more memory than a short one. One thread at a time.
public final class Film {
  private static final int BATCH = 32;

  private final FilmPlan plan;
  private final FilmContent footage;
  private final boolean closed;
  private final FilmLayout layout;
  private final FilmPainter painter;

  /// What a frame shows.
  ///
  /// @param picture decoded
  /// @param truth the true picture beside it, if the film has any
  /// @param place where on the way it is
  public record Shot(Sample picture, @Nullable Sample truth, double[] place) {}

  private Film(FilmPlan plan, FilmContent footage, Sample first) {
    this.plan = plan;
    this.footage = footage;
    closed = Arrays.equals(footage.way().at(0), footage.way().at(1));
    layout = FilmLayout.of(plan, footage, first.picture(plan.side()));
    painter = new FilmPainter(plan, footage, layout);
  }

  /// Prepares a film; decodes one picture to know its size. Blocking.
  ///
  /// @throws InvalidValueException if the way is too short
  public static Film of(FilmPlan plan, FilmContent footage) {
    if (!(footage.way().length() > 0)) {
      throw new InvalidValueException("export.film.still");
    }
    return new Film(plan, footage, footage.decoder().decode(footage.way().sample(2)).getFirst());
  }

  /// What it is to be like.
  public FilmPlan plan() {
    return plan;
  }

  /// Pixels a row, even.
  public int width() {
    return layout.width();
  }

  /// Rows, even.
  public int height() {
    return layout.height();
  }

  /// Whether more than greys is on it.
  boolean coloured() {
    return footage.map() != null;
  }

  /// What successive frames show; decoded in one call. Blocking.
  ///
  /// @param from first frame, counted from 0
  /// @param to after the last frame, at most as many as there are
  public List<Shot> shots(int from, int to) {
    return shots(IntStream.range(from, to));
  }

  /// What some frames show that lie evenly over the whole film; for a look at it. Blocking.
  ///
  /// @param most no more than so many, at least 2
  public List<Shot> look(int most) {
    int count = Math.min(most, plan.frames());
    return shots(IntStream.range(0, count).map(i -> (int) ((long) i * plan.frames() / count)));
  }

  private List<Shot> shots(IntStream frames) {
    double[] times =
        frames.mapToDouble(i -> plan.mode().position(i, plan.frames(), closed)).toArray();
    List<double[]> places = Arrays.stream(times).mapToObj(footage.way()::at).toList();
    int size = places.getFirst().length;
    float[] rows = new float[size * times.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) places.get(i / size)[i % size];
    }
    List<? extends Sample> pictures = footage.decoder().decode(rows);
    TruePath truth = footage.truth();
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      Sample known = truth == null ? null : truth.at(times[i]);
      shots.add(new Shot(pictures.get(i), known, places.get(i)));
    }
    return shots;
  }

  /// Draws a frame.
  ///
  /// @param rgb row-major, width × height, 0xRRGGBB; all of it is written to
  public void paint(Shot shot, int[] rgb) {
    painter.paint(shot, rgb);
  }

  /// About how large the file will be, in bytes: some frames are really coded. Blocking.
  public long expectedBytes() {
    return new FilmEstimate(this).bytes();
  }

  /// Writes the film, whole or not at all. Blocking.
  ///
  /// @param progress in frames; may cancel
  /// @return whether it was written; false if it was cancelled
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public boolean save(Path target, Progress progress) throws FileWriteException {
    return save(target, progress, plan.format()::open);
  }

  /// What begins a film on a channel.
  @FunctionalInterface
  interface Opening {
    /// Begins; the channel stays open.
    FilmFormat.FrameSink open(FileChannel channel, Film film) throws IOException;
  }

  boolean save(Path target, Progress progress, Opening opening) throws FileWriteException {
    return AtomicWriter.unlessCancelled(
        () ->
            AtomicWriter.writeChannel(
                target, channel -> write(opening.open(channel, this), progress)));
  }

  private void write(FilmFormat.FrameSink sink, Progress progress) throws IOException {
    int[] rgb = new int[width() * height()];
    for (int from = 0; from < plan.frames(); from += BATCH) {
      int done = from;
      for (Shot shot : shots(from, Math.min(plan.frames(), from + BATCH))) {
        int frame = done++;
        Runnable look = () -> progress.report(frame, plan.frames());
        look.run();
        paint(shot, rgb);
        sink.add(rgb, look);
      }
    }
    sink.finish();
    progress.report(plan.frames(), plan.frames());
  }

  /// About how large a film's file will be: short runs of its frames, evenly over its length, are
  /// coded and thrown away.
  ///
  /// @param film decoded at some places
  record FilmEstimate(Film film) {
    private static final int RUNS = 4;
    private static final int RUN = 3;
    private static final int GIF_HEAD = 800;
    private static final int MP4_HEAD = 1_200;
    private static final int MP4_INDEX = 8;

    /// In bytes.
    long bytes() {
      try {
        return switch (film.plan().format()) {
          case GIF -> gif();
          case MP4 -> mp4();
        };
      } catch (IOException impossible) {
        throw new UncheckedIOException("counting bytes failed", impossible);
      }
    }

    private List<Shot> run(int number) {
      int frames = film.plan().frames();
      int length = Math.min(RUN, frames);
      int from = (int) Math.round((frames - length) * (number + 0.5) / RUNS);
      return film.shots(from, from + length);
    }

    private long gif() throws IOException {
      var counting = new CountingStream();
      GifSink sink = new GifSink(counting, film);
      int[] rgb = new int[film.width() * film.height()];
      int coded = 0;
      for (int number = 0; number < RUNS; number++) {
        film.paint(run(number).getFirst(), rgb);
        sink.add(rgb, () -> {});
        coded++;
      }
      return GIF_HEAD + (counting.bytes() - GIF_HEAD) * film.plan().frames() / coded;
    }

    private long mp4() {
      int[] rgb = new int[film.width() * film.height()];
      long keys = 0;
      long others = 0;
      int interval = 1;
      int run = Math.min(RUN, film.plan().frames());
      for (int number = 0; number < RUNS; number++) {
        H264Frames frames = new H264Frames(film);
        interval = frames.keyInterval();
        for (Shot shot : run(number)) {
          film.paint(shot, rgb);
          EncodedFrame coded = frames.code(rgb, () -> {});
          int bytes = coded.getData().remaining();
          keys += coded.isKeyFrame() ? bytes : 0;
          others += coded.isKeyFrame() ? 0 : bytes;
        }
      }
      int count = film.plan().frames();
      int keyFrames = (count + interval - 1) / interval;
      return MP4_HEAD
          + (long) MP4_INDEX * count
          + keys * keyFrames / RUNS
          + others * (count - keyFrames) / (RUNS * (run - 1L));
    }
  }

  /// What a film shows.
  ///
  /// @param decoder makes the pictures; asked from the thread that makes the film
  /// @param way what is gone, in places that the decoder takes, at the pace at which it is gone
  /// @param truth the true picture beside each decoded one, at the same pace; null for none
  /// @param map the points of the map beside them; null for none
  public record FilmContent(
      Decoder decoder, LatentPath way, @Nullable TruePath truth, @Nullable FilmMap map) {}

  /// Draws the frames of one film: what stays is drawn once, the pictures and the moving point anew
  /// on each. One thread at a time.
  private static final class FilmPainter {
    private static final int GREY = 0x010101;
    private static final int CORNERS = 400;

    /// Moments whose points must fit on the map.
    private static final int TIMES = 12;

    private final FilmPlan plan;
    private final FilmLayout layout;
    private final int[] ground;
    private final @Nullable FilmMap points;
    private final @Nullable Viewport map;
    private final double dot;
    private @Nullable Enlarging enlarging;

    /// Weights of soft enlarging, of pictures of one size.
    private record Enlarging(int width, int height, CatmullRom across, CatmullRom down) {}

    FilmPainter(FilmPlan plan, FilmContent footage, FilmLayout layout) {
      this.plan = plan;
      this.layout = layout;
      dot = Math.max(3, layout.pictureWidth() / 45.0);
      points = footage.map();
      map = points == null ? null : view(points, footage.way());
      ground = ground(points, footage.way());
    }

    private Viewport view(FilmMap points, LatentPath way) {
      LatentBounds cloud = robust(points.xs(), points.ys());
      LatentBounds all =
          points.motion() == null
              ? union(cloud, line(corners(points, way)))
              : union(cloud, course(points.motion()));
      return Viewport.fitted(all, layout.pictureWidth(), layout.pictureHeight(), 2 * dot);
    }

    private static LatentBounds line(List<LatentPoint> corners) {
      return LatentBounds.of(corners.size(), i -> corners.get(i).x(), i -> corners.get(i).y());
    }

    private static LatentBounds course(FilmMap.Motion motion) {
      return IntStream.rangeClosed(0, TIMES)
          .mapToObj(i -> motion.at((double) i / TIMES))
          .map(moment -> robust(moment.xs(), moment.ys()))
          .reduce(FilmPainter::union)
          .orElseThrow();
    }

    private static LatentBounds robust(float[] xs, float[] ys) {
      return LatentBounds.robust(xs.length, i -> xs[i], i -> ys[i]);
    }

    private static LatentBounds union(LatentBounds one, LatentBounds other) {
      return new LatentBounds(
          Math.min(one.minX(), other.minX()),
          Math.min(one.minY(), other.minY()),
          Math.max(one.maxX(), other.maxX()),
          Math.max(one.maxY(), other.maxY()));
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
        if (points != null && map != null && points.motion() == null) {
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
    void paint(Shot shot, int[] rgb) {
      System.arraycopy(ground, 0, rgb, 0, ground.length);
      int panel = 0;
      enlarge(shot.picture(), layout.left(panel++), rgb);
      Sample truth = shot.truth();
      if (truth != null) {
        enlarge(truth, layout.left(panel++), rgb);
      }
      if (points != null && map != null && points.motion() != null) {
        move(points, points.motion().at(shot.place()[0]), map, rgb);
      } else if (points != null && map != null) {
        ScreenPoint at = map.toScreen(points.place(shot.place()));
        disc(rgb, layout.left(panel) + at.x(), at.y(), dot * 1.5, plan.colours().ground());
        disc(rgb, layout.left(panel) + at.x(), at.y(), dot, plan.colours().mark());
      }
    }

    /// Draws the points of a moment, and what time it is under the picture: pixel by pixel, since
    /// there are many and each frame has its own.
    private void move(FilmMap points, FilmMap.Moment moment, Viewport view, int[] rgb) {
      int left = layout.left(layout.names().size() - 1);
      int side = Math.max(1, layout.pictureWidth() / 220);
      for (int i = 0; i < moment.xs().length; i++) {
        ScreenPoint at = view.toScreen(new LatentPoint(moment.xs()[i], moment.ys()[i]));
        int colour = plan.colours().ofClass(Byte.toUnsignedInt(points.labels()[i]));
        int fromX = Math.max(0, (int) Math.round(at.x()));
        int toX = Math.min(layout.pictureWidth(), (int) Math.round(at.x()) + side);
        int toY = Math.min(layout.pictureHeight(), (int) Math.round(at.y()) + side);
        for (int y = Math.max(0, (int) Math.round(at.y())); y < toY; y++) {
          for (int x = fromX; x < toX; x++) {
            rgb[y * layout.width() + left + x] = colour;
          }
        }
      }
      tell(moment.words(), left, rgb);
    }

    /// Writes a line under the map, in place of its name.
    private void tell(String words, int left, int[] rgb) {
      int rows = (int) Math.ceil(FilmLayout.line(layout.smallSize()));
      var strip = new BufferedImage(layout.pictureWidth(), rows, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = strip.createGraphics();
      try {
        graphics.setColor(new Color(plan.colours().ground()));
        graphics.fillRect(0, 0, strip.getWidth(), rows);
        graphics.setRenderingHint(
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(FilmLayout.font(layout.smallSize()));
        graphics.setColor(new Color(plan.colours().text()));
        write(graphics, words, layout.textSize() / 2, 0);
      } finally {
        graphics.dispose();
      }
      int top = layout.pictureHeight() + (int) (0.2 * layout.textSize());
      for (int y = 0; y < rows && top + y < layout.height(); y++) {
        for (int x = 0; x < strip.getWidth(); x++) {
          rgb[(top + y) * layout.width() + left + x] = strip.getRGB(x, y) & 0xffffff;
        }
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
}
