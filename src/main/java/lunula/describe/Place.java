package lunula.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lunula.model.Sample;
import lunula.model.network.Adversarial.Prior;
import org.jspecify.annotations.Nullable;

/// What there is to say of a place in a latent space.
///
/// @param z the whole code; nobody writes to it
/// @param near the nearest real images, the nearest first; empty if the model has none
/// @param far whether no image supports the place, so that the decoder guesses
/// @param prior what codes are drawn from; null if there is none
/// @param told the class that a conditional model is told; empty of others
/// @param shown what is decoded there; null if nothing is
public record Place(
    float[] z,
    List<Neighbour> near,
    boolean far,
    @Nullable Prior prior,
    String told,
    @Nullable Sample shown) {
  /// So much nearer than this, in latent units, a place is the image's own.
  private static final double ON_IT = 5e-4;

  /// Of six images, so many of a second class make a place one between classes.
  private static final int SEVERAL = 2;

  /// The share of the prior's draws that lie no farther out than what it supports.
  private static final double NORMAL_QUANTILE = 2.3263;

  /// A real image near a place.
  ///
  /// @param className empty if it has none
  /// @param number among the test images or the training images, from 0
  /// @param learned whether it is a training image
  /// @param distance in latent units
  public record Neighbour(String className, int number, boolean learned, double distance) {}

  public Place {
    near = List.copyOf(near);
  }

  /// The image that the place is the code of.
  Optional<Neighbour> image() {
    return near.stream().findFirst().filter(nearest -> nearest.distance() < ON_IT);
  }

  /// The classes it lies among: that of most of the nearest images, and another one if several of
  /// them have it. Empty without images, or if they have no classes.
  public List<String> classes() {
    Map<String, Long> counts =
        near.stream()
            .map(Neighbour::className)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> found = new ArrayList<>(counts.keySet());
    // Of classes that are as frequent, the one with the nearer image.
    found.sort(
        Comparator.<String>comparingLong(name -> counts.getOrDefault(name, 0L))
            .reversed()
            .thenComparingInt(this::rank));
    boolean between = found.size() > 1 && counts.getOrDefault(found.get(1), 0L) >= SEVERAL;
    return List.copyOf(found.subList(0, Math.min(found.size(), between ? 2 : 1)));
  }

  private int rank(String className) {
    return IntStream.range(0, near.size())
        .filter(i -> near.get(i).className().equals(className))
        .findFirst()
        .orElseThrow();
  }

  /// How far it lies from the middle of the latent space.
  double fromMiddle() {
    double sum = 0;
    for (float number : z) {
      sum += (double) number * number;
    }
    return Math.sqrt(sum);
  }

  /// Whether 99 % of what is drawn from the prior lies no farther out; true without a prior.
  boolean inPrior() {
    if (prior == null) {
      return true;
    }
    return switch (prior) {
      case NORMAL -> fromMiddle() <= farthest(z.length);
      case UNIFORM -> IntStream.range(0, z.length).allMatch(i -> Math.abs(z[i]) <= 1);
    };
  }

  /// Whether something supports what is decoded there: real images, or where there are none the
  /// prior.
  public boolean isSupported() {
    return near.isEmpty() ? inPrior() : !far;
  }

  /// The distance that 99 % of normal codes stay below: Wilson & Hilferty 1931, to 1 % of itself.
  private static double farthest(int dimensions) {
    double spread = 2 / (9.0 * dimensions);
    double root = 1 - spread + NORMAL_QUANTILE * Math.sqrt(spread);
    return Math.sqrt(dimensions * root * root * root);
  }
}
