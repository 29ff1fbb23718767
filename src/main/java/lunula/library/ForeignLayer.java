package lunula.library;

import java.util.List;
import java.util.Locale;
import lunula.model.Tensor;
import org.jspecify.annotations.Nullable;

/// A layer of a network that another program trained, as its weight tells it.
///
/// @param name of its tensors, without `.weight` and `.bias`
/// @param in numbers or planes that go in
/// @param out numbers or planes that come out
/// @param kernel side of its kernels; 0 of a fully connected layer
public record ForeignLayer(String name, Kind kind, int in, int out, int kernel) {
  static final String WEIGHT = ".weight";
  static final String BIAS = ".bias";

  /// What a layer does.
  public enum Kind {
    /// A fully connected layer.
    LINEAR,
    /// A convolution.
    CONVOLUTION,
    /// A transposed convolution.
    TRANSPOSED
  }

  /// The layer of a weight; null if it is of neither kind.
  ///
  /// The weights of convolutions and of transposed ones have their two first axes the other way
  /// round, which a bias tells apart, and else the name.
  static @Nullable ForeignLayer of(String name, Tensor weight, @Nullable Tensor bias) {
    List<Integer> shape = weight.shape();
    if (shape.size() == 2) {
      return new ForeignLayer(name, Kind.LINEAR, shape.get(1), shape.get(0), 0);
    }
    if (shape.size() != 4 || !shape.get(2).equals(shape.get(3))) {
      return null;
    }
    boolean alike = shape.get(0).equals(shape.get(1)) || bias == null;
    boolean transposed =
        alike ? saysTransposed(name) : bias != null && shape.get(1).equals(bias.size());
    return transposed
        ? new ForeignLayer(name, Kind.TRANSPOSED, shape.get(0), shape.get(1), shape.get(2))
        : new ForeignLayer(name, Kind.CONVOLUTION, shape.get(1), shape.get(0), shape.get(2));
  }

  private static boolean saysTransposed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return List.of("deconv", "convt", "conv_t", "tconv", "trans", "dec", "up", "gen").stream()
        .anyMatch(lower::contains);
  }

  /// The same under another name.
  ForeignLayer named(String other) {
    return new ForeignLayer(other, kind, in, out, kernel);
  }

  /// Whether its kernels may be those of a convolution or of a transposed one, as far as the weight
  /// tells: as many planes come out as go in.
  boolean ambiguous() {
    return !linear() && in == out;
  }

  boolean linear() {
    return kind == Kind.LINEAR;
  }

  /// Numbers that one output is a sum of.
  int inputs() {
    return linear() ? in : in * kernel * kernel;
  }

  boolean says(String... words) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
