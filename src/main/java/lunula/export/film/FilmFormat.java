package lunula.export.film;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/// What a film is written as.
public enum FilmFormat {
  /// Plays everywhere, in messages and slides too; repeats by itself; grey pictures keep every
  /// level.
  GIF(".gif") {
    @Override
    boolean shows(int framesPerSecond) {
      // Its clock counts hundredths of a second, and viewers slow shorter frames than two down.
      return framesPerSecond <= 50 && 100 % framesPerSecond == 0;
    }

    @Override
    FrameSink open(FileChannel channel, Film film) throws IOException {
      var out = new BufferedOutputStream(Channels.newOutputStream(channel));
      return new GifSink(out, film);
    }
  },

  /// H.264 in MP4: small, for players and presentations.
  MP4(".mp4") {
    @Override
    boolean shows(int framesPerSecond) {
      return framesPerSecond <= 60;
    }

    @Override
    FrameSink open(FileChannel channel, Film film) throws IOException {
      return new Mp4Sink(channel, film);
    }
  };

  private final String ending;

  FilmFormat(String ending) {
    this.ending = ending;
  }

  /// How a file's name ends, with the dot.
  public String ending() {
    return ending;
  }

  /// Whether so many pictures a second can be kept exactly.
  abstract boolean shows(int framesPerSecond);

  /// Begins a film; the channel stays open.
  abstract FrameSink open(FileChannel channel, Film film) throws IOException;

  /// A film that is being written, frame after frame; keeps none of them.
  interface FrameSink {
    /// Writes one more frame.
    ///
    /// @param rgb row-major, 0xRRGGBB, of the film's size; free to be used again afterwards
    void add(int[] rgb) throws IOException;

    /// Writes what comes after the last frame; does not close what it writes to.
    void finish() throws IOException;
  }
}
