package lunula.export.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import lunula.export.picture.CountingStream;
import org.jcodec.common.VideoEncoder.EncodedFrame;

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
