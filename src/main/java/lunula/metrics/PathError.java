package lunula.metrics;

import java.util.List;
import java.util.stream.IntStream;
import lunula.model.GrayImage;

/// How far the pictures decoded along a path are from the true ones, where the truth is known:
/// moons from full to crescent. Lower is better. The path's ends are reconstructions of images the
/// model was shown; only what lies between them says what it makes up.
///
/// @param steps error of every picture of the path, both ends included, in order; at least 3
public record PathError(List<PixelError> steps) {
  public PathError {
    steps = List.copyOf(steps);
    if (steps.size() < 3) {
      throw new IllegalArgumentException(
          "a path of " + steps.size() + " pictures has nothing between its ends");
    }
  }

  /// @param decoded the path's pictures, both ends included, at least 3
  /// @param truth the true picture at each of them, of the same size
  public static PathError along(List<GrayImage> decoded, List<GrayImage> truth) {
    if (decoded.size() != truth.size()) {
      throw new IllegalArgumentException(
          decoded.size() + " pictures do not go with " + truth.size() + " true ones");
    }
    return new PathError(
        IntStream.range(0, truth.size())
            .mapToObj(step -> PixelError.between(decoded.get(step), truth.get(step)))
            .toList());
  }

  /// The error over all pictures but the two ends: its [PixelError#mae], [PixelError#rmse] and
  /// [PixelError#psnr] are the measures of the path.
  public PixelError inBetween() {
    return PixelError.sum(steps.subList(1, steps.size() - 1));
  }

  /// The error over the two ends.
  public PixelError ends() {
    return steps.getFirst().plus(steps.getLast());
  }
}
