package lunula.measure;

import java.util.Arrays;
import java.util.List;
import lunula.geometry.LatentPath;
import lunula.geometry.Timing;
import lunula.model.Decoder;
import lunula.model.Sample;

/// What a model makes of a way: its pictures at even steps of time, and how fast they change.
/// Immutable.
///
/// @param way as it is gone; retimed if the picture is to change evenly
/// @param pictures at even steps of `t`, both ends included
/// @param speeds how much the picture changes from each to the next, as multiples of the mean: 1
///     everywhere if it changes evenly; all 0 if it does not change at all
/// @param former what the speeds would be, or were, at the way's own pace
public record DecodedPath(
    LatentPath way, List<? extends Sample> pictures, List<Double> speeds, List<Double> former) {
  public DecodedPath {
    pictures = List.copyOf(pictures);
    speeds = List.copyOf(speeds);
    former = List.copyOf(former);
  }

  /// The way at its own pace, decoded in one call; blocking.
  ///
  /// @param count how many pictures, at least 2
  public static DecodedPath of(Decoder decoder, LatentPath way, int count) {
    List<? extends Sample> pictures = decoder.decode(way.sample(count));
    List<Double> speeds = relative(changes(pictures));
    return new DecodedPath(way, pictures, speeds, speeds);
  }

  /// The way at the pace at which the picture changes evenly, decoded in two calls: one to measure
  /// it, one to go it; blocking. A straight way stays straight: of all its places, none is left
  /// out, but where much changes it lingers.
  ///
  /// @param count how many pictures, at least 2
  public static DecodedPath even(Decoder decoder, LatentPath way, int count) {
    double[] steps = changes(decoder.decode(way.sample(count)));
    LatentPath retimed = new Timing.Retimed(way, Timing.even(steps));
    List<? extends Sample> pictures = decoder.decode(retimed.sample(count));
    return new DecodedPath(retimed, pictures, relative(changes(pictures)), relative(steps));
  }

  /// How much the picture changes from each to the next, ‖x₁ − x₀‖, ‖x₂ − x₁‖, … in grey values of
  /// 0..1. Their sum is nearly ∫ ‖∂x/∂t‖ dt, the way's length in the metric that the decoder gives
  /// to the latent space (Arvanitidis et al. 2018, "Latent Space Oddity", eq. 4; Shao et al. 2018);
  /// chords fall short of it by less the closer they are.
  private static double[] changes(List<? extends Sample> pictures) {
    double[] steps = new double[pictures.size() - 1];
    Arrays.setAll(steps, i -> pictures.get(i).distance(pictures.get(i + 1)));
    return steps;
  }

  private static List<Double> relative(double... steps) {
    double mean = Arrays.stream(steps).average().orElse(0);
    return Arrays.stream(steps).map(step -> mean > 0 ? step / mean : 0).boxed().toList();
  }
}
