package lunula.library;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search for the order of layers: from the code to the picture, and from the picture to the
/// code with all that are left. What each takes must be what the one before gives; where several
/// orders fit, names, the order in the file and likeness of the two parts decide.
final class ForeignChain {
  private static final int MOST_STEPS = 200_000;
  private static final int MOST_CLASSES = 256;

  /// What is odd about an order, against one layer in a part that its name speaks against.
  private static final int ODD_PART = 3;

  private static final int BACKWARDS = 2;
  private static final int ODD_PLANES = 4;
  private static final int CLASSES = 6;

  private final List<ForeignLayer> order;
  private final boolean alphabetical;
  private final int middle;
  private final int widest;
  private final boolean dense;
  private final @Nullable ForeignLayer code;
  private @Nullable Found best;
  private int steps;

  /// What the layers make.
  ///
  /// @param classes how many numbers tell the class, before the first layer of each part
  /// @param oddity how little it looks like a network that somebody would write; 0 or more
  record Found(List<ForeignLayer> encoder, List<ForeignLayer> decoder, int classes, int oddity) {}

  /// What comes out of a layer: planes of unknown size, or so many numbers.
  private record Flow(int count, boolean planes) {
    boolean goesInto(ForeignLayer layer) {
      if (layer.linear()) {
        return planes ? layer.in() % count == 0 : layer.in() == count;
      }
      return planes ? layer.in() == count : count % layer.in() == 0;
    }

    /// Planes that are no squares.
    int oddity(ForeignLayer layer) {
      int area =
          layer.linear() == planes ? Math.max(count, layer.in()) / Math.min(count, layer.in()) : 1;
      int side = (int) Math.round(Math.sqrt(area));
      return side * side == area ? 0 : ODD_PLANES;
    }

    static Flow of(ForeignLayer layer) {
      return new Flow(layer.out(), !layer.linear());
    }
  }

  private ForeignChain(List<ForeignLayer> order, @Nullable ForeignLayer code) {
    this.order = order;
    this.code = code;
    List<String> names = order.stream().map(ForeignLayer::name).toList();
    alphabetical = names.equals(names.stream().sorted(TensorNames.COUNTING).toList());
    middle = code == null ? order.size() / 2 : order.indexOf(code);
    widest = order.stream().filter(ForeignLayer::linear).mapToInt(ForeignLayer::in).max().orElse(0);
    dense = order.stream().allMatch(ForeignLayer::linear);
  }

  /// The network around a code.
  ///
  /// @param order all layers, as they stand in the file
  /// @param rest all layers but those of the code
  /// @return null if there is none that uses every layer
  static @Nullable Found around(
      List<ForeignLayer> order, List<ForeignLayer> rest, ForeignLayer code) {
    ForeignChain search = new ForeignChain(order, code);
    search.decoder(rest, new ArrayDeque<>(), new Flow(code.out(), false), 0, 0);
    return search.best;
  }

  /// The network whose code is what its last convolution gives.
  ///
  /// @return null if there is none that uses every layer
  static @Nullable Found ofPlanes(List<ForeignLayer> order) {
    ForeignChain search = new ForeignChain(order, null);
    for (ForeignLayer first : order) {
      if (first.kind() == ForeignLayer.Kind.TRANSPOSED) {
        Deque<ForeignLayer> path = new ArrayDeque<>(List.of(first));
        search.decoder(without(order, first), path, Flow.of(first), 0, search.doubt(first, true));
      }
    }
    return search.best;
  }

  private boolean hopeless(int oddity) {
    return ++steps > MOST_STEPS || (best != null && oddity >= best.oddity());
  }

