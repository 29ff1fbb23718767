package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lunula.export.film.Film;
import lunula.export.film.FilmContent;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan;
import lunula.export.picture.PictureSheet;
import lunula.geometry.LatentPath;
import lunula.geometry.PathShape;
import lunula.library.StoredMap;
import lunula.measure.DecodedPath;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.Sample;
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
      "  lunula interpolate moon-vae --from=#0 --to=#5 --frames 80 --play back --scale 16"
          + " --caption \"Full to crescent\" --out way.mp4",
      "  lunula interpolate moon-vae --from=#0 --through=#1,#2 --to=#3 --way even --out way.gif"
    })
final class InterpolateCommand extends Action {
  private static final int MOST = 1000;
  private static final int STOPPED = 130;

  /// Between so many pictures the pace is measured.
  private static final int STEPS = 97;

  private static final String EVEN = "even";

  @Mixin private Decoding decoding = new Decoding();
  @Mixin private FilmOptions options = new FilmOptions();

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
      paramLabel = "GIF|MP4|PNG",
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
    Optional<FilmFormat> film =
        Arrays.stream(FilmFormat.values()).filter(one -> name.endsWith(one.ending())).findFirst();
    if (film.isEmpty() && !name.endsWith(".png")) {
      throw wrong("--out must end in .gif or .mp4 for a film or .png for a strip.");
    }
    if (frames < 2 || frames > MOST) {
      throw wrong("--frames must be between 2 and %d, not %d.".formatted(MOST, frames));
    }
    PathShape shape = shape();
    StoredMap map = decoding.map(surroundings);
    Places places = new Places(map.card().plan().architecture().latentDimensions());
    LatentPath way = shape.through(stops(places, map.test()), PathShape.End.OPEN);
    try (LiveModel live = decoding.live(map)) {
      Decoder decoder = live.ofClass(decoding.label());
      return film.isEmpty() ? strip(decoder, way) : film(film.get(), map, decoder, way);
    }
  }

  private int strip(Decoder decoder, LatentPath way) throws IOException {
    List<? extends Sample> pictures =
        DecodedPath.of(decoder, paced(decoder, way), frames).pictures();
    PictureSheet.of(pictures, frames, decoding.scale()).picture().save(out);
    say("%d pictures in %s".formatted(frames, out));
    tell(new JsonLine().with("file", out.toString()).with("pictures", frames));
    return 0;
  }

  private int film(FilmFormat format, StoredMap map, Decoder decoder, LatentPath way)
      throws IOException {
    ImageSize size = map.card().plan().architecture().image();
    int side = decoding.scale() * Math.max(size.width(), size.height());
    FilmPlan plan = options.plan(format, side, frames, map.card().plan().seed());
    Film film = Film.of(plan, new FilmContent(decoder, paced(decoder, way), null, null));
    AtomicBoolean stopped = new AtomicBoolean();
    return Interruption.during(() -> stopped.set(true), () -> write(film, stopped));
  }

  private int write(Film film, AtomicBoolean stopped) throws IOException {
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      Work work = new Work(bar, "filming");
      if (!film.save(out, (done, total) -> work.goesOn(done, total) && !stopped.get())) {
        warn("Stopped; nothing was written.");
        return STOPPED;
      }
    }
    say(
        "%d pictures of %d × %d pixels, %.1f s, in %s"
            .formatted(frames, film.width(), film.height(), film.plan().seconds(), out));
    tell(
        new JsonLine()
            .with("file", out.toString())
            .with("pictures", frames)
            .with("width", film.width())
            .with("height", film.height())
            .with("seconds", film.plan().seconds()));
    return 0;
  }

  /// At the pace that was asked for.
  private LatentPath paced(Decoder decoder, LatentPath way) {
    return manner.equals(EVEN) ? DecodedPath.even(decoder, way, STEPS).way() : way;
  }

  private PathShape shape() {
    return switch (manner) {
      case "straight" -> PathShape.STRAIGHT;
      case "spherical" -> PathShape.SPHERICAL;
      case "smooth", EVEN -> PathShape.SMOOTH;
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
