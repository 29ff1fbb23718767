package lunula.ui.layers;

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
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import lunula.ui.map.SpeedScale;
import org.jspecify.annotations.Nullable;

/// What the colours of the shown layers mean, in the map's lower left corner.
public final class LayerKeys extends DrawnOverlay<VBox> {
  private static final double CORNER = 12;
  private static final double ABOVE_NUMBERS = 28;

  private final Texts texts = Texts.of(LayerKeys.class);
  private final VBox card;
  private final Label slow = LayersView.word("");
  private final Label fast = LayersView.word("");

  /// @param layers whose colours are explained
  public LayerKeys(MapLayers layers) {
    super(new VBox());
    card = node();
    card.setId("layer-keys");
    card.getStyleClass().add("layer-keys");
    Styles.of(card, LayerKeys.class);
    Label regions = LayersView.word("");
    WeakSubscriptions.hear(
        card,
        layers.recognisesClasses(),
        recognised -> {
          regions.setText(
              texts.get(recognised ? "layers.key.regions.recognised" : "layers.key.regions"));
          redraw();
        });
    addKey(
        layers,
        MapLayer.DENSITY,
        "layers.of.density.tip",
        LayersView.word(texts.get("layers.key.density.few")),
        scale("density-scale"),
        LayersView.word(texts.get("layers.key.density.many")));
    addKey(layers, MapLayer.REGIONS, "layers.of.regions.tip", regions);
    addKey(layers, MapLayer.MAGNIFICATION, "layers.key.speed.tip", slow, scale("heat-scale"), fast);
    addKey(
        layers,
        MapLayer.CRITIC,
        "layers.of.critic.tip",
        LayersView.word(texts.get("layers.key.critic.low")),
        scale("heat-scale"),
        LayersView.word(texts.get("layers.key.critic.high")));
    WeakSubscriptions.hear(card, layers.speedScaleProperty(), this::tell);
  }

  private void addKey(MapLayers layers, MapLayer layer, String tip, Node... parts) {
    HBox key = Parts.row(6, parts);
    Tooltip.install(key, LayersView.tip(texts.get(tip)));
    card.getChildren().add(key);
    WeakSubscriptions.hear(
        card,
        layers.shownProperty(layer),
        shown -> {
          Parts.present(key, shown);
          redraw();
        });
  }

  private static Region scale(String style) {
    return Parts.styled(new Region(), "key-scale", style);
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
    redraw();
  }

  @Override
  protected void draw(Viewport viewport) {
    card.setVisible(card.getChildren().stream().anyMatch(Node::isManaged));
    card.applyCss();
    double across = Math.ceil(card.prefWidth(-1));
    double down = Math.ceil(card.prefHeight(-1));
    double top = Math.rint(viewport.height() - down - ABOVE_NUMBERS);
    card.resizeRelocate(CORNER, top, across, down);
  }
}
