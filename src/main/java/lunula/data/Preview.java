package lunula.data;

import java.util.List;

/// A look at a person's own data before all of it is loaded.
///
/// @param images a few, as they will be
/// @param plan what becomes of all of them
/// @param skipped which of the first ones were left out, with reasons
/// @param notes what was found out and should be said, one sentence each
public record Preview(
    LabelledImages images, ImportPlan plan, List<Skipped> skipped, List<String> notes) {
  /// A mean level in the middle between black and white, as for a single picture.
  private static final double MIDDLE = 127.5;

  public Preview {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  /// How many images there are in all, before any is left out.
  public long total() {
    return plan.parts().stream()
        .filter(part -> part.use() != null)
        .mapToLong(ImportPlan.Part::count)
        .sum();
  }

  /// Whether most of the images are dark on light, which their edges tell: two opposite ones, as
  /// the others may have been left black.
  public boolean isDarkOnLight() {
    int light = 0;
    for (int image = 0; image < images.count(); image++) {
      light += hasLightEdges(images.pixels(image)) ? 1 : 0;
    }
    return 2 * light > images.count();
  }

  private boolean hasLightEdges(byte[] pixels) {
    int width = images.width();
    int height = images.height();
    double across = 0;
    for (int x = 0; x < width; x++) {
      across += level(pixels, x) + level(pixels, (height - 1) * width + x);
    }
    double along = 0;
    for (int y = 0; y < height; y++) {
      along += level(pixels, y * width) + level(pixels, y * width + width - 1);
    }
    return Math.max(across / (2.0 * width), along / (2.0 * height)) > MIDDLE;
  }

  private static int level(byte[] pixels, int at) {
    return Byte.toUnsignedInt(pixels[at]);
  }
}
