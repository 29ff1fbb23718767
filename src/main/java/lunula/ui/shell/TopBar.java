package lunula.ui.shell;

import java.util.List;
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
import javafx.scene.layout.Priority;
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
  private final Label name = new Label();
  private final Label summary = new Label();
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
    getChildren().addAll(gap(), compare(), imageSets(), takeAway());
    getChildren().addAll(undo(), redo(), commands(), themes(), help());
  }

  private HBox mark() {
    var moon = new Region();
    moon.getStyleClass().add("app-mark");
    var app = new Label(texts.get("main.name"));
    app.getStyleClass().add("app-name");
    app.setMinWidth(Region.USE_PREF_SIZE);
    // In a narrow window the model's name is worth more than the app's.
    widthProperty().subscribe(width -> Parts.present(app, width.doubleValue() >= NAMED_FROM));
    var mark = new HBox(8, moon, app);
    mark.setAlignment(Pos.CENTER_LEFT);
    mark.setMinWidth(Region.USE_PREF_SIZE);
    return mark;
  }

  private MenuButton models() {
    name.getStyleClass().add("model-name");
    summary.getStyleClass().add("muted");
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
    var title = new Label(entry.card().name());
    title.getStyleClass().add("model-name");
    var about = new Label(model.summary(entry.card()));
    about.getStyleClass().add("muted");
    var item = new MenuItem(null, new VBox(title, about));
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
            set -> texts.get(key(set) + "tip"));
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
    return texts.get(key(set) + "label", NumberFormats.count(count));
  }

  private static String key(ImageSet set) {
    return switch (set) {
      case TEST -> "main.images.test.";
      case ALL -> "main.images.all.";
    };
  }

  private ToggleButton compare() {
    var compare = new ToggleButton(texts.get("main.compare"));
    compare.setId("main-compare");
    ActionTips.install(compare, MainActions.compare(model), texts.get("main.compare.tip"));
    compare.setMinWidth(Region.USE_PREF_SIZE);
    compare.selectedProperty().bindBidirectional(model.comparingProperty());
    return compare;
  }

  private Button undo() {
    History history = model.exploration().history();
    Action action = MainActions.undo(history);
    Button undo = icon("undo", action);
    history
        .undoableProperty()
        .subscribe(what -> offer(undo, action, what == null ? null : texts.get("main.undo", what)));
    return undo;
  }

  private Button redo() {
    History history = model.exploration().history();
    Action action = MainActions.redo(history);
    Button redo = icon("redo", action);
    history
        .redoableProperty()
        .subscribe(what -> offer(redo, action, what == null ? null : texts.get("main.redo", what)));
    return redo;
  }

  /// Says what a step back or forth would be.
  private static void offer(Button button, Action action, @Nullable String what) {
    String tip = what == null ? action.words().name() : action.withKey(what);
    button.setDisable(what == null);
    button.getTooltip().setText(tip);
    button.setAccessibleHelp(tip);
  }

  private Button commands() {
    Action action = MainActions.commands(() -> model.commandsShownProperty().set(true));
    Button find = icon("find", action);
    find.setId("main-commands");
    ActionTips.install(find, action);
    return find;
  }

  /// What is pressed does not take the keyboard: it goes back to where it was.
  private static Button icon(String name, Action action) {
    var button = new Button(null, Parts.icon(name));
    button.setId("main-" + name);
    button.getStyleClass().addAll("quiet", "icon-only");
    button.setTooltip(new Tooltip(action.words().name()));
    button.setAccessibleText(action.words().name());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(event -> action.run().run());
    return button;
  }

  private ToggleButton takeAway() {
    var takeAway = new ToggleButton(texts.get("main.take"));
    takeAway.setId("main-take");
    ActionTips.install(takeAway, MainActions.takeAway(model));
    takeAway.setMinWidth(Region.USE_PREF_SIZE);
    takeAway.selectedProperty().bindBidirectional(model.takingAwayProperty());
    return takeAway;
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
      var item = new RadioMenuItem(texts.get(key(theme)));
      item.setToggleGroup(group);
      item.setOnAction(event -> model.themeProperty().set(theme));
      model.themeProperty().subscribe(chosen -> item.setSelected(chosen == theme));
      menu.getItems().add(item);
    }
    return menu;
  }

  private static String key(Theme theme) {
    return switch (theme) {
      case LIGHT -> "main.theme.light";
      case DARK -> "main.theme.dark";
      case SYSTEM -> "main.theme.system";
    };
  }

  private ToggleButton help() {
    var help = new ToggleButton();
    help.setId("main-help");
    help.getStyleClass().addAll("quiet", "icon-only");
    help.setGraphic(Parts.icon("help"));
    Action action = MainActions.help(model);
    ActionTips.install(help, action);
    help.setAccessibleText(action.words().name());
    help.setMinWidth(Region.USE_PREF_SIZE);
    help.selectedProperty().bindBidirectional(model.helpShownProperty());
    return help;
  }

  private static Region gap() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
