package lunula.ui.layers;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapLayer;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// A button on the map that unfolds the list of layers: each with a switch and how strong it is.
public final class LayersView extends VBox {
  private static final double OPACITY_WIDTH = 56;

  private final Texts texts = Texts.of(LayersView.class);
  private final LayersViewModel model;
  private final HBox buttons = new HBox(8);

  public LayersView(LayersViewModel model) {
    this.model = model;
    setId("layers");
    Styles.of(this, "layers-view");
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setPickOnBounds(false);
    buttons.setPickOnBounds(false);
    buttons.getChildren().add(button());
    getChildren().add(buttons);
    WeakSubscriptions.hear(this, model.openProperty(), this::unfold);
  }

  /// Shows another button beside this one, above the list.
  public LayersView with(Node another) {
    buttons.getChildren().add(another);
    return this;
  }

  /// The list is made when it is first wanted.
  private void unfold(boolean open) {
    if (open && getChildren().size() == 1) {
      getChildren().add(card());
    }
    if (getChildren().size() > 1) {
      Parts.present(getChildren().getLast(), open);
    }
  }

  private ToggleButton button() {
    var button = new ToggleButton(texts.get("layers.button"), Parts.icon("layers"));
    button.setId("layers-button");
    button.getStyleClass().add("layers-button");
    button.setTooltip(new Tooltip(texts.get("layers.button.tip")));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> model.openProperty().set(button.isSelected()));
    WeakSubscriptions.hear(this, model.openProperty(), button::setSelected);
    return button;
  }

  private VBox card() {
    var card = Parts.styled(new VBox(), "layers-card");
    for (MapLayer layer : MapLayer.values()) {
      card.getChildren().add(row(layer));
      if (layer == MapLayer.DENSITY) {
        card.getChildren().add(byClass());
      }
    }
    Button clear = Parts.styled(Parts.button(texts, "layers.clear.", model::clear), "quiet");
    card.getChildren().add(clear);
    // Events on the list do not reach the map beneath.
    card.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    card.addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
    return card;
  }

  private HBox row(MapLayer layer) {
    String name = LayersViewModel.nameOf(layer);
    String words = "layers.of." + name;
    var shown = Parts.checkBox(texts.get(words));
    shown.setId("layer-" + name);
    Action toggle = toggle(layer, () -> model.toggle(layer));
    shown.setTooltip(tip(toggle.withKey(texts.get(words + ".tip"))));
    shown.setMinWidth(Region.USE_PREF_SIZE);
    shown.setOnAction(event -> model.layers().shownProperty(layer).set(shown.isSelected()));
    Slider opacity = opacity(layer, name, texts.get(words));
    WeakSubscriptions.hear(
        this,
        model.layers().shownProperty(layer),
        on -> {
          shown.setSelected(on);
          opacity.setVisible(on);
        });
    var sign = new TermSign(term(layer), texts.get(words));
    sign.setFocusTraversable(false);
    HBox row = TermSign.answer(Parts.row(6, shown, sign, Parts.gap(), opacity), term(layer));
    Tooltip why = tip(texts.get("command.layer.reason"));
    WeakSubscriptions.hear(
        this,
        model.layers().possible(layer),
        there -> {
          shown.setDisable(!there);
          // What is disabled shows no tooltip of its own.
          if (there) {
            Tooltip.uninstall(row, why);
          } else {
            Tooltip.install(row, why);
          }
        });
    return row;
  }

  private static Term term(MapLayer layer) {
    return switch (layer) {
      case DENSITY -> Term.DENSITY;
      case REGIONS -> Term.CLASS_REGIONS;
      case MAGNIFICATION -> Term.MAGNIFICATION;
      case GRID -> Term.DECODED_GRID;
      case CRITIC -> Term.CRITIC;
      case CONTOURS -> Term.CONTOURS;
      case THUMBNAILS -> Term.THUMBNAILS;
    };
  }

  private Slider opacity(MapLayer layer, String name, String called) {
    var slider = new Slider(0.1, 1, 1);
    slider.setId("layer-" + name + "-opacity");
    slider.setTooltip(tip(texts.get("layers.opacity.tip", called)));
    slider.setAccessibleText(texts.get("layers.opacity", called));
    slider.setMinWidth(OPACITY_WIDTH);
    slider.setMaxWidth(OPACITY_WIDTH);
    slider.setBlockIncrement(0.1);
    WeakSubscriptions.hear(
        this, model.layers().opacityProperty(layer), value -> slider.setValue(value.doubleValue()));
    slider
        .valueProperty()
        .subscribe((was, is) -> model.layers().opacityProperty(layer).set(is.doubleValue()));
    return slider;
  }

  /// Off rather than away while the density is not shown: the list under the pointer stays.
  private CheckBox byClass() {
    var classes = Parts.checkBox(texts.get("layers.density.classes"));
    classes.setId("layer-density-classes");
    classes.getStyleClass().add("layer-detail");
    classes.setTooltip(tip(texts.get("layers.density.classes.tip")));
    classes.setOnAction(event -> model.layers().densityByClassProperty().set(classes.isSelected()));
    WeakSubscriptions.hear(this, model.layers().densityByClassProperty(), classes::setSelected);
    WeakSubscriptions.hear(
        this, model.layers().shownProperty(MapLayer.DENSITY), on -> classes.setDisable(!on));
    return classes;
  }

  /// A tooltip of several lines.
  static Tooltip tip(String text) {
    var tip = new Tooltip(text);
    tip.setWrapText(true);
    tip.setMaxWidth(340);
    return tip;
  }

  /// A small label of the list or the key.
  static Label word(String text) {
    Label label = Parts.label("muted", text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// Shows and hides each layer, and hides all.
  public static Feature actions(LayersViewModel layers, MainViewModel main) {
    List<Action> all = new ArrayList<>();
    for (MapLayer layer : MapLayer.values()) {
      all.add(
          toggle(layer, () -> main.onMap(() -> layers.toggle(layer)))
              .when(layers.layers().possible(layer)));
    }
    all.add(
        Action.of(
            LayersView.class,
            MainActions.EXPLORING,
            "command.layers.none.",
            () -> main.onMap(layers::clear)));
    Runnable open = () -> main.onMap(() -> layers.openProperty().set(true));
    all.add(Action.of(LayersView.class, MainActions.EXPLORING, "command.layers.open.", open));
    all.add(close(layers, main));
    return Feature.of(all);
  }

  /// What lies over the whole window closes first.
  private static Action close(LayersViewModel layers, MainViewModel main) {
    Runnable close = () -> layers.openProperty().set(false);
    return Action.of(LayersView.class, MainActions.EXPLORING, "command.layers.close.", close)
        .keys(Keys.of(KeyCode.ESCAPE))
        .when(
            layers
                .openProperty()
                .and(main.helpShownProperty().not())
                .and(main.exportShownProperty().not()))
        .unlisted();
  }

  static Action toggle(MapLayer layer, Runnable toggle) {
    Action action =
        Action.of(LayersView.class, MainActions.EXPLORING, "command.layer.", toggle)
            .each(layer.toString(), "", LayersViewModel.title(layer));
    return switch (layer) {
      case GRID -> action.keys(Keys.of(KeyCode.G));
      case THUMBNAILS -> action.keys(Keys.of(KeyCode.T));
      case DENSITY, REGIONS, MAGNIFICATION, CRITIC, CONTOURS -> action;
    };
  }
}
