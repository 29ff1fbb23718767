package lunula.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.data.Truth;
import lunula.metrics.PixelError;
import lunula.model.GrayImage;

/// What truly lies on a path from image to image of a data set that was drawn: each factor changes
/// evenly between two of them, and the picture is drawn anew. Immutable; usable from any thread.
///
/// @param known the data set's images, with their factors
/// @param truth draws them
/// @param images images at the path's stops, by number; the first one once more at the end of a
///     loop
/// @param times when each is passed: 0 first, 1 last, never falling; as many as images, at least 2
public record TruePath(
    LabelledImages known, Truth truth, List<Integer> images, List<Double> times) {
  public TruePath {
    images = List.copyOf(images);
    times = List.copyOf(times);
    if (images.size() < 2 || images.size() != times.size()) {
      throw new IllegalArgumentException(
          "%d images at %d times make no path".formatted(images.size(), times.size()));
    }
  }

  /// The path through images; empty if nobody knows the truth about them.
  public static Optional<TruePath> of(
      LabelledImages known, List<Integer> images, List<Double> times) {
    return known.truth().map(truth -> new TruePath(known, truth, images, times));
  }

  /// The true picture at a time, drawn anew.
  ///
  /// @param time 0..1
  public GrayImage at(double time) {
    int leg = 0;
    while (leg < times.size() - 2 && time >= times.get(leg + 1)) {
      leg++;
    }
    double span = times.get(leg + 1) - times.get(leg);
    double share = span > 0 ? Math.clamp((time - times.get(leg)) / span, 0, 1) : 1;
    double[] row =
        truth.between(
            known.factors().row(images.get(leg)), known.factors().row(images.get(leg + 1)), share);
    return new GrayImage(known.width(), known.height(), truth.draw(row));
  }

  /// The true pictures at even steps of time.
  ///
  /// @param count how many pictures, at least 2
  public List<GrayImage> pictures(int count) {
    return IntStream.range(0, count).mapToObj(i -> at(i / (count - 1.0))).toList();
  }

  /// Mean absolute error of each picture, in grey levels of 0..1.
  ///
  /// @param decoded as many as there are true ones, of their size
  public static List<Double> errors(List<GrayImage> decoded, List<GrayImage> truth) {
    return IntStream.range(0, truth.size())
        .mapToObj(i -> PixelError.between(decoded.get(i), truth.get(i)).mae())
        .toList();
  }
}
