package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lunula.export.picture.PictureSheet;
import lunula.geometry.PlaneChoice;
import lunula.library.StoredMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `grid`: the learned manifold as one picture.
@Command(
    name = "grid",
    description = {
      "Draws decoded pictures on a regular grid of the latent space.",
      "It reaches as far as the model's own encodings (1st to 99th percentile); up is up on the",
      "map. Of more than two dimensions, the grid lies in the plane of the first two principal",
      "components through the middle of the encodings, or of two axes with the others at their",
      "mean."
    },
    footer = {
      "",
      "Examples:",
      "  lunula grid fashion-mnist-vae --size 20 --out grid.png",
      "  lunula grid fashion-mnist-vae --range 3 --out grid.png",
      "  lunula grid my-model --axes 0,4 --out grid.png"
    })
final class GridCommand extends Action {
  private static final int MOST = 100;

  @Mixin private Decoding decoding = new Decoding();

  @Option(names = "--out", required = true, paramLabel = "PNG", description = "Picture to write.")
  private Path out = Path.of("");

  @Option(names = "--size", paramLabel = "N", description = "Pictures a side; 15 if not given.")
  private int size = 15;

  @Option(
      names = "--range",
      paramLabel = "R",
      description = "From −R to R in both directions; if not given, as far as the encodings reach.")
  private @Nullable Double range;

  @Option(
      names = "--axes",
      paramLabel = "I,J",
      split = ",",
      description = "Two dimensions of z, from 0: the first to the right, the second up.")
  private List<Integer> axes = List.of();

  @Option(
      names = "--principal",
      description = "The first two principal components, as without --axes.")
  private boolean principal;

  GridCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    if (size < 1 || size > MOST) {
      throw wrong("--size must be between 1 and %d, not %d.".formatted(MOST, size));
    }
    if (range != null && !(range > 0 && range <= 1e6)) {
      throw wrong("--range must be above 0 and at most 1,000,000, not " + range + ".");
    }
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw wrong("--out must end in .png.");
    }
    StoredMap map = decoding.map(surroundings);
    int dimensions = map.card().plan().architecture().latentDimensions();
    int rows = dimensions == 1 ? 1 : size;
    GridPlaces places = GridPlaces.of(map.test().followedBy(map.train()), choice(dimensions));
    float[] points = (range == null ? places : places.within(range)).points(size, rows);
    PictureSheet.of(decoding.decode(map, points), size, decoding.scale()).picture().save(out);
    say("%d × %d decoded into %s".formatted(size, rows, out));
    tell(new JsonLine().with("file", out.toString()).with("pictures", size * rows));
    return 0;
  }

  private PlaneChoice choice(int dimensions) {
    if (axes.isEmpty()) {
      return PlaneChoice.principal();
    }
    if (principal) {
      throw wrong("Choose --axes or --principal, not both.");
    }
    if (axes.size() != 2 || Math.max(axes.get(0), axes.get(1)) >= dimensions) {
      throw wrong(
          "--axes wants two of this model’s dimensions, 0 to %d, such as 0,1."
              .formatted(dimensions - 1));
    }
    return new PlaneChoice.Axes(axes.get(0), axes.get(1));
  }
}
