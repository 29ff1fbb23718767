package lunula.ui.map;

import java.util.List;
import javafx.scene.paint.Color;

/// The map's colours at a moment, as numbers. Immutable; any thread.
///
/// @param colours in the order of [MapPalette]
record MapColours(List<Color> colours) {
  MapColours {
    colours = List.copyOf(colours);
  }

  int background() {
    return argb(0);
  }

  int line() {
    return argb(1);
  }

  /// The lines where a coordinate is 0.
  int axis() {
    return argb(colours.get(1).interpolate(colours.get(2), 0.3));
  }

  /// ARGB of the class colours, by number.
  int[] classes() {
    int[] classes = new int[MapPalette.CLASS_COLOURS];
    for (int number = 0; number < MapPalette.CLASS_COLOURS; number++) {
      classes[number] = argb(3 + number);
    }
    return classes;
  }

  /// The ARGB colour of each level of the decoded pictures: black is the background, white a shade
  /// towards the text's colour, so a garment is dark on light and light on dark.
  ///
  /// @param strength 0 all background to 1 all the way to the text's colour
  int[] levels(double strength) {
    Color background = colours.get(0);
    Color ink = colours.get(2);
    int[] levels = new int[256];
    for (int level = 0; level < levels.length; level++) {
      levels[level] = argb(background.interpolate(ink, strength * level / 255));
    }
    return levels;
  }

  /// The colour of what is in no class of its own.
  int rest() {
    return argb(MapPalette.REST);
  }

  /// Colours of words and of the lines that enclose points.
  int text() {
    return argb(2);
  }

  /// The colour of where many points lie.
  int[] density() {
    return new int[] {argb(MapPalette.DENSITY)};
  }

  /// The ARGB colour of each level of a heat layer, 256 of them, from the lowest.
  int[] heat() {
    int[] levels = new int[256];
    for (int level = 0; level < levels.length; level++) {
      double place = (MapPalette.HEAT_COLOURS - 1) * level / 255.0;
      int lower = Math.min((int) place, MapPalette.HEAT_COLOURS - 2);
      Color low = colours.get(MapPalette.HEAT + lower);
      Color high = colours.get(MapPalette.HEAT + lower + 1);
      levels[level] = argb(low.interpolate(high, place - lower));
    }
    return levels;
  }

  /// The premultiplied colour of each level of the decoded pictures where something shines through:
  /// black is clear.
  ///
  /// @param strength 0 all clear to 1 opaque at the last level
  int[] shades(double strength) {
    int ink = text();
    int[] shades = new int[256];
    for (int level = 0; level < shades.length; level++) {
      int alpha = (int) Math.round(strength * level);
      int red = (ink >> 16 & 255) * alpha / 255;
      int green = (ink >> 8 & 255) * alpha / 255;
      shades[level] = alpha << 24 | red << 16 | green << 8 | (ink & 255) * alpha / 255;
    }
    return shades;
  }

  private int argb(int token) {
    return argb(colours.get(token));
  }

  private static int argb(Color colour) {
    int red = (int) Math.round(colour.getRed() * 255);
    int green = (int) Math.round(colour.getGreen() * 255);
    int blue = (int) Math.round(colour.getBlue() * 255);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }
}
