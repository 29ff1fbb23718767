package lunula.ui.export;

import java.util.List;
import lunula.ui.kit.VectorSnapshot;

/// How a picture is wanted.
///
/// @param wish resolution, clear or not, lines or pixels, parts
/// @param dark light on dark rather than dark on light
/// @param caption what stands below it, in pieces that stay together; empty: nothing
public record Look(VectorSnapshot.Wish wish, boolean dark, List<String> caption) {
  public Look {
    caption = List.copyOf(caption);
  }
}
