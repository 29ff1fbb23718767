package lunula.ui.takeaway;

import java.util.List;
import lunula.ui.Still;

/// How a picture is wanted.
///
/// @param wish resolution, clear or not, lines or pixels, parts
/// @param dark light on dark rather than dark on light
/// @param caption what stands below it, in pieces that stay together; empty: nothing
public record Look(Still.Wish wish, boolean dark, List<String> caption) {
  public Look {
    caption = List.copyOf(caption);
  }
}
