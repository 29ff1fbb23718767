package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lunula.model.GrayImage;
import lunula.service.AnimatedGif;
import lunula.service.PictureSheet;
import lunula.service.StoredMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `interpolate`: the straight way between two places, as a film or a strip.
@Command(
    name = "interpolate",
    description = "Decodes the straight way from one place to another: a film or a strip.",
    footer = {
      "",
      "Examples:",
      "  lunula interpolate fashion-mnist-vae --from=#0 --to=#8 --out way.gif",
      "  lunula interpolate my-model --from=-2,0 --to=2,0 --frames 9 --out strip.png"
    })
final class InterpolateCommand extends Action {
  private static final int MOST = 1000;
  private static final int DELAY_MILLIS = 60;

  @Mixin private Decoding decoding = new Decoding();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "A",
      description = "A point, such as 0.5,-1, or a test image, such as #7.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "B", description = "Likewise.")
  private String to = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "GIF|PNG",
      description = "Film or strip to write.")
  private Path out = Path.of("");

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "How many pictures, both ends included; 24 if not given.")
  private int frames = 24;

  InterpolateCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    String name = out.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".gif") && !name.endsWith(".png")) {
      throw wrong("--out must end in .gif for a film or .png for a strip.");
    }
    if (frames < 2 || frames > MOST) {
      throw wrong("--frames must be between 2 and %d, not %d.".formatted(MOST, frames));
    }
    StoredMap map = decoding.map(surroundings);
    Places places = new Places(map.card().plan().architecture().latentDimensions());
    float[] way = way(places.one(from, map.test()), places.one(to, map.test()));
    List<GrayImage> pictures = decoding.decode(map, way);
    PictureSheet strip = new PictureSheet(pictures, frames, decoding.scale());
    if (name.endsWith(".gif")) {
      new AnimatedGif(pictures, decoding.scale(), DELAY_MILLIS).save(out);
    } else {
      strip.picture().save(out);
    }
    say("%d pictures in %s".formatted(frames, out));
    tell(new JsonLine().with("file", out.toString()).with("pictures", frames));
    return 0;
  }

  private float[] way(float[] a, float[] b) {
    float[] points = new float[frames * a.length];
    for (int frame = 0; frame < frames; frame++) {
      float share = frame / (frames - 1f);
      for (int i = 0; i < a.length; i++) {
        points[frame * a.length + i] = (1 - share) * a[i] + share * b[i];
      }
    }
    return points;
  }
}
