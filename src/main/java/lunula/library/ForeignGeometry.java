package lunula.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lunula.library.ForeignSizes.Solution;
import lunula.library.ForeignSizes.Way;
import lunula.library.FoundModel.Geometry;
import lunula.model.ImageSize;
import org.jspecify.annotations.Nullable;

/// How the layers of a convolutional network go together for images of a size. Written with a
/// function between all layers; fully connected layers just before the code and just before planes
/// often have none, and so is the second proposal.
record ForeignGeometry(ForeignNetwork network, ImageSize image) {
  private static final int MOST = 48;
  private static final int MOST_LATENTS = 256;

  List<Geometry> all() {
    List<ForeignLayer> inner = kernels(network.encoder());
    List<ForeignLayer> outer = kernels(network.decoder());
    List<Solution> ways = inwards(inner);
    if (network.mean() == null) {
      // Planes are the code, which has few numbers.
      int planes = inner.getLast().out();
      List<Solution> few =
          ways.stream().filter(way -> planes * way.width() * way.height() <= MOST_LATENTS).toList();
      ways = few.isEmpty() ? ways : few;
    }
    List<Pair> pairs = new ArrayList<>();
    for (Solution in : ways) {
      outwards(outer, in).forEach(out -> pairs.add(new Pair(in, out)));
    }
    pairs.sort(Comparator.comparingInt(Pair::score));
    Set<Geometry> all = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      for (boolean plainCode : new boolean[] {false, true}) {
        for (boolean plainPlanes : new boolean[] {false, true}) {
          all.add(
              new Geometry(
                  encoder(inner.size(), pair.in, plainCode), decoder(pair.out, plainPlanes)));
        }
      }
    }
    return all.stream().limit(MOST).toList();
  }

  private record Pair(Solution in, Solution out) {
    int score() {
      return in.score() + out.score();
    }
  }

  private static List<ForeignLayer> kernels(List<ForeignLayer> layers) {
    return layers.stream().filter(layer -> !layer.linear()).toList();
  }

  private List<Solution> inwards(List<ForeignLayer> kernels) {
    if (kernels.isEmpty()) {
      return List.of(new Solution(List.of(), 0, 0, 0));
    }
    int planes = kernels.getLast().out();
    ForeignLayer mean = network.mean();
    int area = 0;
    if (kernels.size() < network.encoder().size()) {
      area = network.encoder().get(kernels.size()).in() / planes;
    } else if (mean != null) {
      area = mean.linear() ? mean.in() / planes : mean.kernel() * mean.kernel();
    }
    return ForeignSizes.inwards(kernels, image, area);
  }

  private List<Solution> outwards(List<ForeignLayer> kernels, Solution in) {
    if (kernels.isEmpty()) {
      return List.of(new Solution(List.of(), 0, 0, 0));
    }
    ForeignLayer mean = network.mean();
    if (mean == null) {
      return ForeignSizes.outwards(kernels, image, in.width(), in.height());
    }
    int linear = network.decoder().indexOf(kernels.getFirst());
    int numbers = linear == 0 ? mean.out() : network.decoder().get(linear - 1).out();
    List<Solution> ways = new ArrayList<>();
    for (int[] side : ForeignSizes.sides(image, numbers / kernels.getFirst().in())) {
      ways.addAll(ForeignSizes.outwards(kernels, image, side[0], side[1]));
    }
    return ways;
  }

  private String encoder(int kernels, Solution in, boolean plain) {
    List<String> words = new ArrayList<>();
    List<ForeignLayer> layers = network.encoder();
    for (int i = 0; i < layers.size(); i++) {
      if (i == kernels && i > 0) {
        words.add("flatten");
      }
      words.add(word(layers.get(i), i < kernels ? in.ways().get(i) : null));
      boolean last = i + 1 == layers.size();
      if (!(plain && last && (layers.get(i).linear() || network.mean() == null))) {
        words.add(Geometry.FUNCTION);
      }
      if (i < kernels && in.ways().get(i).pool() > 1) {
        words.add("pool " + in.ways().get(i).pool());
      }
    }
    return String.join(", ", words);
  }

  private String decoder(Solution out, boolean plain) {
    List<String> words = new ArrayList<>();
    List<ForeignLayer> layers = network.decoder();
    int kernel = 0;
    for (int i = 0; i < layers.size(); i++) {
      ForeignLayer layer = layers.get(i);
      if (!layer.linear() && kernel == 0 && network.mean() != null) {
        words.add("unflatten %d %d %d".formatted(layer.in(), out.height(), out.width()));
      }
      words.add(word(layer, layer.linear() ? null : out.ways().get(kernel++)));
      boolean last = i + 1 == layers.size();
      boolean planes = !last && layer.linear() && !layers.get(i + 1).linear();
      if (!last && !(plain && planes)) {
        words.add(Geometry.FUNCTION);
      }
    }
    return String.join(", ", words);
  }

  private static String word(ForeignLayer layer, @Nullable Way way) {
    if (way == null) {
      return "linear " + layer.out();
    }
    String name = way.kind() == ForeignLayer.Kind.CONVOLUTION ? "conv" : "transposed";
    return "%s %d k%d s%d p%d"
        .formatted(name, layer.out(), layer.kernel() + way.extra(), way.stride(), way.padding());
  }
}
