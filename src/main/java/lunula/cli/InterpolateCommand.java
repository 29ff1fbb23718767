package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import lunula.export.film.Film;
import lunula.export.film.Film.FilmContent;
import lunula.export.film.FilmColours;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan;
import lunula.export.film.FilmPlan.Pixels;
import lunula.export.picture.PictureSheet;
import lunula.geometry.LatentPath;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.library.StoredMap;
import lunula.measure.DecodedPath;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `interpolate`: a path between two places, as a film or a strip.
@Command(name = "interpolate")
final class InterpolateCommand extends Decoding {
  private static final int MOST = 1000;
  private static final int STOPPED = 130;

  /// Between so many pictures the pace is measured.
  private static final int STEPS = 97;

  /// Side of a drawn text before it is scaled, in pixels.
  private static final int TEXT_SIDE = 64;

  private static final String EVEN = "even";

  @Option(names = "--fps", paramLabel = "N")
  private int framesPerSecond = 20;

  @Option(names = "--play", paramLabel = "MODE")
  private String mode = "once";

  @Option(names = "--smooth")
  private boolean smooth;

  @Option(names = "--caption", paramLabel = "TEXT")
  private String caption = "";

  @Option(names = "--seed")
  private boolean seed;

  @Option(names = "--from", required = true, paramLabel = "A")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "B")
  private String to = "";

  @Option(names = "--through", paramLabel = "C,…")
  private String through = "";

  @Option(names = "--way", paramLabel = "WAY")
  private String shape = "straight";

  @Option(names = "--out", paramLabel = "GIF|MP4|PNG")
  private @Nullable Path out;

  @Option(names = "--frames", paramLabel = "N")
  private int frames = 24;

  @Override
  public Integer call() throws IOException {
    if (frames < 2 || frames > MOST) {
      throw wrong("cli.film.frames", MOST, frames);
    }
    Path file = out;
    Optional<FilmFormat> film = file == null ? Optional.empty() : format(file);
    PathShape chosen = shape();
    StoredMap map = map();
    if (file == null && !isOfTexts(map)) {
      throw wrong("cli.interpolate.out");
    }
    LatentPath path = chosen.through(stops(map), PathShape.End.OPEN);
    try (LiveModel live = live(map)) {
      Decoder decoder = live.ofClass(label());
      if (file == null) {
        printed(DecodedPath.of(decoder, paced(decoder, path), frames).pictures());
        return 0;
      }
      return film.isEmpty()
          ? strip(decoder, path, file)
          : film(film.get(), map, decoder, path, file);
    }
  }

  private static Optional<FilmFormat> format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    Optional<FilmFormat> film =
        Arrays.stream(FilmFormat.values()).filter(one -> name.endsWith(one.ending())).findFirst();
    if (film.isEmpty() && !name.endsWith(".png")) {
      throw wrong("cli.film.kind");
    }
    return film;
  }

  private int strip(Decoder decoder, LatentPath path, Path out) throws IOException {
    List<? extends Sample> pictures =
        DecodedPath.of(decoder, paced(decoder, path), frames).pictures();
    PictureSheet.of(pictures, frames, scale()).picture().save(out);
    say("cli.film.strip", frames, out);
    tell(JsonLine.of("file", out.toString()).with("pictures", frames));
    return 0;
  }

  private int film(FilmFormat format, StoredMap map, Decoder decoder, LatentPath path, Path out)
      throws IOException {
    ImageSize size =
        isOfTexts(map)
            ? new ImageSize(TEXT_SIDE, TEXT_SIDE)
            : map.card().plan().architecture().image();
    FilmPlan plan =
        new FilmPlan(
            format,
            scale() * Math.max(size.width(), size.height()),
            smooth ? Pixels.SMOOTH : Pixels.SQUARE,
            framesPerSecond,
            frames,
            mode(),
            caption,
            seed ? words("cli.film.seed", map.card().plan().seed()) : "",
            FilmColours.PAPER);
    Film film = Film.of(plan, new FilmContent(decoder, paced(decoder, path), null, null));
    AtomicBoolean stopped = new AtomicBoolean();
    return Interruption.during(() -> stopped.set(true), () -> write(film, out, stopped));
  }

  private int write(Film film, Path out, AtomicBoolean stopped) throws IOException {
    boolean whole =
        behindBar(
            words("cli.film.progress"),
            progress ->
                film.save(out, (done, total) -> progress.goesOn(done, total) && !stopped.get()));
    if (!whole) {
      warn("cli.stopped");
      return STOPPED;
    }
    String seconds = "%.1f".formatted(film.plan().seconds());
    say("cli.film.written", frames, film.width(), film.height(), seconds, out);
    tell(
        JsonLine.of("file", out.toString())
            .with("pictures", frames)
            .with("width", film.width())
            .with("height", film.height())
            .with("seconds", film.plan().seconds()));
    return 0;
  }

  private PlayMode mode() {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "once" -> PlayMode.ONCE;
      case "loop" -> PlayMode.LOOP;
      case "back" -> PlayMode.BACK_AND_FORTH;
      default -> throw wrong("cli.film.mode", mode);
    };
  }

  /// At the pace that was asked for.
  private LatentPath paced(Decoder decoder, LatentPath path) {
    return shape.equals(EVEN) ? DecodedPath.even(decoder, path, STEPS).way() : path;
  }

  private PathShape shape() {
    return switch (shape) {
      case "straight" -> PathShape.STRAIGHT;
      case "spherical" -> PathShape.SPHERICAL;
      case "smooth", EVEN -> PathShape.SMOOTH;
      default -> throw wrong("cli.film.way", shape);
    };
  }

  private List<double[]> stops(StoredMap map) {
    List<String> words = new ArrayList<>(List.of(from));
    if (!through.isBlank()) {
      // A comma parts images, but belongs to a point.
      words.addAll(Arrays.stream(through.split(";|,(?=\\s*#)", -1)).map(String::strip).toList());
    }
    words.add(to);
    Places places = new Places(map.test().dimensions());
    Encodings images = map.test();
    return words.stream()
        .map(word -> places.one(word, images))
        .map(InterpolateCommand::wide)
        .toList();
  }

  private static double[] wide(float... place) {
    return IntStream.range(0, place.length).mapToDouble(i -> place[i]).toArray();
  }
}
