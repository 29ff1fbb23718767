package lunula.export.film;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder.EncodedFrame;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Packet.FrameType;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.TimeUtil;
import org.jcodec.containers.mp4.boxes.Box;
import org.jcodec.containers.mp4.boxes.MediaHeaderBox;
import org.jcodec.containers.mp4.boxes.MovieBox;
import org.jcodec.containers.mp4.boxes.MovieHeaderBox;
import org.jcodec.containers.mp4.boxes.NodeBox;
import org.jcodec.containers.mp4.boxes.TrackHeaderBox;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

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
    /// @param look called again and again meanwhile; may end the film by throwing
    void add(int[] rgb, Runnable look) throws IOException;

    /// Writes what comes after the last frame; does not close what it writes to.
    void finish() throws IOException;
  }

  /// Writes a film as MP4 with one track of H.264.
  private static final class Mp4Sink implements FrameSink {
    private final H264Frames frames;
    private final int framesPerSecond;
    private final UndatedMuxer muxer;
    private final MuxerTrack track;
    private int count;

    /// @param channel left open
    Mp4Sink(FileChannel channel, Film film) throws IOException {
      frames = new H264Frames(film);
      framesPerSecond = film.plan().framesPerSecond();
      muxer = new UndatedMuxer(new FileChannelWrapper(channel));
      Size size = new Size(film.width(), film.height());
      track =
          muxer.addVideoTrack(
              Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(size, ColorSpace.YUV420));
    }

    @Override
    public void add(int[] rgb, Runnable look) throws IOException {
      EncodedFrame coded = frames.code(rgb, look);
      // The muxer keeps a second's worth before it writes it.
      ByteBuffer data = ByteBuffer.allocate(coded.getData().remaining());
      data.put(coded.getData()).flip();
      FrameType type = coded.isKeyFrame() ? FrameType.KEY : FrameType.INTER;
      track.addFrame(Packet.createPacket(data, count, framesPerSecond, 1, count, type, null));
      count++;
    }

    @Override
    public void finish() throws IOException {
      muxer.finish();
    }

    /// Writes MP4 files that do not say when they were made: the same film is the same bytes,
    /// whatever the clock says. ISO/IEC 14496-12 leaves the dates at zero where they are unknown.
    static final class UndatedMuxer extends MP4Muxer {
      private static final long UNKNOWN = TimeUtil.fromMovTime(0);

      /// @param channel left open
      UndatedMuxer(SeekableByteChannel channel) throws IOException {
        super(channel, Brand.MP4.getFileTypeBox());
      }

      @Override
      public MovieBox finalizeHeader() throws IOException {
        MovieBox movie = super.finalizeHeader();
        undate(movie);
        return movie;
      }

      private static void undate(NodeBox node) {
        node.getBoxes().replaceAll(UndatedMuxer::undated);
      }

      private static Box undated(Box box) {
        return switch (box) {
          case NodeBox node -> {
            undate(node);
            yield node;
          }
          case MovieHeaderBox movie ->
              MovieHeaderBox.createMovieHeaderBox(
                  movie.getTimescale(),
                  movie.getDuration(),
                  movie.getRate(),
                  movie.getVolume(),
                  UNKNOWN,
                  UNKNOWN,
                  movie.getMatrix(),
                  movie.getNextTrackId());
          case TrackHeaderBox track -> {
            TrackHeaderBox same =
                TrackHeaderBox.createTrackHeaderBox(
                    track.getTrackId(),
                    track.getDuration(),
                    track.getWidth(),
                    track.getHeight(),
                    UNKNOWN,
                    UNKNOWN,
                    track.getVolume(),
                    track.getLayer(),
                    track.getAltGroup(),
                    track.getMatrix());
            same.setFlags(track.getFlags());
            yield same;
          }
          case MediaHeaderBox media ->
              MediaHeaderBox.createMediaHeaderBox(
                  media.getTimescale(),
                  media.getDuration(),
                  media.getLanguage(),
                  UNKNOWN,
                  UNKNOWN,
                  media.getQuality());
          default -> box;
        };
      }
    }
  }
}
