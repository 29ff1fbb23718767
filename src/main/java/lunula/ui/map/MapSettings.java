package lunula.ui.map;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import lunula.data.Grouping;
import lunula.files.JsonField;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.LatentCodes;
import lunula.ui.explore.Slice;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;

/// What is seen of the map, and what lies on it.
public final class MapSettings {
  private static final int MOST_CLASSES = 256;

  private MapSettings() {}

  /// Layers and classes.
  public static List<Setting<?>> of(MapViewModel map) {
    MapLayers layers = map.layers();
    Texts texts = Texts.of(MapSettings.class);
    List<Setting<?>> all = new ArrayList<>();
    for (MapLayer layer : MapLayer.values()) {
      String name = JsonField.word(layer);
      all.add(
          Setting.remembered(
                  layer == MapLayer.GRID ? "grid" : "layer." + name,
                  Setting.of("map.layer." + name, layers.shownProperty(layer)))
              .notInSession("map.layers tells it")
              .step(() -> texts.get("map.did.layer")));
      // For layers that are shown it is in map.layers as well, as in sessions of earlier versions.
      all.add(
          Setting.number("map.strength." + name, layers.opacityProperty(layer))
              .inSession(Codec.number(0, 1), Phase.AT_ONCE)
              .slider(() -> texts.get("map.did.strength"))
              .remembered(
                  "layer." + name + ".opacity",
                  share -> String.format(Locale.ROOT, "%.2f", share),
                  MapSettings::share));
    }
    all.add(
        Setting.of(
                "map.layers",
                Map.<MapLayer, Double>of(),
                () -> shown(layers),
                strengths -> show(layers, strengths),
                following(layers))
            .inSession(Codec.of(MapSettings::writeLayers, MapSettings::readLayers), Phase.AT_ONCE));
    all.add(
        Setting.remembered(
                "layer.density.classes",
                Setting.of("map.densityByClass", layers.densityByClassProperty()))
            .inSession(Codec.truth(), Phase.AT_ONCE)
            .step(() -> texts.get("map.did.layer")));
    all.add(grouping(map.exploration(), () -> texts.get("map.did.grouping")));
    all.add(classes(map.filter(), () -> texts.get("map.did.classes")));
    return all;
  }

  private static Setting<Grouping> grouping(ExplorerState exploration, Supplier<String> what) {
    return Setting.of("map.grouping", exploration.groupingProperty())
        .inSession(Codec.of(MapSettings::writeGrouping, MapSettings::readGrouping), Phase.AT_ONCE)
        .usualIfAbsent()
        .step(what);
  }

  private static JsonElement writeGrouping(Grouping grouping) {
    var json = new JsonObject();
    json.addProperty("by", JsonField.word(grouping.by()));
    json.addProperty("word", grouping.word());
    return json;
  }

  private static Grouping readGrouping(JsonField field) {
    JsonField word = field.at("word");
    return new Grouping(field.at("by").oneOf(Grouping.By.CLASS), word.isGiven() ? word.text() : "");
  }

  private static Optional<Double> share(String text) {
    double share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(share);
  }

  private static ObservableValue<?>[] following(MapLayers layers) {
    List<ObservableValue<?>> all = new ArrayList<>();
    for (MapLayer layer : MapLayer.values()) {
      all.add(layers.shownProperty(layer));
      all.add(layers.opacityProperty(layer));
    }
    return all.toArray(ObservableValue<?>[]::new);
  }

  private static Map<MapLayer, Double> shown(MapLayers layers) {
    Map<MapLayer, Double> shown = new EnumMap<>(MapLayer.class);
    for (MapLayer layer : MapLayer.values()) {
      if (layers.shownProperty(layer).get()) {
        shown.put(layer, Math.clamp(layers.opacityProperty(layer).get(), 0, 1));
      }
    }
    return shown;
  }

  private static void show(MapLayers layers, Map<MapLayer, Double> strengths) {
    for (MapLayer layer : MapLayer.values()) {
      Double strength = strengths.get(layer);
      layers.shownProperty(layer).set(strength != null);
      if (strength != null) {
        layers.opacityProperty(layer).set(strength);
      }
    }
  }

  private static Setting<BitSet> classes(ClassFilter filter, Supplier<String> what) {
    return Setting.of(
            "selection.hidden",
            new BitSet(),
            filter::hidden,
            filter::hide,
            filter.revisionProperty())
        .inSession(
            Codec.of(
                hidden -> Codec.numbers(hidden.stream().boxed().toList()),
                MapSettings::readClasses),
            Phase.IMAGES)
        .usualIfAbsent()
        .againWithClasses()
        // With other classes everything is shown, which nobody has chosen.
        .undone(
            new Setting.Undo<>(
                what, false, (before, now) -> before.length() <= filter.classCount()));
  }

  /// The part of the map that is seen. Moves with the slice: to be registered after the cursor.
  public static List<Setting<?>> ofView(MapViewModel map) {
    return List.of(
        Setting.of(
                "view",
                Optional.<View>empty(),
                () -> View.of(map),
                view -> map.showArea(view.map(wanted -> wanted.area(map)).orElse(null)),
                map.viewportProperty())
            .inSession(
                Codec.of(view -> view.map(View::json).orElse(JsonNull.INSTANCE), View::read),
                Phase.MODEL)
            .usualIfAbsent());
  }

  /// The layers that are shown, and the opacity of each. Others are passed over.
  private static JsonElement writeLayers(Map<MapLayer, Double> shown) {
    var json = new JsonObject();
    shown.forEach((layer, strength) -> json.addProperty(JsonField.word(layer), strength));
    return json;
  }

  private static Map<MapLayer, Double> readLayers(JsonField field) {
    Map<MapLayer, Double> shown = new EnumMap<>(MapLayer.class);
    for (MapLayer layer : MapLayer.values()) {
      JsonField strength = field.at(JsonField.word(layer));
      if (strength.isGiven()) {
        shown.put(layer, strength.number(0, 1));
      }
    }
    return shown;
  }

  private static BitSet readClasses(JsonField field) {
    var hidden = new BitSet();
    for (JsonField each : field.list(MOST_CLASSES)) {
      hidden.set(each.whole(0, MOST_CLASSES - 1));
    }
    return hidden;
  }

  /// The part of the map that is seen, by codes of the latent space.
  ///
  /// @param across latent units from left to right
  /// @param down latent units from top to bottom
  private record View(List<Float> centre, double across, double down) {
    private static final double LEAST = 1e-9;
    private static final double MOST = 1e9;

    static Optional<View> of(MapViewModel map) {
      Slice slice = map.exploration().slice();
      return Optional.ofNullable(map.area())
          .map(it -> new View(LatentCodes.at(slice, it.centre()), it.across(), it.down()));
    }

    static Optional<View> read(JsonField field) {
      return Optional.of(
          new View(
              field.at("centre").code(),
              field.at("across").number(LEAST, MOST),
              field.at("down").number(LEAST, MOST)));
    }

    JsonElement json() {
      var json = new JsonObject();
      json.add("centre", Codec.numbers(centre));
      json.addProperty("across", across);
      json.addProperty("down", down);
      return json;
    }

    MapArea area(MapViewModel map) {
      return new MapArea(LatentCodes.place(map.exploration().slice(), centre), across, down);
    }
  }
}
