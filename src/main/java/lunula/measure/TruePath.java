package lunula.measure;

import java.util.List;
import lunula.model.GrayImage;

/// What moons truly look like on a way from image to image. Immutable.
///
/// @param moons whose truth
/// @param images at the way's stops, by number; the first one once more at the end of a loop
/// @param times when each is passed: 0 first, 1 last, never falling; as many as images, at least 2
public record TruePath(MoonTruth moons, List<Integer> images, List<Double> times) {
  public TruePath {
    images = List.copyOf(images);
    times = List.copyOf(times);
    if (images.size() < 2 || images.size() != times.size()) {
      throw new IllegalArgumentException(
          "%d images at %d times make no way".formatted(images.size(), times.size()));
    }
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
    return moons.between(images.get(leg), images.get(leg + 1), share);
  }
}
