package lunula.ui.explore;

import java.util.List;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.measure.DecodedPath;
import lunula.model.Decoder;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// The pictures of an interpolation.
///
/// @param a picture of A, if it is picked
/// @param b picture of B, if it is picked
/// @param decoded the path from A to B; null unless both are picked
/// @param truth what truly lies between A and B; null where nobody knows
public record PathPictures(
    @Nullable Sample a,
    @Nullable Sample b,
    @Nullable DecodedPath decoded,
    @Nullable TruePictures truth) {
  /// Nothing decoded.
  public static final PathPictures NONE = new PathPictures(null, null, null, null);

  /// Frames from A to B; one less divides by 2, 3, 4, 6, 8.
  static final int FRAMES = 97;

  /// Frames of a path of several pieces.
  static final int MANY_FRAMES = 193;

  /// Decodes what is picked, in one call where it can; blocking.
  public static PathPictures decode(Decoder decoder, PathStops ends, PathPace pace) {
    LatentPath path = ends.path();
    if (path == null) {
      return new PathPictures(one(decoder, ends.a()), one(decoder, ends.b()), null, null);
    }
    int count = ends.stops().size() > 2 ? MANY_FRAMES : FRAMES;
    DecodedPath decoded =
        switch (pace) {
          case PLACE -> DecodedPath.of(decoder, path, count);
          case PICTURE -> DecodedPath.even(decoder, path, count);
        };
    List<? extends Sample> frames = decoded.pictures();
    Sample b = ends.closed() ? one(decoder, ends.b()) : frames.getLast();
    return new PathPictures(frames.getFirst(), b, decoded, null);
  }

  private static @Nullable Sample one(Decoder decoder, @Nullable LatentPoint place) {
    return place == null ? null : decoder.decodeOne((float) place.x(), (float) place.y());
  }

  /// The same pictures with the true ones.
  public PathPictures withTruth(TruePictures known) {
    return new PathPictures(a, b, decoded, known);
  }

  /// Pictures at even steps of time from A to B, both included; empty unless both are picked.
  public List<? extends Sample> frames() {
    return decoded == null ? List.of() : decoded.pictures();
  }

  /// The true pictures beside the frames; empty where nobody knows them.
  public List<? extends Sample> trueFrames() {
    return truth == null ? List.of() : truth.pictures();
  }

  /// The picture nearest to a position on the path.
  ///
  /// @param position 0..1
  /// @return null while nothing is decoded
  @Nullable Sample at(double position) {
    List<? extends Sample> frames = frames();
    return frames.isEmpty() ? null : frames.get((int) Math.round(position * (frames.size() - 1)));
  }
}
