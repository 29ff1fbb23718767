package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The map's colours, set by CSS: `-map-background`, `-map-line`, `-map-text` and `-class-0` to
/// `-class-9`, `-density`, `-heat-0` to `-heat-2` and `-class-rest`. The map draws pixels itself,
/// so it needs them as numbers: [#colours()]. JavaFX thread only.
final class MapPalette {
  /// How many classes have a colour of their own.
  static final int CLASS_COLOURS = 10;

  static final int DENSITY = 3 + CLASS_COLOURS;
  static final int HEAT = DENSITY + 1;
  static final int HEAT_COLOURS = 3;
  static final int REST = HEAT + HEAT_COLOURS;

  private static final List<ColourToken> TOKENS = tokens();
  private static final List<CssMetaData<? extends Styleable, ?>> META = metaData();

  private final List<SimpleStyleableObjectProperty<Color>> properties = new ArrayList<>();
  private @Nullable MapColours colours;

  /// @param changed is told whenever a colour changes
  MapPalette(MapView owner, Runnable changed) {
    for (ColourToken token : TOKENS) {
      var colour = new SimpleStyleableObjectProperty<Color>(token, owner, token.getProperty());
      colour.set(token.getInitialValue(owner));
      colour.subscribe(
          () -> {
            colours = null;
            changed.run();
          });
      properties.add(colour);
    }
  }

  static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
    return META;
  }

  MapColours colours() {
    MapColours known = colours;
    if (known == null) {
      known = new MapColours(properties.stream().map(StyleableObjectProperty::get).toList());
      colours = known;
    }
    return known;
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
    tokens.add(new ColourToken(REST, "-class-rest", Color.LIGHTGRAY));
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
      return map.palette().properties.get(index);
    }
  }
}
