package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.ui.explore.PathPace;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.path.PlayState.Empty;
import lunula.ui.path.PlayState.Playing;

/// The controls of the player: play, scrub, speed, mode, swap, save.
final class PlayerBar extends HBox {
  static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

  /// Widths of the panel from which on there is room for a control that the menu has as well.
  private static final double ROOM_FOR_SPEED = 600;

  private static final double ROOM_FOR_MODE = 790;
  private static final double ROOM_FOR_TIME = 870;
  private final Texts texts = Texts.of(PlayerBar.class);
  private final PathViewModel model;
  private final SaveTarget target;
  private final Label time = Parts.styled(new Label(), "time");
  private final ChoiceBox<Double> speed;
  private final ChoiceBox<PlayMode> mode;
  private final Button swap;

  PlayerBar(PathViewModel model, SaveTarget target) {
    this.model = model;
    this.target = target;
    speed =
        choice(
            SPEEDS,
            model.speedProperty().asObject(),
            "path.speed.",
            option -> texts.get("path.speed", option));
    mode =
        choice(
            List.of(PlayMode.values()),
            model.modeProperty(),
            "path.mode.",
            option -> texts.get(Texts.key("path.mode.", option)));
    swap = swap();
    getStyleClass().add("player-bar");
    setAlignment(Pos.CENTER_LEFT);
    time.setMinWidth(Region.USE_PREF_SIZE);
    PathMenu menu = new PathMenu();
    getChildren().addAll(play(), scrubber(), time, menu, speed, mode, swap, save());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> tellTime());
    WeakSubscriptions.hear(this, model.speedProperty(), speed -> tellTime());
    WeakSubscriptions.hear(this, model.stateProperty(), state -> tellTime());
  }

  /// Leaves out what there is no room for; the menu has it.
  ///
  /// @param width of the panel
  void fit(double width) {
    Parts.present(speed, width >= ROOM_FOR_SPEED);
    Parts.present(swap, width >= ROOM_FOR_SPEED);
    Parts.present(mode, width >= ROOM_FOR_MODE);
    Parts.present(time, width >= ROOM_FOR_TIME);
  }

  private void ask() {
    target.ask(model.suggestedName()).ifPresent(model::saveGif);
  }

  private void tellTime() {
    double total = model.duration();
    double gone = model.positionProperty().get() * total;
    time.setText(texts.get("path.time", tenths(gone), tenths(total)));
  }

  private static String tenths(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  private Button play() {
    Region sign = Parts.styled(new Region(), "sign");
    Button button = new Button();
    button.setGraphic(sign);
    button.getStyleClass().add("play-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> model.togglePlay());
    Tooltip tip = new Tooltip();
    button.setTooltip(tip);
    WeakSubscriptions.hear(
        this,
        model.stateProperty(),
        state -> {
          boolean playing = state instanceof Playing;
          button.setDisable(state instanceof Empty);
          button.pseudoClassStateChanged(PathView.PLAYING, playing);
          button.setAccessibleText(texts.get(playing ? "path.pause" : "path.play"));
          tip.setText(texts.get(playing ? "path.pause.tip" : "path.play.tip"));
        });
    return button;
  }

  private Slider scrubber() {
    Slider slider = new Slider(0, 1, 0);
    slider.setBlockIncrement(0.02);
    slider.setMinWidth(48);
    slider.setTooltip(new Tooltip(texts.get("path.scrub.tip")));
    slider.setAccessibleText(texts.get("path.scrub.accessible"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    WeakSubscriptions.hear(
        this, model.stateProperty(), state -> slider.setDisable(state instanceof Empty));
    WeakSubscriptions.hear(
        this, model.positionProperty(), position -> slider.setValue(position.doubleValue()));
    slider
        .valueProperty()
        .subscribe(
            value -> {
              if (value.doubleValue() != model.positionProperty().get()) {
                model.seek(value.doubleValue());
              }
            });
    return slider;
  }

  private <T> ChoiceBox<T> choice(
      List<T> options, Property<T> chosen, String key, Function<T, String> name) {
    ChoiceBox<T> choice = new ChoiceBox<>();
    choice.getItems().setAll(options);
    choice.setConverter(Parts.named(name));
    choice.setTooltip(new Tooltip(texts.get(key + "tip")));
    choice.setAccessibleText(texts.get(key + "accessible"));
    choice.setMinWidth(Region.USE_PREF_SIZE);
    choice.valueProperty().bindBidirectional(chosen);
    return choice;
  }

  private Button swap() {
    Button button = Parts.button(texts, "path.swap.", model::swap);
    button.setAccessibleText(texts.get("path.swap.accessible"));
    button.getStyleClass().add("swap-button");
    return button;
  }

  private Button save() {
    Button button = Parts.button(texts, "path.save.", this::askOrCancel);
    button.getStyleClass().add("save-button");
    button.disableProperty().bind(model.savableBinding().or(model.savingProperty()).not());
    WeakSubscriptions.hear(this, model.savingProperty(), saving -> tellSaving(button));
    WeakSubscriptions.hear(
        this, model.films().job().progressProperty(), share -> tellSaving(button));
    return button;
  }

  private void askOrCancel() {
    if (model.savingProperty().get()) {
      model.films().job().cancel();
    } else {
      ask();
    }
  }

  private void tellSaving(Button button) {
    boolean saving = model.savingProperty().get();
    int percent = (int) (100 * Math.max(0, model.films().job().progressProperty().get()));
    button.setText(saving ? texts.get("path.saving", percent) : texts.get("path.save.label"));
    button.getTooltip().setText(texts.get(saving ? "path.saving.tip" : "path.save.tip"));
  }

  /// The player's menu: shape and pace of the path, the chart, and what the bar has no room for in
  /// a narrow window.
  private final class PathMenu extends MenuButton {
    PathMenu() {
      getStyleClass().add("path-menu");
      setTooltip(new Tooltip(texts.get("path.menu.tip")));
      setMinWidth(Region.USE_PREF_SIZE);
      var chart = new CheckMenuItem(texts.get("path.chart.label"));
      chart.selectedProperty().bindBidirectional(model.chartShownProperty());
      getItems()
          .addAll(
              choices(
                  List.of(PathShape.values()),
                  shape -> texts.get(Texts.key("path.shape.", shape) + ".label"),
                  model.shapeProperty(),
                  model.shapeProperty()::set));
      getItems().add(new SeparatorMenuItem());
      getItems()
          .addAll(
              choices(
                  List.of(PathPace.values()),
                  pace -> texts.get(Texts.key("path.pace.", pace) + ".label"),
                  model.paceProperty(),
                  model.paceProperty()::set));
      getItems()
          .addAll(
              new SeparatorMenuItem(),
              chart,
              menu(
                  "path.speed.accessible",
                  SPEEDS,
                  speed -> texts.get("path.speed", speed),
                  model.speedProperty().map(Number::doubleValue),
                  model.speedProperty()::set),
              menu(
                  "path.mode.accessible",
                  List.of(PlayMode.values()),
                  mode -> texts.get(Texts.key("path.mode.", mode)),
                  model.modeProperty(),
                  model.modeProperty()::set),
              PathInstrument.swap(model::swap).item(),
              PathInstrument.gif(model, PlayerBar.this::ask).item());
      WeakSubscriptions.hear(this, model.shapeProperty(), shape -> name());
      WeakSubscriptions.hear(this, model.paceProperty(), pace -> name());
    }

    private <T> Menu menu(
        String name,
        List<T> values,
        Function<T, String> words,
        ObservableValue<T> chosen,
        Consumer<T> choose) {
      var menu = new Menu(texts.get(name));
      menu.getItems().addAll(choices(values, words, chosen, choose));
      return menu;
    }

    /// Even change matters more to what is seen than the shape.
    private void name() {
      setText(
          switch (model.paceProperty().get()) {
            case PLACE ->
                texts.get(Texts.key("path.shape.", model.shapeProperty().get()) + ".label");
            case PICTURE -> texts.get("path.menu.even");
          });
      setAccessibleText(texts.get("path.menu.accessible", getText()));
    }

    private <T> List<RadioMenuItem> choices(
        List<T> values, Function<T, String> name, ObservableValue<T> chosen, Consumer<T> choose) {
      var group = new ToggleGroup();
      List<RadioMenuItem> items = new ArrayList<>();
      for (T value : values) {
        var item = new RadioMenuItem(name.apply(value));
        item.setToggleGroup(group);
        item.setOnAction(event -> choose.accept(value));
        WeakSubscriptions.hear(this, chosen, now -> item.setSelected(value.equals(now)));
        items.add(item);
      }
      return items;
    }
  }
}
