package lunula.ui.arithmetic;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.explore.MapData;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;

/// One term on the panel: its letter, what it is, its pictures. A press chooses it; the arrow keys
/// move its marker on the map.
final class TermCard extends HBox {
  private static final double SIDE = 48;
  private static final double HEIGHT = 72;
  private static final double SMALL_STEP = 4;
  private static final double LARGE_STEP = 40;

  private final Texts texts = Texts.of(TermCard.class);
  private final ArithmeticViewModel model;
  private final Letter letter;
  private final Supplier<Viewport> viewport;
  private final ToggleButton card = new ToggleButton();
  private final GrayPicture real = GrayPicture.ofSide(SIDE);
  private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
  private final Label name = Parts.sentence("arithmetic-name", "");
  private final MenuButton choices = new MenuButton();

  /// @param sign before the letter; empty for the first
  /// @param viewport what the map shows: how far a step of the keys is
  TermCard(ArithmeticViewModel model, Letter letter, String sign, Supplier<Viewport> viewport) {
    super(4);
    this.model = model;
    this.letter = letter;
    this.viewport = viewport;
    setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(card, Priority.ALWAYS);
    getChildren().addAll(Parts.label("arithmetic-sign", sign), card(), choices());
  }

  private ToggleButton card() {
    Tooltip.install(real, new Tooltip(texts.get("arithmetic.real.tip")));
    Tooltip.install(decoded, new Tooltip(texts.get("arithmetic.decoded.tip")));
    // Two lines at most: what wraps in a button would make it as high as its narrowest column.
    name.setMinHeight(0);
    name.setMaxWidth(Double.MAX_VALUE);
    var words = new VBox(2, ArithmeticOverlay.marker(letter), name);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var content = new HBox(8, real, decoded, words);
    content.setAlignment(Pos.CENTER_LEFT);
    card.setMinHeight(HEIGHT);
    card.setPrefHeight(HEIGHT);
    card.setMaxHeight(HEIGHT);
    card.setId("arithmetic-" + letter.name().toLowerCase(Locale.ROOT));
    card.setGraphic(content);
    card.getStyleClass().addAll("quiet", "arithmetic-card");
    card.setMaxWidth(Double.MAX_VALUE);
    card.setMinWidth(0);
    card.setOnAction(event -> choose());
    card.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    return card;
  }

  private void choose() {
    model.chosenProperty().set(letter);
    card.setSelected(true);
  }

  private void press(KeyEvent event) {
    double step = (event.isShiftDown() ? LARGE_STEP : SMALL_STEP) / viewport.get().scale();
    KeyCode key = event.getCode();
    switch (key) {
      case LEFT -> model.nudge(letter, -step, 0);
      case RIGHT -> model.nudge(letter, step, 0);
      case UP -> model.nudge(letter, 0, step);
      case DOWN -> model.nudge(letter, 0, -step);
      case DELETE, BACK_SPACE -> model.remove(letter);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private MenuButton choices() {
    choices.setId(card.getId() + "-choices");
    choices.getStyleClass().addAll("quiet", "icon-only");
    choices.setPopupSide(Side.BOTTOM);
    choices.setMinSize(32, 32);
    choices.setTooltip(new Tooltip(texts.get("arithmetic.choices.tip", letter.name())));
    choices.setAccessibleText(texts.get("arithmetic.choices.tip", letter.name()));
    // Items at once, so that the first press opens the menu; made anew whenever it is opened.
    choices.getItems().setAll(items());
    choices.setOnShowing(event -> choices.getItems().setAll(items()));
    return choices;
  }

  private List<MenuItem> items() {
    MenuItem place =
        item(texts.get("arithmetic.choose.place"), () -> model.setPlace(letter, cursor()));
    MenuItem image = item(texts.get("arithmetic.choose.image"), () -> model.setNearest(letter));
    MenuItem own = item(texts.get("arithmetic.choose.drawing"), () -> model.setDrawing(letter));
    own.setDisable(!model.hasDrawing());
    MenuItem none = item(texts.get("arithmetic.choose.none"), () -> model.remove(letter));
    none.setDisable(model.termsProperty().get().of(letter) == null);
    return List.of(image, place, classes(), own, none);
  }

  private static MenuItem item(String words, Runnable action) {
    var item = new MenuItem(words);
    item.setOnAction(event -> action.run());
    return item;
  }

  private Menu classes() {
    MapData map = model.exploration().mapProperty().get();
    List<String> names = map == null ? List.of() : map.classNames();
    var menu = new Menu(texts.get("arithmetic.choose.class"));
    menu.setDisable(names.size() < 2);
    menu.getItems()
        .setAll(
            IntStream.range(0, names.size())
                .mapToObj(
                    of ->
                        item(
                            texts.get("arithmetic.mean", names.get(of)),
                            () -> model.setClass(letter, of)))
                .toList());
    return menu;
  }

  private LatentPoint cursor() {
    return model.exploration().cursorProperty().get();
  }

  /// Shows what is known of the term.
  void show(Terms terms, Sum sum) {
    boolean there = terms.of(letter) != null;
    decoded.setPicture(there ? sum.decoded().get(letter) : null);
    real.setPicture(there ? sum.real().get(letter) : null);
    name.setText(model.name(terms.of(letter)));
    card.setAccessibleText(texts.get("arithmetic.accessible", letter.name(), name.getText()));
  }

  void stress(Letter chosen) {
    card.setSelected(chosen == letter);
  }
}
