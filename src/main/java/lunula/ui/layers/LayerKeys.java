package lunula.ui.layers;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.geometry.Viewport;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import lunula.ui.map.MapOverlay;
import lunula.ui.map.SpeedScale;
import org.jspecify.annotations.Nullable;

/// What the colours of the shown layers mean, in the map's lower left corner.
public final class LayerKeys implements MapOverlay {
  private static final double CORNER = 12;
  private static final double ABOVE_NUMBERS = 28;

  private final Texts texts = Texts.of(LayerKeys.class);
  private final MapLayers layers;
  private final VBox card = new VBox();
  private final Label slow = LayersView.word("");
  private final Label fast = LayersView.word("");
  private double height;

  public LayerKeys(MapLayers layers) {
    this.layers = layers;
    card.setId("layer-keys");
    card.getStyleClass().add("layer-keys");
    Styles.of(card, LayerKeys.class);
    addKey(
        MapLayer.DENSITY,
        "layers.of.density.tip",
        LayersView.word(texts.get("layers.key.density.few")),
        scale("density-scale"),
        LayersView.word(texts.get("layers.key.density.many")));
    addKey(
        MapLayer.REGIONS,
        "layers.of.regions.tip",
        LayersView.word(texts.get("layers.key.regions")));
    addKey(MapLayer.MAGNIFICATION, "layers.key.speed.tip", slow, scale("heat-scale"), fast);
    WeakSubscriptions.hear(card, layers.speedScaleProperty(), this::tell);
  }

  private void addKey(MapLayer layer, String tip, Node... parts) {
    var key = new HBox(6, parts);
    key.setAlignment(Pos.CENTER_LEFT);
    Tooltip.install(key, LayersView.tip(texts.get(tip)));
    card.getChildren().add(key);
    WeakSubscriptions.hear(
        card,
        layers.shownProperty(layer),
        shown -> {
          Parts.present(key, shown);
          arrange();
        });
  }

  private static Region scale(String style) {
    var scale = new Region();
    scale.getStyleClass().addAll("key-scale", style);
    return scale;
  }

  private void tell(@Nullable SpeedScale scale) {
    slow.setText(
        scale == null
            ? texts.get("layers.key.speed.slow")
            : texts.get("layers.key.speed.slowest", scale.low()));
    fast.setText(
        scale == null
            ? texts.get("layers.key.speed.fast")
            : texts.get("layers.key.speed.fastest", scale.high()));
    arrange();
  }

  @Override
  public Node node() {
    return card;
  }

  @Override
  public void place(Viewport viewport) {
    height = viewport.height();
    arrange();
  }

  private void arrange() {
    card.setVisible(card.getChildren().stream().anyMatch(Node::isManaged));
    card.applyCss();
    double across = Math.ceil(card.prefWidth(-1));
    double down = Math.ceil(card.prefHeight(-1));
    card.resizeRelocate(CORNER, Math.rint(height - down - ABOVE_NUMBERS), across, down);
  }
}
