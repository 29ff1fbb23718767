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
import javafx.beans.value.ObservableValue;
import lunula.files.JsonField;
import lunula.ui.explore.LatentCodes;
import lunula.ui.explore.Slice;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;

/// What is seen of the map, and what lies on it.
public final class MapSettings {
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
              .step(texts.get("map.did.layer")));
      // Of layers that are shown, map.layers tells it once more, as it did before there was this.
      all.add(
          Setting.number("map.strength." + name, layers.opacityProperty(layer))
              .inSession(
                  Codec.number(0, 1, "is a strength that is not between 0 and 1"), Phase.AT_ONCE)
              .slider(texts.get("map.did.strength"))
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
            .inSession(new Layers(), Phase.AT_ONCE));
    all.add(
        Setting.remembered(
                "layer.density.classes",
                Setting.of("map.densityByClass", layers.densityByClassProperty()))
            .inSession(Codec.truth(), Phase.AT_ONCE)
            .step(texts.get("map.did.layer")));
    all.add(classes(map.filter(), texts.get("map.did.classes")));
    return all;
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

  private static Setting<BitSet> classes(ClassFilter filter, String what) {
    return Setting.of(
            "selection.hidden",
            new BitSet(),
            filter::hidden,
            filter::hide,
            filter.revisionProperty())
        .inSession(new Classes(), Phase.IMAGES)
        .usualIfAbsent()
        .againWithClasses()
        // With other classes everything is shown: nobody has chosen that.
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
                () -> view(map),
                view -> map.showArea(view.map(wanted -> wanted.area(map)).orElse(null)),
                map.viewportProperty())
            .inSession(new Seen(), Phase.MODEL)
            .usualIfAbsent());
  }

  private static Optional<View> view(MapViewModel map) {
    Slice slice = map.exploration().slice();
    return Optional.ofNullable(map.area())
        .map(it -> new View(LatentCodes.at(slice, it.centre()), it.across(), it.down()));
  }

  private record View(List<Float> centre, double across, double down) {
    MapArea area(MapViewModel map) {
      return new MapArea(LatentCodes.place(map.exploration().slice(), centre), across, down);
    }
  }

  /// Those that are shown, and how strong each is. Others are passed over.
  private static final class Layers implements Codec.Plain<Map<MapLayer, Double>> {
    @Override
    public JsonElement write(Map<MapLayer, Double> shown) {
      var json = new JsonObject();
      shown.forEach((layer, strength) -> json.addProperty(JsonField.word(layer), strength));
      return json;
    }

    @Override
    public Map<MapLayer, Double> read(JsonField field) {
      Map<MapLayer, Double> shown = new EnumMap<>(MapLayer.class);
      for (MapLayer layer : MapLayer.values()) {
        JsonField strength = field.at(JsonField.word(layer));
        if (strength.isGiven()) {
          double share = strength.number();
          field.require(share >= 0 && share <= 1, "has a strength that is not between 0 and 1");
          shown.put(layer, share);
        }
      }
      return shown;
    }
  }

  private static final class Classes implements Codec.Plain<BitSet> {
    @Override
    public JsonElement write(BitSet hidden) {
      return Codec.numbers(hidden.stream().boxed().toList());
    }

    @Override
    public BitSet read(JsonField field) {
      var hidden = new BitSet();
      for (JsonField each : field.list()) {
        int label = each.whole();
        field.require(label >= 0, "is no class");
        hidden.set(label);
      }
      return hidden;
    }
  }

  /// Its middle, and how much of the latent space lies between its sides.
  private static final class Seen implements Codec.Plain<Optional<View>> {
    @Override
    public JsonElement write(Optional<View> view) {
      return view.map(Seen::json).orElse(JsonNull.INSTANCE);
    }

    private static JsonElement json(View view) {
      var json = new JsonObject();
      json.add("centre", Codec.numbers(view.centre()));
      json.addProperty("across", view.across());
      json.addProperty("down", view.down());
      return json;
    }

    @Override
    public Optional<View> read(JsonField field) {
      double across = field.at("across").number();
      double down = field.at("down").number();
      field.at("across").require(across > 0, "is no width");
      field.at("down").require(down > 0, "is no height");
      return Optional.of(new View(field.at("centre").code(), across, down));
    }
  }
}
