package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lunula.export.picture.PictureSheet;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPlane;
import lunula.geometry.PlaneChoice;
import lunula.library.StoredMap;
import lunula.model.Encodings;
import lunula.model.network.Adversarial;
import lunula.model.network.Architecture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `grid`: the learned manifold as one picture.
@Command(name = "grid")
final class GridCommand extends Decoding {
  private static final int MOST = 100;

  @Option(names = "--out", required = true, paramLabel = "PNG")
  private Path out = Path.of("");

  @Option(names = "--size", paramLabel = "N")
  private int size = 15;

  @Option(names = "--range", paramLabel = "R")
  private @Nullable Double range;

  @Option(names = "--axes", paramLabel = "I,J", split = ",")
  private List<Integer> axes = List.of();

  @Option(names = "--principal")
  private boolean principal;

  @Override
  public Integer call() throws IOException {
    if (size < 1 || size > MOST) {
      throw wrong("cli.grid.size", MOST, size);
    }
    if (range != null && !(range > 0 && range <= 1e6)) {
      throw wrong("cli.grid.range", range.toString());
    }
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw wrong("cli.grid.kind");
    }
    StoredMap map = map();
    int dimensions = map.test().dimensions();
    int rows = dimensions == 1 ? 1 : size;
    GridPlaces places = GridPlaces.of(map.test().followedBy(map.train()), choice(dimensions));
    Architecture network = map.card().plan().architecture();
    // Where there are no encodings, as far as the prior reaches.
    Double reach =
        range == null && !network.encodes()
            ? network.prior().map(Adversarial.Prior::reach).orElse(null)
            : range;
    float[] points = (reach == null ? places : places.within(reach)).points(size, rows);
    PictureSheet.of(decode(map, points), size, scale()).picture().save(out);
    say("cli.grid.written", size, rows, out);
    tell(JsonLine.of("file", out.toString()).with("pictures", size * rows));
    return 0;
  }

  private PlaneChoice choice(int dimensions) {
    if (axes.isEmpty()) {
      return PlaneChoice.principal();
    }
    if (principal) {
      throw wrong("cli.grid.both");
    }
    if (axes.size() != 2 || Math.max(axes.get(0), axes.get(1)) >= dimensions) {
      throw wrong("cli.grid.axes", dimensions - 1);
    }
    return new PlaneChoice.Axes(axes.get(0), axes.get(1));
  }

  /// Where the pictures of a grid lie: on a plane through the middle of the encodings, as far as
  /// these reach.
  ///
  /// @param plane of a latent space of any size
  /// @param left, right, low, high edges on the plane
  record GridPlaces(LatentPlane plane, double left, double right, double low, double high) {
    private static final double USUAL = 3;
    private static final double TAIL = 0.01;
    private static final double MARGIN = 0.05;

    /// The plane of a choice, from the 1st to the 99th percentile of the encodings in each
    /// direction and a twentieth of that beyond; from −3 to 3 where there are none.
    static GridPlaces of(Encodings encodings, PlaneChoice choice) {
      float[] rows = encodings.means();
      LatentPlane plane = plane(rows, encodings.dimensions(), choice);
      double[] across = reach(plane.xs(rows));
      double[] upwards = reach(plane.ys(rows));
      return new GridPlaces(plane, across[0], across[1], upwards[0], upwards[1]);
    }

    private static LatentPlane plane(float[] rows, int dimensions, PlaneChoice choice) {
      if (dimensions == 2 && choice.equals(new PlaneChoice.Axes(1, 0))) {
        return new LatentPlane(new float[2], new float[] {0, 1}, new float[] {1, 0});
      }
      LatentFrame frame = LatentFrame.of(rows, dimensions, choice);
      return frame.plane(frame.middles());
    }

    /// The same plane, from −`range` to `range` in both directions.
    GridPlaces within(double range) {
      return new GridPlaces(plane, -range, range, -range, range);
    }

    private static double[] reach(float... values) {
      double[] sorted = new double[values.length];
      int kept = 0;
      for (float value : values) {
        if (Float.isFinite(value)) {
          sorted[kept++] = value;
        }
      }
      Arrays.sort(sorted, 0, kept);
      if (kept == 0 || sorted[kept - 1] == sorted[0]) {
        double middle = kept == 0 ? 0 : sorted[0];
        return new double[] {middle - USUAL, middle + USUAL};
      }
      double least = sorted[(int) Math.round(TAIL * (kept - 1))];
      double most = sorted[(int) Math.round((1 - TAIL) * (kept - 1))];
      double margin = MARGIN * (most - least);
      return new double[] {least - margin, most + margin};
    }

    /// Places row by row from the upper left.
    ///
    /// @return row-major, shape (rows × columns, dimensions)
    float[] points(int columns, int rows) {
      float[] places = new float[rows * columns * 2];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          int at = (row * columns + column) * 2;
          places[at] = (float) step(left, right, column, columns);
          places[at + 1] = (float) step(high, low, row, rows);
        }
      }
      return plane.lift(places);
    }

    private static double step(double from, double to, int step, int steps) {
      return steps == 1 ? (from + to) / 2 : from + (to - from) * step / (steps - 1);
    }
  }
}
