package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lunula.geometry.Way;
import lunula.geometry.WayShape;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.service.AnimatedGif;
import lunula.service.DecodedWay;
import lunula.service.PictureSheet;
import lunula.service.StoredMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `interpolate`: a way between two places, as a film or a strip.
@Command(
    name = "interpolate",
    description = "Decodes a way from one place to another: a film or a strip.",
    footer = {
      "",
      "Examples:",
      "  lunula interpolate fashion-mnist-vae --from=#0 --to=#8 --out way.gif",
      "  lunula interpolate my-model --from=-2,0 --to=2,0 --frames 9 --out strip.png",
      "  lunula interpolate moon-vae --from=#0 --through=#1,#2 --to=#3 --way even --out way.gif"
    })
final class InterpolateCommand extends Action {
  private static final int MOST = 1000;
  private static final int DELAY_MILLIS = 60;
  private static final String EVEN = "even";

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
      names = "--through",
      paramLabel = "C,…",
      description = "Stops between: images, such as #1,#2, or points parted by semicolons.")
  private String through = "";

  @Option(
      names = "--way",
      paramLabel = "WAY",
      description =
          "straight from stop to stop, if not given; spherical: around the origin; smooth: a curve"
              + " through all stops; even: that curve, at the pace at which the picture changes"
              + " evenly.")
  private String manner = "straight";

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
    WayShape shape = shape();
    StoredMap map = decoding.map(surroundings);
    Places places = new Places(map.card().plan().architecture().latentDimensions());
    Way way = shape.through(stops(places, map.test()), WayShape.End.OPEN);
    Decoder decoder = latents -> decoding.decode(map, latents);
    List<GrayImage> pictures =
        (manner.equals(EVEN)
                ? DecodedWay.even(decoder, way, frames)
                : DecodedWay.of(decoder, way, frames))
            .pictures();
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

  private WayShape shape() {
    return switch (manner) {
      case "straight" -> WayShape.STRAIGHT;
      case "spherical" -> WayShape.SPHERICAL;
      case "smooth", EVEN -> WayShape.SMOOTH;
      default ->
          throw wrong("--way is straight, spherical, smooth or even, not “%s”.".formatted(manner));
    };
  }

  private List<double[]> stops(Places places, Encodings images) {
    List<double[]> stops = new ArrayList<>();
    stops.add(stop(places, from, images));
    if (!through.isBlank()) {
      // A comma parts images, but belongs to a point.
      for (String one : through.split(";|,(?=\\s*#)", -1)) {
        stops.add(stop(places, one.strip(), images));
      }
    }
    stops.add(stop(places, to, images));
    return stops;
  }

  private static double[] stop(Places places, String text, Encodings images) {
    float[] place = places.one(text, images);
    double[] stop = new double[place.length];
    for (int i = 0; i < stop.length; i++) {
      stop[i] = place[i];
    }
    return stop;
  }
}
