package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.service.AnimatedGif;
import lunula.ui.PathEnds;
import org.jspecify.annotations.Nullable;

/// The pictures of an interpolation, decoded in one call.
///
/// @param a picture of A, if it is picked
/// @param b picture of B, if it is picked
/// @param frames pictures at even distances from A to B, both included; empty unless both are
///     picked
public record PathPictures(@Nullable GrayImage a, @Nullable GrayImage b, List<GrayImage> frames) {
  /// Nothing decoded.
  public static final PathPictures NONE = new PathPictures(null, null, List.of());

  /// Frames from A to B; one less divides by 2, 3, 4, 6, 8.
  static final int FRAMES = 97;

  private static final int GIF_SCALE = 8;

  /// Below this many milliseconds a frame, frames are left out instead.
  private static final double SHORTEST = 40;

  public PathPictures {
    frames = List.copyOf(frames);
  }

  /// Decodes what is picked; blocking.
  static PathPictures decode(Decoder decoder, PathEnds ends) {
    LatentPoint a = ends.a();
    LatentPoint b = ends.b();
    if (a != null && b != null) {
      List<GrayImage> frames = decoder.decode(new LatentPath(a, b).sample(FRAMES));
      return new PathPictures(frames.getFirst(), frames.getLast(), frames);
    }
    return new PathPictures(one(decoder, a), one(decoder, b), List.of());
  }

  private static @Nullable GrayImage one(Decoder decoder, @Nullable LatentPoint place) {
    return place == null ? null : decoder.decodeOne((float) place.x(), (float) place.y());
  }

  /// The picture nearest to a position on the way.
  ///
  /// @param position 0..1
  /// @return null while nothing is decoded
  @Nullable GrayImage at(double position) {
    return frames.isEmpty() ? null : frames.get((int) Math.round(position * (frames.size() - 1)));
  }

  /// The film as it plays: there and back again if that is the mode, and as fast as it plays; very
  /// fast films get fewer frames, since viewers slow short ones down.
  ///
  /// @param seconds how long the way from A to B takes
  AnimatedGif film(PlayMode mode, double seconds) {
    double delay = 1000 * seconds / (frames.size() - 1);
    int step = 1;
    while (step * delay < SHORTEST || (frames.size() - 1) % step != 0) {
      step++;
    }
    List<GrayImage> film = new ArrayList<>();
    for (int i = 0; i < frames.size(); i += step) {
      film.add(frames.get(i));
    }
    if (mode == PlayMode.BACK_AND_FORTH) {
      film.addAll(film.subList(1, film.size() - 1).reversed());
    }
    return new AnimatedGif(film, GIF_SCALE, (int) Math.round(step * delay));
  }
}
