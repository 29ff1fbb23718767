package lunula.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import lunula.export.film.Film.FilmContent;
import lunula.export.film.FilmMap;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPlane;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.train.Snapshot;
import lunula.ui.explore.DecoderOnThread;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A film of a run's epochs: what is decoded all over the map, and the map itself, whose points go
/// straight from one snapshot to the next. Its way goes through time.
///
/// @param places of the grid, whole codes, row by row from the top
/// @param label the class as which a conditional model decodes
/// @param newest the last grid that was decoded, which is asked for again by the next frames
record TrainingFilm(
    List<Snapshot> epochs,
    LatentPlane plane,
    float[] places,
    int label,
    AtomicReference<@Nullable Drawn> newest)
    implements Decoder, FilmMap.Motion {
  private static final int TILES = 10;

  /// Pixels that a tile is drawn with whose sample has none of its own.
  private static final int SIDE = 28;

  private record Drawn(Snapshot epoch, Grid grid) {}

  /// Tiles put together, which are made smaller where there is little room.
  private record Grid(GrayImage image) implements Sample {
    @Override
    public GrayImage picture(int side) {
      int longer = Math.max(image.width(), image.height());
      if (side >= longer) {
        return image;
      }
      int width = Math.max(1, image.width() * side / longer);
      int height = Math.max(1, image.height() * side / longer);
      float[] pixels = new float[width * height];
      for (int at = 0; at < pixels.length; at++) {
        pixels[at] = mean(at % width, at / width, width, height);
      }
      return new GrayImage(width, height, pixels);
    }

    /// The mean of the pixels that become one.
    private float mean(int x, int y, int width, int height) {
      int right = Math.ceilDiv((x + 1) * image.width(), width);
      int bottom = Math.ceilDiv((y + 1) * image.height(), height);
      float sum = 0;
      int count = 0;
      for (int row = y * image.height() / height; row < bottom; row++) {
        for (int column = x * image.width() / width; column < right; column++) {
          sum += image.at(column, row);
          count++;
        }
      }
      return sum / count;
    }

    @Override
    public String words() {
      return "";
    }

    @Override
    public double distance(Sample other) {
      return image.distance(other.image());
    }
  }

  /// From the first snapshot to the last.
  private record Time() implements LatentPath {
    @Override
    public double[] at(double t) {
      return new double[] {Math.clamp(t, 0, 1)};
    }

    @Override
    public List<Double> stops() {
      return List.of(0d, 1d);
    }

    @Override
    public double length() {
      return 1;
    }
  }

  /// A film of these epochs, on the slice that the map shows; null of fewer than two.
  ///
  /// @param labels of the test images
  static @Nullable FilmContent of(List<Snapshot> epochs, byte[] labels, ExplorerState exploration) {
    LatentPlane shown = exploration.slice().planeProperty().get();
    if (epochs.size() < 2) {
      return null;
    }
    int size = epochs.getFirst().architecture().latentDimensions();
    LatentPlane plane = shown.dimensions() == size ? shown : LatentPlane.flat(size);
    Encodings last = epochs.getLast().codes();
    float[] xs = last == null ? new float[0] : plane.xs(last.means());
    float[] ys = last == null ? new float[0] : plane.ys(last.means());
    float[] places = plane.lift(lattice(xs, ys));
    int label = exploration.slice().labelProperty().get();
    var film = new TrainingFilm(epochs, plane, places, label, new AtomicReference<>());
    boolean moves = epochs.stream().allMatch(each -> each.codes() != null);
    return new FilmContent(
        new DecoderOnThread(film, exploration.background()),
        new Time(),
        null,
        moves ? new FilmMap(xs, ys, labels, null, film) : null);
  }

  /// The middles of square tiles all over some points.
  private static float[] lattice(float[] xs, float[] ys) {
    LatentBounds bounds =
        xs.length == 0
            ? new LatentBounds(-3, -3, 3, 3)
            : LatentBounds.robust(xs.length, i -> xs[i], i -> ys[i]);
    double step = Math.max(bounds.maxX() - bounds.minX(), bounds.maxY() - bounds.minY()) / TILES;
    double left = (bounds.minX() + bounds.maxX() - (TILES - 1) * step) / 2;
    double top = (bounds.minY() + bounds.maxY() + (TILES - 1) * step) / 2;
    float[] places = new float[2 * TILES * TILES];
    for (int tile = 0; tile < TILES * TILES; tile++) {
      int row = tile / TILES;
      places[2 * tile] = (float) (left + tile % TILES * step);
      places[2 * tile + 1] = (float) (top - row * step);
    }
    return places;
  }

  @Override
  public int dimensions() {
    return 1;
  }

  /// The grids at some times.
  @Override
  public List<? extends Sample> decode(float[] times) {
    List<Grid> grids = new ArrayList<>();
    for (float time : times) {
      grids.add(grid(epochs.get(Math.round(time * (epochs.size() - 1)))));
    }
    return grids;
  }

  @SuppressWarnings("ReferenceEquality") // this very snapshot
  private Grid grid(Snapshot epoch) {
    Drawn known = newest.get();
    if (known == null || known.epoch() != epoch) {
      try (LiveModel model = epoch.open()) {
        known = new Drawn(epoch, joined(model.ofNearestClass(label).decode(places)));
      }
      newest.set(known);
    }
    return known.grid();
  }

  private static Grid joined(List<? extends Sample> tiles) {
    GrayImage first = tiles.getFirst().picture(SIDE);
    int across = first.width();
    int down = first.height();
    float[] pixels = new float[across * down * tiles.size()];
    for (int tile = 0; tile < tiles.size(); tile++) {
      float[] part = tiles.get(tile).picture(SIDE).pixels();
      int corner = (tile / TILES * down * TILES + tile % TILES) * across;
      for (int y = 0; y < down; y++) {
        System.arraycopy(part, y * across, pixels, corner + y * across * TILES, across);
      }
    }
    return new Grid(new GrayImage(across * TILES, down * TILES, pixels));
  }

  @Override
  public FilmMap.Moment at(double time) {
    double place = Math.clamp(time, 0, 1) * (epochs.size() - 1);
    Snapshot before = epochs.get((int) place);
    Snapshot after = epochs.get(Math.min((int) place + 1, epochs.size() - 1));
    float share = (float) (place - (int) place);
    Snapshot nearest = epochs.get((int) Math.round(place));
    return new FilmMap.Moment(
        between(plane.xs(means(before)), plane.xs(means(after)), share),
        between(plane.ys(means(before)), plane.ys(means(after)), share),
        Texts.of(TrainingFilm.class).get("train.film.epoch", NumberFormats.count(nearest.epoch())));
  }

  private static float[] means(Snapshot epoch) {
    Encodings codes = epoch.codes();
    return codes == null ? new float[0] : codes.means();
  }

  private static float[] between(float[] from, float[] to, float share) {
    for (int i = 0; i < from.length; i++) {
      from[i] += share * (to[i] - from[i]);
    }
    return from;
  }
}
