package lunula.ui.shell;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.library.LibraryEntry;
import lunula.ui.explore.History;
import lunula.ui.explore.ImageSet;
import lunula.ui.kit.Action;
import lunula.ui.kit.ActionTips;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The bar along the top: what is open, what is on the map, and how the window looks.
final class TopBar extends HBox {
  private static final double NAMED_FROM = 1240;

  private final Texts texts = Texts.of(TopBar.class);
  private final MainViewModel model;
  private final Label name = Parts.label("model-name", "");
  private final Label summary = Parts.label("muted", "");
  private final MenuButton models = new MenuButton();

  /// Empty, at its full height.
  TopBar(MainViewModel model) {
    this.model = model;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
  }

  /// Adds what stands at the left: the app's name and the model's.
  void nameTheModel() {
    getChildren().addAll(mark(), models());
    model.cardProperty().subscribe(this::showModel);
    model.trainingProperty().subscribe(this::showModel);
    model.models().subscribe(this::listModels);
    listModels();
    showModel();
  }

  /// Adds what stands at the right: what can be done with the window.
  void offer() {
    getChildren().addAll(Parts.gap(), compare(), imageSets(), export());
    History history = model.exploration().history();
    getChildren()
        .addAll(
            step(MainActions.undo(history), history.undoableProperty(), "main.undo"),
            step(MainActions.redo(history), history.redoableProperty(), "main.redo"),
            commands(),
            themes(),
            help());
  }

  private HBox mark() {
    var moon = new Region();
    moon.getStyleClass().add("app-mark");
    Label app = Parts.label("app-name", texts.get("main.name"));
    app.setMinWidth(Region.USE_PREF_SIZE);
    // In a narrow window the model's name is worth more than the app's.
    widthProperty().subscribe(width -> Parts.present(app, width.doubleValue() >= NAMED_FROM));
    var mark = new HBox(8, moon, app);
    mark.setAlignment(Pos.CENTER_LEFT);
    mark.setMinWidth(Region.USE_PREF_SIZE);
    return mark;
  }

  private MenuButton models() {
    models.setId("main-models");
    models.setGraphic(new VBox(name, summary));
    models.getStyleClass().add("model-switcher");
    models.setTooltip(new Tooltip(texts.get("main.models.tip")));
    models.setMinWidth(120);
    return models;
  }

  private void listModels() {
    models.getItems().setAll(model.models().stream().map(this::item).toList());
    models.setDisable(models.getItems().isEmpty());
  }

  private MenuItem item(LibraryEntry entry) {
    var item =
        new MenuItem(
            null,
            new VBox(
                Parts.label("model-name", entry.card().name()),
                Parts.label("muted", model.summary(entry.card()))));
    item.setOnAction(event -> model.open(entry));
    return item;
  }

  private void showModel() {
    name.setText(model.modelName());
    summary.setText(model.modelSummary());
    models.setAccessibleText(texts.get("main.models", name.getText(), summary.getText()));
  }

  private Node imageSets() {
    var choice =
        new SegmentedChoice<>(
            model.imageSetProperty(),
            List.of(ImageSet.values()),
            this::label,
            set -> texts.get(Texts.key("main.images.", set) + ".tip"));
    model
        .imageCountsProperty()
        .subscribe(
            counts ->
                choice
                    .getButtons()
                    .forEach(button -> button.setText(label((ImageSet) button.getUserData()))));
    choice.setMinWidth(Region.USE_PREF_SIZE);
    choice.disableProperty().bind(model.trainingProperty());
    // What is disabled shows no tooltip of its own.
    var around = new HBox(choice);
    around.setId("main-images");
    around.setAlignment(Pos.CENTER_LEFT);
    around.setMinWidth(Region.USE_PREF_SIZE);
    var why = new Tooltip(texts.get("main.images.training.tip"));
    model.trainingProperty().subscribe(training -> explain(around, why, training));
    return around;
  }

  private static void explain(HBox around, Tooltip why, boolean training) {
    if (training) {
      Tooltip.install(around, why);
      around.setAccessibleHelp(why.getText());
    } else {
      Tooltip.uninstall(around, why);
      around.setAccessibleHelp(null);
    }
  }

  private String label(ImageSet set) {
    int count = model.imageCountsProperty().get().of(set);
    return texts.get(Texts.key("main.images.", set) + ".label", NumberFormats.count(count));
  }

  private ToggleButton compare() {
    Action compare = MainActions.compare(model);
    ToggleButton button = toggle("compare", texts.get("main.compare"), model.comparingProperty());
    ActionTips.install(button, compare, texts.get("main.compare.tip"));
    return button;
  }

  private ToggleButton export() {
    ToggleButton button = toggle("export", texts.get("main.export"), model.exportShownProperty());
    ActionTips.install(button, MainActions.export(model));
    return button;
  }

  private static ToggleButton toggle(String name, @Nullable String label, BooleanProperty shown) {
    var button = new ToggleButton(label);
    button.setId("main-" + name);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(shown);
    return button;
  }

  /// A button that undoes or redoes, and says what.
  private Button step(Action action, ObservableValue<@Nullable String> next, String key) {
    Button button = icon(action);
    next.subscribe(
        what -> {
          String tip = what == null ? action.words().name() : action.withKey(texts.get(key, what));
          button.setDisable(what == null);
          button.getTooltip().setText(tip);
          button.setAccessibleHelp(tip);
        });
    return button;
  }

  private Button commands() {
    Action action = MainActions.commands(() -> model.commandsShownProperty().set(true));
    Button find = icon(action);
    find.setId("main-commands");
    ActionTips.install(find, action);
    return find;
  }

  private static Node drawing(Action action) {
    return Parts.icon(Objects.requireNonNull(action.icon(), action.id()));
  }

  /// A button of an icon alone. It does not take the keyboard focus.
  private static Button icon(Action action) {
    var button = new Button(null, drawing(action));
    button.setId("main-" + action.icon());
    button.getStyleClass().addAll("quiet", "icon-only");
    button.setTooltip(new Tooltip(action.words().name()));
    button.setAccessibleText(action.words().name());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(event -> action.run().run());
    return button;
  }

  private MenuButton themes() {
    var menu = new MenuButton();
    menu.setId("main-theme");
    menu.getStyleClass().addAll("quiet", "icon-only");
    menu.setGraphic(Parts.icon("theme"));
    menu.setTooltip(new Tooltip(texts.get("main.theme.tip")));
    menu.setAccessibleText(texts.get("main.theme"));
    menu.setMinWidth(Region.USE_PREF_SIZE);
    var group = new ToggleGroup();
    for (Theme theme : Theme.values()) {
      var item = new RadioMenuItem(texts.get(Texts.key("main.theme.", theme)));
      item.setToggleGroup(group);
      item.setOnAction(event -> model.themeProperty().set(theme));
      model.themeProperty().subscribe(chosen -> item.setSelected(chosen == theme));
      menu.getItems().add(item);
    }
    return menu;
  }

  private ToggleButton help() {
    Action action = MainActions.help(model);
    ToggleButton help = toggle("help", null, model.helpShownProperty());
    help.getStyleClass().addAll("quiet", "icon-only");
    help.setGraphic(drawing(action));
    ActionTips.install(help, action);
    help.setAccessibleText(action.words().name());
    return help;
  }
}
