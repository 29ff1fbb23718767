package lunula.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

  /// Kernels of one size with unlike paddings in one network are rare, those with unlike strides
  /// less so.
  private static final int UNLIKE_PADDING = 6;

  private static final int UNLIKE_STRIDE = 2;

  /// How planes go through a layer.
  ///
  /// @param extra rows and columns more at the end, PyTorch's `output_padding`
  /// @param pool side of the max-pooling behind it; 1 for none
  /// @param whole whether kernels and planes are of one size, so that one place is on the other
  /// side
  record Way(Kind kind, int stride, int padding, int extra, int pool, boolean whole) {
    static Way inwards(int stride, int padding, int pool) {
      return new Way(Kind.CONVOLUTION, stride, padding, 0, pool, false);
    }

    static Way outwards(int stride, int padding, int extra) {
      return new Way(Kind.TRANSPOSED, stride, padding, extra, 1, false);
    }

    int out(int kernel, int side) {
      int free = side + 2 * padding - kernel;
      return kind == Kind.CONVOLUTION
          ? (free < 0 ? 0 : (free / stride + 1) / pool)
          : (side - 1) * stride - 2 * padding + kernel + extra;
    }

    /// The same from planes of a size, or to one.
    Way between(int kernel, int side, int other) {
      boolean one = kind == Kind.CONVOLUTION ? side == kernel && other == 1 : side == 1;
      boolean bare = padding == 0 && extra == 0 && pool == 1 && stride == 1;
      return one && bare ? new Way(kind, stride, padding, extra, pool, true) : this;
    }

    /// Where there is one place only, no stride counts.
    boolean strays(int kernel, int side) {
      int places = kind == Kind.CONVOLUTION ? side + 2 * padding - kernel + 1 : side;
      return places == 1 && stride > 1;
    }
  }

  /// Ways through all layers with kernels, in turn, and the planes that the fully connected layers
  /// behind or before them have.
  ///
  /// @param width of the planes between
  /// @param height of the same
  record Solution(List<Way> ways, int width, int height, int score) {}

  private record Target(boolean pictures, ImageSize image, int area) {
    boolean meets(int width, int height) {
      return pictures
          ? width == image.width() && height == image.height()
          : area == 0 || width * height == area;
    }
  }

  private final List<ForeignLayer> layers;
  private final Target target;
  private final List<Solution> found = new ArrayList<>();
  private int steps;

  private ForeignSizes(List<ForeignLayer> layers, Target target) {
    this.layers = layers;
    this.target = target;
  }

  /// Ways from a picture to planes.
  ///
  /// @param layers convolutions, at least one
  /// @param area pixels of a plane at the end; 0 if any will do
  static List<Solution> inwards(List<ForeignLayer> layers, ImageSize image, int area) {
    var search = new ForeignSizes(layers, new Target(false, image, area));
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
    var search = new ForeignSizes(layers, new Target(true, image, 0));
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
      int w = way.out(layer.kernel(), width);
      int h = way.out(layer.kernel(), height);
      boolean small = w <= 2 * target.image().width() && h <= 2 * target.image().height();
      boolean strays = way.strays(layer.kernel(), width) && way.strays(layer.kernel(), height);
      if (w >= 1 && h >= 1 && small && !strays) {
        ways.add(width == height ? way.between(layer.kernel(), width, w) : way);
        go(at + 1, w, h, ways);
        ways.removeLast();
      }
    }
  }

  private int score(List<Way> ways) {
    int score = 0;
    Set<String> paddings = new HashSet<>();
    Set<String> strides = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      if (way.whole()) {
        continue;
      }
      String kind = way.kind() + " " + layers.get(i).kernel();
      score += ways(layers.get(i)).indexOf(way);
      kinds.add(kind);
      paddings.add(kind + " " + way.padding());
      strides.add(kind + " " + way.stride() + " " + way.extra() + " " + way.pool());
    }
    return score
        + UNLIKE_PADDING * (paddings.size() - kinds.size())
        + UNLIKE_STRIDE * (strides.size() - kinds.size());
  }

  /// What is usual of a layer, the most usual first.
  private List<Way> ways(ForeignLayer layer) {
    List<Way> ways = new ArrayList<>();
    boolean open = target.pictures() && layer.ambiguous();
    if (open || layer.kind() == Kind.TRANSPOSED) {
      outwards(layer.kernel(), ways);
    }
    if (open || layer.kind() == Kind.CONVOLUTION) {
      inwards(layer.kernel(), ways);
    }
    return ways.stream().distinct().toList();
  }

  private void inwards(int kernel, List<Way> ways) {
    int half = (kernel - 1) / 2;
    boolean odd = kernel % 2 == 1;
    if (kernel > 1 && !target.pictures()) {
      ways.add(Way.inwards(2, half, 1));
    }
    if (odd) {
      ways.add(Way.inwards(1, half, 1));
    }
    if (!target.pictures()) {
      ways.add(Way.inwards(1, half, 2));
      ways.add(Way.inwards(2, 0, 1));
    }
    ways.add(Way.inwards(1, 0, 1));
    if (!target.pictures()) {
      ways.add(Way.inwards(1, 0, 2));
      ways.add(Way.inwards(2, 1, 1));
      ways.add(Way.inwards(3, half, 1));
    }
  }

  private static void outwards(int kernel, List<Way> ways) {
    int half = (kernel - 1) / 2;
    boolean odd = kernel % 2 == 1;
    if (kernel > 1) {
      ways.add(Way.outwards(2, half, odd ? 1 : 0));
    }
    ways.add(Way.outwards(1, half, 0));
    ways.add(Way.outwards(2, 0, 0));
    ways.add(Way.outwards(1, 0, 0));
    ways.add(Way.outwards(2, half, 0));
    ways.add(Way.outwards(2, 1, 0));
    ways.add(Way.outwards(2, 0, 1));
    ways.add(Way.outwards(2, 1, 1));
    ways.add(Way.outwards(kernel, 0, 0));
    ways.add(Way.outwards(3, 1, 0));
  }
}
