package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import lunula.service.PictureSheet;
import lunula.service.StoredMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `grid`: the learned manifold as one picture.
@Command(
    name = "grid",
    description = {
      "Draws decoded pictures on a regular grid of the latent space: the first two",
      "dimensions from −R to R, the others 0; up is up on the map."
    },
    footer = {"", "Example:", "  lunula grid fashion-mnist-vae --size 20 --range 3 --out grid.png"})
final class GridCommand extends Action {
  private static final int MOST = 100;

  @Mixin private Decoding decoding = new Decoding();

  @Option(names = "--out", required = true, paramLabel = "PNG", description = "Picture to write.")
  private Path out = Path.of("");

  @Option(names = "--size", paramLabel = "N", description = "Pictures a side; 15 if not given.")
  private int size = 15;

  @Option(names = "--range", paramLabel = "R", description = "How far it reaches; 3 if not given.")
  private double range = 3;

  GridCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    if (size < 1 || size > MOST) {
      throw wrong("--size must be between 1 and %d, not %d.".formatted(MOST, size));
    }
    if (!(range > 0 && range <= 1e6)) {
      throw wrong("--range must be above 0 and at most 1,000,000, not " + range + ".");
    }
    StoredMap map = decoding.map(surroundings);
    int dimensions = map.card().plan().architecture().latentDimensions();
    int rows = dimensions == 1 ? 1 : size;
    float[] points = points(dimensions, rows);
    new PictureSheet(decoding.decode(map, points), size, decoding.scale()).picture().save(out);
    say("%d × %d decoded into %s".formatted(size, rows, out));
    tell(new JsonLine().with("file", out.toString()).with("pictures", size * rows));
    return 0;
  }

  private float[] points(int dimensions, int rows) {
    float[] points = new float[size * rows * dimensions];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < size; column++) {
        int at = (row * size + column) * dimensions;
        points[at] = (float) place(column);
        if (dimensions > 1) {
          points[at + 1] = (float) -place(row);
        }
      }
    }
    return points;
  }

  private double place(int step) {
    return size == 1 ? 0 : range * (2.0 * step / (size - 1) - 1);
  }
}
