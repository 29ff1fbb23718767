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
@Command(name = "grid")
final class GridCommand extends CliCommand {
  private static final int MOST = 100;

  @Mixin private Decoding decoding = new Decoding();

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
    StoredMap map = decoding.map(this);
    int dimensions = map.test().dimensions();
    int rows = dimensions == 1 ? 1 : size;
    GridPlaces places = GridPlaces.of(map.test().followedBy(map.train()), choice(dimensions));
    float[] points = (range == null ? places : places.within(range)).points(size, rows);
    PictureSheet.of(decoding.decode(map, points), size, decoding.scale()).picture().save(out);
    say("cli.grid.written", size, rows, out);
    tell(new JsonLine().with("file", out.toString()).with("pictures", size * rows));
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
}