  private void decoder(
      List<ForeignLayer> left, Deque<ForeignLayer> path, Flow flow, int classes, int oddity) {
    if (hopeless(oddity)) {
      return;
    }
    ForeignLayer last = path.peekLast();
    if (last != null && makesPictures(last, classes)) {
      encoder(left, new ArrayDeque<>(), null, List.copyOf(path), classes, oddity);
    }
    for (ForeignLayer next : left) {
      boolean first = path.isEmpty() && code != null;
      int told = first && next.linear() ? next.in() - flow.count() : 0;
      boolean fits =
          first
              ? (next.linear() ? told >= 0 && told <= MOST_CLASSES : next.in() == flow.count())
              : flow.goesInto(next);
      if (fits) {
        int more = added(path.peekLast(), next, flow, true) + (told > 0 ? CLASSES : 0);
        path.addLast(next);
        decoder(without(left, next), path, Flow.of(next), first ? told : classes, oddity + more);
        path.removeLast();
      }
    }
  }

  private void encoder(
      List<ForeignLayer> left,
      Deque<ForeignLayer> path,
      @Nullable Flow flow,
      List<ForeignLayer> decoder,
      int classes,
      int oddity) {
    if (hopeless(oddity)) {
      return;
    }
    if (left.isEmpty()) {
      int whole = oddity + Math.abs(path.size() + 1 - decoder.size());
      if (ends(flow, decoder, classes) && (best == null || whole < best.oddity())) {
        best = new Found(List.copyOf(path), decoder, classes, whole);
      }
      return;
    }
    for (ForeignLayer next : left) {
      boolean fits =
          flow == null
              ? seesPictures(next, decoder, classes)
              : flow.goesInto(next) && next.kind() != ForeignLayer.Kind.TRANSPOSED;
      if (fits) {
        int more = added(path.peekLast(), next, flow, false);
        path.addLast(next);
        encoder(without(left, next), path, Flow.of(next), decoder, classes, oddity + more);
        path.removeLast();
      }
    }
  }

  private int added(
      @Nullable ForeignLayer before, ForeignLayer next, @Nullable Flow flow, boolean decoding) {
    boolean backwards = before != null && order.indexOf(next) < order.indexOf(before);
    int odd = before != null && flow != null ? flow.oddity(next) : 0;
    return doubt(next, decoding) + (backwards ? BACKWARDS : 0) + odd;
  }

  /// Nothing takes more numbers than a picture has.
  private boolean makesPictures(ForeignLayer last, int classes) {
    return last.linear() ? !dense || last.out() == widest - classes : last.out() == 1;
  }

  private boolean seesPictures(ForeignLayer first, List<ForeignLayer> decoder, int classes) {
    ForeignLayer last = decoder.getLast();
    if (!first.linear()) {
      return first.kind() == ForeignLayer.Kind.CONVOLUTION && first.in() == 1 && classes == 0;
    }
    return !last.linear() || first.in() == last.out() + classes;
  }

  private boolean ends(@Nullable Flow flow, List<ForeignLayer> decoder, int classes) {
    ForeignLayer mean = code;
    if (mean == null) {
      // The decoder takes the planes as they are.
      return flow != null && flow.planes() && flow.count() == decoder.getFirst().in();
    }
    return flow == null ? seesPictures(mean, decoder, classes) : flow.goesInto(mean);
  }

  /// How little a layer looks like one of the decoder, or of the encoder.
  private int doubt(ForeignLayer layer, boolean decoding) {
    boolean decodes =
        layer.says("dec", "p_x", "gen", "up") || layer.kind() == ForeignLayer.Kind.TRANSPOSED;
    boolean encodes = !decodes && layer.says("enc", "q_z", "recog", "down");
    if (decodes || encodes) {
      return decodes == decoding ? 0 : ODD_PART;
    }
    boolean behind = order.indexOf(layer) > middle;
    return alphabetical || behind == decoding ? 0 : 1;
  }

  private static List<ForeignLayer> without(List<ForeignLayer> layers, ForeignLayer one) {
    List<ForeignLayer> rest = new ArrayList<>(layers);
    rest.remove(one);
    return rest;
  }
}
