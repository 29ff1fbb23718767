package lunula.export.film;

import java.io.IOException;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.TimeUtil;
import org.jcodec.containers.mp4.boxes.Box;
import org.jcodec.containers.mp4.boxes.MediaHeaderBox;
import org.jcodec.containers.mp4.boxes.MovieBox;
import org.jcodec.containers.mp4.boxes.MovieHeaderBox;
import org.jcodec.containers.mp4.boxes.NodeBox;
import org.jcodec.containers.mp4.boxes.TrackHeaderBox;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

/// Writes MP4 files that do not say when they were made: the same film is the same bytes, whatever
/// the clock says. ISO/IEC 14496-12 leaves the dates at zero where they are unknown.
final class UndatedMuxer extends MP4Muxer {
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
    if (box instanceof NodeBox node) {
      undate(node);
    } else if (box instanceof MovieHeaderBox movie) {
      return undated(movie);
    } else if (box instanceof TrackHeaderBox track) {
      return undated(track);
    } else if (box instanceof MediaHeaderBox media) {
      return undated(media);
    }
    return box;
  }

  private static MovieHeaderBox undated(MovieHeaderBox movie) {
    return MovieHeaderBox.createMovieHeaderBox(
        movie.getTimescale(),
        movie.getDuration(),
        movie.getRate(),
        movie.getVolume(),
        UNKNOWN,
        UNKNOWN,
        movie.getMatrix(),
        movie.getNextTrackId());
  }

  private static TrackHeaderBox undated(TrackHeaderBox track) {
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
    return same;
  }

  private static MediaHeaderBox undated(MediaHeaderBox media) {
    return MediaHeaderBox.createMediaHeaderBox(
        media.getTimescale(),
        media.getDuration(),
        media.getLanguage(),
        UNKNOWN,
        UNKNOWN,
        media.getQuality());
  }
}
