package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import lunula.export.numbers.DecodedPoints;
import lunula.export.picture.PictureSheet;
import lunula.files.Progress;
import lunula.library.StoredMap;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sample`: pictures of places drawn from a model's prior.
@Command(name = "sample")
final class SampleCommand extends Decoding {
  private static final int MOST = 100_000;

  @Option(names = "--count", paramLabel = "N")
  private int count = 64;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "PNG")
  private @Nullable Path out;

  @Option(names = "--npz", paramLabel = "FILE")
  private @Nullable Path npz;

  @Override
  public Integer call() throws IOException {
    if (count < 1 || count > MOST) {
      throw wrong("cli.sample.count", MOST, count);
    }
    if (out != null && !out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw wrong("cli.grid.kind");
    }
    StoredMap map = map();
    if (out == null && npz == null && !isOfTexts(map)) {
      throw wrong("cli.sample.out");
    }
    Architecture network = map.card().plan().architecture();
    Prior prior = network.prior().orElseThrow(() -> wrong("cli.sample.prior", map.card().name()));
    int dimensions = network.latentDimensions();
    float[] points = prior.drawn(Math.multiplyExact(count, dimensions), new Random(seed));
    var pictures = decode(map, points);
    printed(pictures);
    if (npz != null) {
      new DecodedPoints(dimensions, points, label(), pictures).writeNpz(npz, Progress.NONE);
      written(npz);
    }
    if (out != null) {
      PictureSheet.of(pictures, (int) Math.ceil(Math.sqrt(count)), scale()).picture().save(out);
      written(out);
    }
    return 0;
  }

  private void written(Path file) {
    say("cli.decode.written", count, file);
    tell(JsonLine.of("file", file.toString()).with("pictures", count));
  }
}
