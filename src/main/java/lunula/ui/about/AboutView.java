package lunula.ui.about;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.files.LicenceTexts.Licence;
import lunula.ui.kit.FocusReturn;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// A sheet at the right of the window with versions, folders, credits and licences. The map beside
/// it can still be used; Escape, or the button, closes the sheet. Made when first shown.
public final class AboutView extends StackPane {
  private static final double WIDTH = 424;
  private static final double NAMES_WIDTH = 72;
  private static final double LICENCE_HEIGHT = 240;

  private final Texts texts = Texts.of(AboutView.class);
  private final AboutViewModel model;
  private final Button close;
  private final FocusReturn focus = new FocusReturn();

  /// Lies over a window and shows itself when the model says so.
  public AboutView(AboutViewModel model) {
    this.model = model;
    close = Parts.button(texts, "about.close.", () -> model.shownProperty().set(false));
    setId("about");
    Styles.of(this, "about");
    setMaxSize(WIDTH, Double.MAX_VALUE);
    setAccessibleText(texts.get("about.title"));
    StackPane.setAlignment(this, Pos.CENTER_RIGHT);
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    WeakSubscriptions.hear(this, model.shownProperty(), this::present);
  }

  private void present(boolean shown) {
    if (shown && getChildren().isEmpty()) {
      getChildren().add(content());
    }
    focus.present(this, shown, close);
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.shownProperty().set(false);
      event.consume();
    }
  }

  private Region content() {
    Label title = Parts.label("help-title", texts.get("about.title"));
    HBox header = Parts.styled(Parts.row(8, title, Parts.gap(), close), "about-header");
    var sections = new VBox(24, what(), versions(), places(), data(), licences());
    sections.getStyleClass().add("about-sections");
    ScrollPane scroll = Parts.styled(Parts.scrolling(new ScrollPane(sections)), "panel-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return new VBox(header, scroll);
  }

  private VBox what() {
    return section(
        model.versions().lunula(),
        Parts.sentence("about-words", texts.get("about.what")),
        Parts.sentence("about-words", texts.get("about.private")));
  }

  private VBox versions() {
    var engine = new Label();
    engine
        .textProperty()
        .bind(
            model
                .engineNameProperty()
                .map(name -> name.isEmpty() ? texts.get("about.engine.none") : name));
    engine.setId("about-engine");
    GridPane grid = grid();
    grid.addRow(0, name(texts.get("about.java")), fact(model.versions().java()));
    grid.addRow(1, name(texts.get("about.javafx")), fact(model.versions().javaFx()));
    grid.addRow(2, name(texts.get("about.engine")), engine);
    grid.addRow(3, name(texts.get("about.system")), fact(model.versions().system()));
    return section(texts.get("about.versions"), grid);
  }

  private static Label name(String name) {
    return Parts.label("field-label", name);
  }

  private static Label fact(String value) {
    return Parts.sentence("about-words", value);
  }

  private VBox places() {
    GridPane grid = grid();
    int row = 0;
    for (AboutViewModel.Place place : model.places()) {
      var path = Parts.sentence("about-path", place.path().toString());
      grid.addRow(row++, name(place.name()), path, opener(place));
    }
    Label problem = Parts.sentence("problem", "");
    WeakSubscriptions.hear(this, model.problemProperty(), words -> Parts.show(problem, words));
    var stays = Parts.sentence("muted", texts.get("about.places.stay"));
    return section(texts.get("about.places"), grid, stays, problem);
  }

  private Button opener(AboutViewModel.Place place) {
    var open = new Button(texts.get("about.open"));
    open.setTooltip(new Tooltip(texts.get("about.open.tip", place.path().toString())));
    open.setAccessibleText(texts.get("about.open.words", place.name()));
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(event -> model.open(place));
    return open;
  }

  private static GridPane grid() {
    var filling = new ColumnConstraints();
    filling.setHgrow(Priority.ALWAYS);
    filling.setMinWidth(0);
    var grid = new GridPane(12, 6);
    grid.getColumnConstraints().addAll(new ColumnConstraints(NAMES_WIDTH), filling);
    return grid;
  }

  private VBox data() {
    return section(
        texts.get("about.data"),
        Parts.sentence("about-words", texts.get("about.data.fashion")),
        Parts.sentence("about-words", texts.get("about.data.moons")));
  }

  private VBox licences() {
    var choice = new ComboBox<@Nullable Licence>();
    choice.setId("about-licences");
    choice.setItems(model.licences());
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setAccessibleText(texts.get("about.licences.choose"));
    choice.setConverter(Parts.named(Licence::name));
    choice.valueProperty().bindBidirectional(model.chosenProperty());
    var text = new TextArea();
    text.setId("about-licence");
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefHeight(LICENCE_HEIGHT);
    text.setAccessibleText(texts.get("about.licences.text"));
    text.textProperty().bind(model.licenceTextProperty());
    var none = Parts.sentence("about-words", texts.get("about.licences.none"));
    WeakSubscriptions.hear(
        this,
        model.licences(),
        () -> {
          boolean some = !model.licences().isEmpty();
          Parts.present(choice, some);
          Parts.present(text, some);
          Parts.present(none, !some);
        });
    Parts.present(choice, false);
    Parts.present(text, false);
    return section(
        texts.get("about.licences"),
        Parts.sentence("about-words", texts.get("about.licence")),
        none,
        choice,
        text);
  }

  private static VBox section(String title, Node... content) {
    var section = new VBox(8, Parts.label("panel-title", title));
    section.getChildren().addAll(content);
    return section;
  }
}
