package lunula.library;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search for the order of layers: from the code to the picture, and from the picture to the
/// code with all that are left. What each takes must be what the one before gives; where several
/// fit, names and the order in the file decide.
final class ForeignChain {
  private static final int MOST_STEPS = 200_000;
  private static final int MOST_CLASSES = 256;

  private final List<ForeignLayer> order;
  private final int middle;
  private final @Nullable ForeignLayer code;
  private int steps;

  /// What the layers make.
  ///
  /// @param classes how many numbers tell the class, before the first layer of each part
  record Found(List<ForeignLayer> encoder, List<ForeignLayer> decoder, int classes) {}

  /// What comes out of a layer: planes of unknown size, or so many numbers.
  private record Flow(int count, boolean planes) {
    boolean goesInto(ForeignLayer layer) {
      if (layer.linear()) {
        return planes ? layer.in() % count == 0 : layer.in() == count;
      }
      return planes ? layer.in() == count : count % layer.in() == 0;
    }

    static Flow of(ForeignLayer layer) {
      return new Flow(layer.out(), !layer.linear());
    }
  }

  /// @param order all layers, as they stand in the file
  /// @param code gives the code, or its mean; null if planes are the code
  private ForeignChain(List<ForeignLayer> order, @Nullable ForeignLayer code) {
    this.order = order;
    this.code = code;
    middle = code == null ? order.size() / 2 : order.indexOf(code);
  }

  /// The network around a code.
  ///
  /// @param rest all layers but those of the code
  /// @return null if there is none that uses every layer
  static @Nullable Found around(
      List<ForeignLayer> order, List<ForeignLayer> rest, ForeignLayer code) {
    ForeignChain search = new ForeignChain(order, code);
    return search.decoder(rest, new ArrayDeque<>(), new Flow(code.out(), false), 0);
  }

  /// The network whose code is what its last convolution gives.
  ///
  /// @return null if there is none that uses every layer
  static @Nullable Found ofPlanes(List<ForeignLayer> order) {
    ForeignChain search = new ForeignChain(order, null);
    for (ForeignLayer first : search.sorted(order, true)) {
      if (first.kind() == ForeignLayer.Kind.TRANSPOSED) {
        Deque<ForeignLayer> path = new ArrayDeque<>(List.of(first));
        Found found = search.decoder(without(order, first), path, Flow.of(first), 0);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable Found decoder(
      List<ForeignLayer> left, Deque<ForeignLayer> path, Flow flow, int classes) {
    if (++steps > MOST_STEPS) {
      return null;
    }
    ForeignLayer last = path.peekLast();
    if (last != null && makesPictures(last, classes)) {
      List<ForeignLayer> decoder = List.copyOf(path);
      Found found = encoder(left, new ArrayDeque<>(), null, decoder, classes);
      if (found != null) {
        return found;
      }
    }
    for (ForeignLayer next : sorted(left, true)) {
      int told = path.isEmpty() && next.linear() ? next.in() - flow.count() : 0;
      boolean first = path.isEmpty() && code != null;
      boolean fits =
          first
              ? (next.linear() ? told >= 0 && told <= MOST_CLASSES : next.in() == flow.count())
              : flow.goesInto(next);
      if (fits) {
        path.addLast(next);
        Found found =
            decoder(without(left, next), path, Flow.of(next), first ? Math.max(0, told) : classes);
        if (found != null) {
          return found;
        }
        path.removeLast();
      }
    }
    return null;
  }

  private @Nullable Found encoder(
      List<ForeignLayer> left,
      Deque<ForeignLayer> path,
      @Nullable Flow flow,
      List<ForeignLayer> decoder,
      int classes) {
    if (++steps > MOST_STEPS) {
      return null;
    }
    if (left.isEmpty()) {
      return ends(path, flow, decoder, classes)
          ? new Found(List.copyOf(path), decoder, classes)
          : null;
    }
    for (ForeignLayer next : sorted(left, false)) {
      boolean fits =
          flow == null
              ? seesPictures(next, decoder, classes)
              : flow.goesInto(next) && next.kind() != ForeignLayer.Kind.TRANSPOSED;
      if (fits) {
        path.addLast(next);
        Found found = encoder(without(left, next), path, Flow.of(next), decoder, classes);
        if (found != null) {
          return found;
        }
        path.removeLast();
      }
    }
    return null;
  }

  /// Nothing takes more numbers than a picture has.
  private boolean makesPictures(ForeignLayer last, int classes) {
    int most = order.stream().filter(ForeignLayer::linear).mapToInt(ForeignLayer::in).max().orElse(0);
    boolean dense = order.stream().allMatch(ForeignLayer::linear);
    return last.linear() ? !dense || last.out() == most - classes : last.out() == 1;
  }

  private boolean seesPictures(ForeignLayer first, List<ForeignLayer> decoder, int classes) {
    ForeignLayer last = decoder.getLast();
    if (!first.linear()) {
      return first.kind() == ForeignLayer.Kind.CONVOLUTION && first.in() == 1 && classes == 0;
    }
    return !last.linear() || first.in() == last.out() + classes;
  }

  private boolean ends(
      Deque<ForeignLayer> path, @Nullable Flow flow, List<ForeignLayer> decoder, int classes) {
    ForeignLayer mean = code;
    if (mean == null) {
      // The decoder takes the planes as they are.
      return flow != null && flow.planes() && flow.count() == decoder.getFirst().in();
    }
    return flow == null ? seesPictures(mean, decoder, classes) : flow.goesInto(mean);
  }

  private List<ForeignLayer> sorted(List<ForeignLayer> layers, boolean decoding) {
    return layers.stream()
        .sorted(Comparator.comparingInt(layer -> doubt(layer, decoding)))
        .toList();
  }

  /// How little a layer looks like one of the decoder, or of the encoder.
  private int doubt(ForeignLayer layer, boolean decoding) {
    boolean decodes =
        layer.says("dec", "p_x", "gen", "up") || layer.kind() == ForeignLayer.Kind.TRANSPOSED;
    boolean encodes = !decodes && layer.says("enc", "q_z", "recog", "down");
    if (decodes || encodes) {
      return decodes == decoding ? 0 : 3;
    }
    boolean behind = order.indexOf(layer) > middle;
    return behind == decoding ? 1 : 2;
  }

  private static List<ForeignLayer> without(List<ForeignLayer> layers, ForeignLayer one) {
    List<ForeignLayer> rest = new ArrayList<>(layers);
    rest.remove(one);
    return rest;
  }
}
