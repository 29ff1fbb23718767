package lunula.export.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import lunula.export.picture.CountingStream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.geometry.LatentPath;
import lunula.measure.TruePath;
import lunula.model.Decoder;
import lunula.model.Sample;
import org.jcodec.common.VideoEncoder.EncodedFrame;
import org.jspecify.annotations.Nullable;

/// A film of a way through the latent space. Frames are decoded a few at a time and written at
/// once, so that a long film takes no more memory than a short one. One thread at a time.
public final class Film {
  private static final int BATCH = 32;

  private final FilmPlan plan;
  private final FilmContent footage;
  private final boolean closed;
  private final FilmLayout layout;
  private final FilmPainter painter;

  /// What a frame shows.
  ///
  /// @param picture decoded
  /// @param truth the true picture beside it, if the film has any
  /// @param place where on the way it is
  public record Shot(Sample picture, @Nullable Sample truth, double[] place) {}

  private Film(FilmPlan plan, FilmContent footage, Sample first) {
    this.plan = plan;
    this.footage = footage;
    closed = Arrays.equals(footage.way().at(0), footage.way().at(1));
    layout = FilmLayout.of(plan, footage, first.picture(plan.side()));
    painter = new FilmPainter(plan, footage, layout);
  }

  /// Prepares a film; decodes one picture to know its size. Blocking.
  ///
  /// @throws InvalidValueException if the way is too short
  public static Film of(FilmPlan plan, FilmContent footage) {
    if (!(footage.way().length() > 0)) {
      throw new InvalidValueException(UserMessage.of("export.film.still"));
    }
    return new Film(plan, footage, footage.decoder().decode(footage.way().sample(2)).getFirst());
  }

  /// What it is to be like.
  public FilmPlan plan() {
    return plan;
  }

  /// Pixels a row, even.
  public int width() {
    return layout.width();
  }

  /// Rows, even.
  public int height() {
    return layout.height();
  }

  /// Whether more than greys is on it.
  boolean coloured() {
    return footage.map() != null;
  }

  /// What successive frames show; decoded in one call. Blocking.
  ///
  /// @param from first frame, counted from 0
  /// @param to after the last frame, at most as many as there are
  public List<Shot> shots(int from, int to) {
    return shots(IntStream.range(from, to));
  }

  /// What some frames show that lie evenly over the whole film; for a look at it. Blocking.
  ///
  /// @param most no more than so many, at least 2
  public List<Shot> look(int most) {
    int count = Math.min(most, plan.frames());
    return shots(IntStream.range(0, count).map(i -> (int) ((long) i * plan.frames() / count)));
  }

  private List<Shot> shots(IntStream frames) {
    double[] times =
        frames.mapToDouble(i -> plan.mode().position(i, plan.frames(), closed)).toArray();
    List<double[]> places = Arrays.stream(times).mapToObj(footage.way()::at).toList();
    int size = places.getFirst().length;
    float[] rows = new float[size * times.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) places.get(i / size)[i % size];
    }
    List<? extends Sample> pictures = footage.decoder().decode(rows);
    TruePath truth = footage.truth();
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      Sample known = truth == null ? null : truth.at(times[i]);
      shots.add(new Shot(pictures.get(i), known, places.get(i)));
    }
    return shots;
  }

  /// Draws a frame.
  ///
  /// @param rgb row-major, width × height, 0xRRGGBB; all of it is written to
  public void paint(Shot shot, int[] rgb) {
    painter.paint(shot, rgb);
  }

  /// About how large the file will be, in bytes: some frames are really coded. Blocking.
  public long expectedBytes() {
    return new FilmEstimate(this).bytes();
  }

  /// Writes the film, whole or not at all. Blocking.
  ///
  /// @param progress in frames; may cancel
  /// @return whether it was written; false if it was cancelled
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public boolean save(Path target, Progress progress) throws FileWriteException {
    return save(target, progress, plan.format()::open);
  }

  /// What begins a film on a channel.
  @FunctionalInterface
  interface Opening {
    /// Begins; the channel stays open.
    FilmFormat.FrameSink open(FileChannel channel, Film film) throws IOException;
  }

  boolean save(Path target, Progress progress, Opening opening) throws FileWriteException {
    return AtomicWriter.unlessCancelled(
        () ->
            AtomicWriter.writeChannel(
                target, channel -> write(opening.open(channel, this), progress)));
  }

  private void write(FilmFormat.FrameSink sink, Progress progress) throws IOException {
    int[] rgb = new int[width() * height()];
    for (int from = 0; from < plan.frames(); from += BATCH) {
      int done = from;
      for (Shot shot : shots(from, Math.min(plan.frames(), from + BATCH))) {
        if (!progress.goesOn(done++, plan.frames())) {
          throw new CancellationException();
        }
        paint(shot, rgb);
        sink.add(rgb);
      }
    }
    sink.finish();
    progress.goesOn(plan.frames(), plan.frames());
  }

  /// About how large a film's file will be: short runs of its frames, evenly over its length, are
  /// coded and thrown away.
  ///
  /// @param film decoded at some places
  record FilmEstimate(Film film) {
    private static final int RUNS = 4;
    private static final int RUN = 3;
    private static final int GIF_HEAD = 800;
    private static final int MP4_HEAD = 1_200;
    private static final int MP4_INDEX = 8;

    /// In bytes.
    long bytes() {
      try {
        return switch (film.plan().format()) {
          case GIF -> gif();
          case MP4 -> mp4();
        };
      } catch (IOException impossible) {
        throw new UncheckedIOException("counting bytes failed", impossible);
      }
    }

    private List<Film.Shot> run(int number) {
      int frames = film.plan().frames();
      int length = Math.min(RUN, frames);
      int from = (int) Math.round((frames - length) * (number + 0.5) / RUNS);
      return film.shots(from, from + length);
    }

    private long gif() throws IOException {
      var counting = new CountingStream();
      GifSink sink = new GifSink(counting, film);
      int[] rgb = new int[film.width() * film.height()];
      int coded = 0;
      for (int number = 0; number < RUNS; number++) {
        film.paint(run(number).getFirst(), rgb);
        sink.add(rgb);
        coded++;
      }
      return GIF_HEAD + (counting.bytes() - GIF_HEAD) * film.plan().frames() / coded;
    }

    private long mp4() {
      int[] rgb = new int[film.width() * film.height()];
      long keys = 0;
      long others = 0;
      int interval = 1;
      int run = Math.min(RUN, film.plan().frames());
      for (int number = 0; number < RUNS; number++) {
        H264Frames frames = new H264Frames(film);
        interval = frames.keyInterval();
        for (Film.Shot shot : run(number)) {
          film.paint(shot, rgb);
          EncodedFrame coded = frames.code(rgb);
          int bytes = coded.getData().remaining();
          keys += coded.isKeyFrame() ? bytes : 0;
          others += coded.isKeyFrame() ? 0 : bytes;
        }
      }
      int count = film.plan().frames();
      int keyFrames = (count + interval - 1) / interval;
      return MP4_HEAD
          + (long) MP4_INDEX * count
          + keys * keyFrames / RUNS
          + others * (count - keyFrames) / (RUNS * (run - 1L));
    }
  }

  /// What a film shows.
  ///
  /// @param decoder makes the pictures; asked from the thread that makes the film
  /// @param way what is gone, in places that the decoder takes, at the pace at which it is gone
  /// @param truth the true picture beside each decoded one, at the same pace; null for none
  /// @param map the points of the map beside them; null for none
  public record FilmContent(
      Decoder decoder, LatentPath way, @Nullable TruePath truth, @Nullable FilmMap map) {}
}
