package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The map's colours, set by CSS: `-map-background`, `-map-line`, `-map-text` and `-class-0` to
/// `-class-9`, `-density` and `-heat-0` to `-heat-2`. The map draws pixels itself, so it needs them
/// as numbers.
final class MapPalette {
  /// How many classes have a colour of their own.
  static final int CLASS_COLOURS = 10;

  private static final int DENSITY = 3 + CLASS_COLOURS;
  private static final int HEAT = DENSITY + 1;
  private static final int HEAT_COLOURS = 3;

  private static final List<ColourToken> TOKENS = tokens();
  private static final List<CssMetaData<? extends Styleable, ?>> META = metaData();

  private final List<SimpleStyleableObjectProperty<Color>> colours = new ArrayList<>();

  /// @param changed is told whenever a colour changes
  MapPalette(MapView owner, Runnable changed) {
    for (ColourToken token : TOKENS) {
      var colour = new SimpleStyleableObjectProperty<Color>(token, owner, token.getProperty());
      colour.set(token.getInitialValue(owner));
      colour.subscribe(changed);
      colours.add(colour);
    }
  }

  /// What CSS may set on the map.
  static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
    return META;
  }

  int background() {
    return argb(0);
  }

  int line() {
    return argb(1);
  }

  /// The lines where a coordinate is 0.
  int axis() {
    return argb(colours.get(1).get().interpolate(colours.get(2).get(), 0.3));
  }

  /// ARGB of the class colours, by number.
  int[] classes() {
    int[] classes = new int[CLASS_COLOURS];
    for (int number = 0; number < CLASS_COLOURS; number++) {
      classes[number] = argb(3 + number);
    }
    return classes;
  }

  /// The ARGB colour of each level of the decoded pictures: black is the background, white a shade
  /// towards the text's colour, so a garment is dark on light and light on dark.
  ///
  /// @param strength 0 all background to 1 all the way to the text's colour
  int[] levels(double strength) {
    Color background = colours.get(0).get();
    Color ink = colours.get(2).get();
    int[] levels = new int[256];
    for (int level = 0; level < levels.length; level++) {
      levels[level] = argb(background.interpolate(ink, strength * level / 255));
    }
    return levels;
  }

  /// Colours of words and of the lines that enclose points.
  int text() {
    return argb(2);
  }

  /// The colour of where many points lie.
  int[] density() {
    return new int[] {argb(DENSITY)};
  }

  /// The ARGB colour of each level of a heat layer, 256 of them, from the lowest.
  int[] heat() {
    int[] levels = new int[256];
    for (int level = 0; level < levels.length; level++) {
      double place = (HEAT_COLOURS - 1) * level / 255.0;
      int lower = Math.min((int) place, HEAT_COLOURS - 2);
      Color low = colours.get(HEAT + lower).get();
      Color high = colours.get(HEAT + lower + 1).get();
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
    return argb(colours.get(token).get());
  }

  private static int argb(Color colour) {
    int red = (int) Math.round(colour.getRed() * 255);
    int green = (int) Math.round(colour.getGreen() * 255);
    int blue = (int) Math.round(colour.getBlue() * 255);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  private static List<ColourToken> tokens() {
    var tokens = new ArrayList<ColourToken>();
    tokens.add(new ColourToken(0, "-map-background", Color.WHITE));
    tokens.add(new ColourToken(1, "-map-line", Color.LIGHTGRAY));
    tokens.add(new ColourToken(2, "-map-text", Color.BLACK));
    for (int number = 0; number < CLASS_COLOURS; number++) {
      tokens.add(new ColourToken(3 + number, "-class-" + number, Color.GRAY));
    }
    tokens.add(new ColourToken(DENSITY, "-density", Color.SLATEGRAY));
    for (int number = 0; number < HEAT_COLOURS; number++) {
      tokens.add(new ColourToken(HEAT + number, "-heat-" + number, Color.gray(0.9 - 0.3 * number)));
    }
    return tokens;
  }

  private static List<CssMetaData<? extends Styleable, ?>> metaData() {
    var all = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
    all.addAll(TOKENS);
    return List.copyOf(all);
  }

  /// One colour that CSS may set.
  private static final class ColourToken extends CssMetaData<MapView, Color> {
    private final int index;

    ColourToken(int index, String property, Color initial) {
      super(property, ColorConverter.getInstance(), initial);
      this.index = index;
    }

    @Override
    public boolean isSettable(MapView map) {
      return true;
    }

    @Override
    public StyleableProperty<Color> getStyleableProperty(MapView map) {
      return map.palette().colours.get(index);
    }
  }
}
