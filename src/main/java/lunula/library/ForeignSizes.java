package lunula.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lunula.library.ForeignLayer.Kind;
import lunula.model.ImageSize;

/// Strides, paddings and pooling of convolutions, which their weights do not tell, solved from the
/// sizes that must come out: of the picture, and of the fully connected layers on either side of
/// the
/// planes. Several may fit; the usual ones come first.
final class ForeignSizes {
  private static final int MOST_SOLUTIONS = 8;
  private static final int MOST_STEPS = 200_000;

  /// Unlike kernels of one size in one network are rare.
  private static final int UNLIKE = 3;

  /// How planes go through a layer.
  ///
  /// @param extra rows and columns more at the end, PyTorch's `output_padding`
  /// @param pool side of the max-pooling behind it; 1 for none
  record Way(int stride, int padding, int extra, int pool) {
    int out(Kind kind, int kernel, int side) {
      int free = side + 2 * padding - kernel;
      return kind == Kind.CONVOLUTION
          ? (free < 0 ? 0 : (free / stride + 1) / pool)
          : (side - 1) * stride - 2 * padding + kernel + extra;
    }
  }

  /// Ways through all layers with kernels, in turn, and the planes that the fully connected layers
  /// behind or before them have.
  ///
  /// @param width of the planes between
  /// @param height of the same
  record Solution(List<Way> ways, int width, int height, int score) {}

  private record Target(int least, int width, int height, int area) {
    boolean meets(int w, int h) {
      return (width == 0 || (w == width && h == height))
          && (area == 0 || w * h == area)
          && w * h >= least;
    }
  }

  private final List<ForeignLayer> layers;
  private final Target target;
  private final ImageSize image;
  private final List<Solution> found = new ArrayList<>();
  private int steps;

  private ForeignSizes(List<ForeignLayer> layers, Target target, ImageSize image) {
    this.layers = layers;
    this.target = target;
    this.image = image;
  }

  /// Ways from a picture to planes.
  ///
  /// @param layers convolutions, at least one
  /// @param area pixels of a plane at the end; 0 if any will do
  static List<Solution> inwards(List<ForeignLayer> layers, ImageSize image, int area) {
    var search = new ForeignSizes(layers, new Target(1, 0, 0, area), image);
    search.go(0, image.width(), image.height(), new ArrayList<>());
    return search.best();
  }

  /// Ways from planes to a picture.
  ///
  /// @param layers convolutions and transposed ones, at least one
  /// @param width of the planes
  /// @param height of the planes
  static List<Solution> outwards(
      List<ForeignLayer> layers, ImageSize image, int width, int height) {
    var search = new ForeignSizes(layers, new Target(1, image.width(), image.height(), 0), image);
    search.go(0, width, height, new ArrayList<>());
    return search.best().stream()
        .map(way -> new Solution(way.ways(), width, height, way.score()))
        .toList();
  }

  /// Sides of planes of so many pixels, the most like the picture first.
  static List<int[]> sides(ImageSize image, int area) {
    List<int[]> sides = new ArrayList<>();
    for (int width = 1; width <= area; width++) {
      if (area % width == 0) {
        sides.add(new int[] {width, area / width});
      }
    }
    double wanted = Math.log((double) image.width() / image.height());
    sides.sort(
        Comparator.comparingDouble(
            side -> Math.abs(Math.log((double) side[0] / side[1]) - wanted)));
    return sides.subList(0, Math.min(1, sides.size()));
  }

  private List<Solution> best() {
    found.sort(Comparator.comparingInt(Solution::score));
    return found.subList(0, Math.min(MOST_SOLUTIONS, found.size()));
  }

  private void go(int at, int width, int height, List<Way> ways) {
    if (++steps > MOST_STEPS) {
      return;
    }
    if (at == layers.size()) {
      if (target.meets(width, height)) {
        found.add(new Solution(List.copyOf(ways), width, height, score(ways)));
      }
      return;
    }
    ForeignLayer layer = layers.get(at);
    for (Way way : ways(layer)) {
      int w = way.out(layer.kind(), layer.kernel(), width);
      int h = way.out(layer.kind(), layer.kernel(), height);
      if (w >= 1 && h >= 1 && w <= 2 * image.width() && h <= 2 * image.height()) {
        ways.add(way);
        go(at + 1, w, h, ways);
        ways.removeLast();
      }
    }
  }

  private int score(List<Way> ways) {
    int score = 0;
    Map<String, Set<Way>> kinds = new HashMap<>();
    for (int i = 0; i < ways.size(); i++) {
      ForeignLayer layer = layers.get(i);
      score += ways(layer).indexOf(ways.get(i));
      kinds
          .computeIfAbsent(layer.kind() + " " + layer.kernel(), key -> new HashSet<>())
          .add(ways.get(i));
    }
    return score + kinds.values().stream().mapToInt(set -> UNLIKE * (set.size() - 1)).sum();
  }

  /// What is usual of a layer, the most usual first.
  private static List<Way> ways(ForeignLayer layer) {
    int half = layer.kernel() / 2;
    boolean odd = layer.kernel() % 2 == 1;
    List<Way> ways = new ArrayList<>();
    if (layer.kind() == Kind.CONVOLUTION) {
      if (layer.kernel() > 1) {
        ways.add(new Way(2, odd ? half : half - 1, 0, 1));
      }
      if (odd) {
        ways.add(new Way(1, half, 0, 1));
        ways.add(new Way(1, half, 0, 2));
      }
      ways.add(new Way(2, 0, 0, 1));
      ways.add(new Way(1, 0, 0, 1));
      ways.add(new Way(1, 0, 0, 2));
      ways.add(new Way(2, 1, 0, 1));
      ways.add(new Way(3, odd ? half : half - 1, 0, 1));
    } else {
      if (odd && layer.kernel() > 1) {
        ways.add(new Way(2, half, 1, 1));
      }
      if (!odd) {
        ways.add(new Way(2, half - 1, 0, 1));
      }
      ways.add(new Way(1, odd ? half : half - 1, 0, 1));
      ways.add(new Way(2, 0, 0, 1));
      ways.add(new Way(1, 0, 0, 1));
      ways.add(new Way(2, half, 0, 1));
      ways.add(new Way(2, 1, 0, 1));
      ways.add(new Way(2, 0, 1, 1));
      ways.add(new Way(2, 1, 1, 1));
      ways.add(new Way(layer.kernel(), 0, 0, 1));
      ways.add(new Way(3, 1, 0, 1));
    }
    return ways.stream().distinct().toList();
  }
}
