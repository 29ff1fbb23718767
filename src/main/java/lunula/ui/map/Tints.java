package lunula.ui.map;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// Soft layers in their colours, kept as long as neither changes. One thread at a time.
final class Tints {
  private final Map<MapLayer, Coloured> known = new EnumMap<>(MapLayer.class);

  private record Coloured(Tint tint, int[] colours, int[] places) {
    @SuppressWarnings("ReferenceEquality") // this very tint
    boolean isOf(Tint wanted, int[] inks) {
      return tint == wanted && Arrays.equals(colours, inks);
    }
  }

  /// The colour of each place of a layer, as [Underlay#coloured] has them.
  int[] places(MapLayer layer, Tint tint, int[] colours) {
    Coloured last = known.get(layer);
    if (last == null || !last.isOf(tint, colours)) {
      last = new Coloured(tint, colours, Underlay.coloured(tint, colours));
      known.put(layer, last);
    }
    return last.places();
  }
}
