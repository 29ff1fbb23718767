package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import lunula.model.GrayImage;

/// Made-up decoding: a flat picture as bright as the first coordinate.
final class Pictures {
  private Pictures() {}

  static List<GrayImage> flat(float[] latents) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int i = 0; i < latents.length; i += 2) {
      pictures.add(new GrayImage(1, 1, new float[] {latents[i]}));
    }
    return pictures;
  }
}
