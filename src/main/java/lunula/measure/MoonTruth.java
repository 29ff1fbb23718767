package lunula.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonNight;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonSurface;
import lunula.metrics.PixelError;
import lunula.model.GrayImage;

/// What moons truly look like on the way from one image of a data set to another: each factor
/// changes evenly, and the picture is drawn anew. Immutable; usable from any thread.
public final class MoonTruth {
  private final Factors factors;
  private final MoonPainter painter;

  private MoonTruth(Factors factors, MoonPainter painter) {
    this.factors = factors;
    this.painter = painter;
  }

  /// The truth behind images; empty unless they are moons whose painter is known: the one that
  /// draws the first of them again to the byte.
  public static Optional<MoonTruth> of(LabelledImages images) {
    Factors factors = images.factors();
    if (images.count() == 0
        || !factors.has("phase")
        || !factors.has("tilt")
        || images.width() != images.height()) {
      return Optional.empty();
    }
    Moon first = Moon.of(factors, 0);
    return Stream.of(MoonSurface.values())
        .flatMap(
            surface ->
                Stream.of(MoonNight.values())
                    .map(night -> new MoonPainter(images.width(), surface, night)))
        .filter(painter -> Arrays.equals(painter.paintBytes(first), images.pixels(0)))
        .map(painter -> new MoonTruth(factors, painter))
        .findFirst();
  }

  /// Who drew the images.
  MoonPainter painter() {
    return painter;
  }

  /// The true pictures at even steps of time on a way from image to image.
  ///
  /// @param images at the way's stops, by number; the first one once more at the end of a loop
  /// @param times when each is passed: 0 first, 1 last, never falling
  /// @param count how many pictures, at least 2
  public List<GrayImage> along(List<Integer> images, List<Double> times, int count) {
    TruePath way = new TruePath(this, images, times);
    List<GrayImage> truth = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      truth.add(way.at(i / (count - 1.0)));
    }
    return truth;
  }

  /// The true picture between two images.
  ///
  /// @param share 0 at the first to 1 at the second
  GrayImage between(int first, int second, double share) {
    float[] pixels = painter.paintBetween(Moon.of(factors, first), Moon.of(factors, second), share);
    return new GrayImage(painter.side(), painter.side(), pixels);
  }

  /// Mean absolute error of each picture, in grey levels of 0..1.
  ///
  /// @param decoded as many as there are true ones, of their size
  public static List<Double> errors(List<GrayImage> decoded, List<GrayImage> truth) {
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      errors.add(PixelError.between(decoded.get(i), truth.get(i)).mae());
    }
    return errors;
  }
}
