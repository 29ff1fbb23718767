package lunula.ui.arithmetic;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
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
import lunula.ui.explore.NearestImage;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The page of A − B + C: the three terms, the result with the nearest real image, and how to read
/// it.
final class ArithmeticPanel extends VBox {
  private static final double RESULT = 112;
  private static final double NEAREST = 64;

  private final Texts texts = Texts.of(ArithmeticPanel.class);
  private final ArithmeticViewModel model;
  private final List<TermCard> cards;
  private final GrayPicture result = GrayPicture.ofSide(RESULT);
  private final GrayPicture nearest = GrayPicture.ofSide(NEAREST);
  private final Label nearestName = Parts.sentence("muted", "");
  private final Label missing = Parts.sentence("muted", "");
  private final Label off = Parts.sentence("arithmetic-off", texts.get("arithmetic.off"));
  private final Label lesson = Parts.sentence("muted", "");
  private final Button go;
  private final Button clear;
  private final Button example;

  /// @param viewport what the map shows
  ArithmeticPanel(ArithmeticViewModel model, Supplier<Viewport> viewport) {
    super(8);
    this.model = model;
    setId("arithmetic-panel");
    Styles.of(this, "arithmetic-panel");
    go = Parts.button(texts, "arithmetic.go.", model::goToResult);
    clear = Parts.button(texts, "arithmetic.clear.", model::clear);
    example = Parts.button(texts, "arithmetic.example.", model::showExample);
    cards =
        List.of(
            new TermCard(model, Letter.A, "", viewport),
            new TermCard(model, Letter.B, texts.get("arithmetic.minus"), viewport),
            new TermCard(model, Letter.C, texts.get("arithmetic.plus"), viewport));
    lesson.setId("arithmetic-lesson");
    off.setId("arithmetic-off");
    missing.setId("arithmetic-missing");
    getChildren().addAll(cards);
    var told = Parts.row(8, Parts.widen(lesson), new TermSign(Term.LATENT_ARITHMETIC));
    getChildren().addAll(result(), missing, off, new HBox(8, example, clear), told);
    WeakSubscriptions.hear(this, model.termsProperty(), terms -> show());
    WeakSubscriptions.hear(this, model.sumProperty(), sum -> show());
    WeakSubscriptions.hear(this, model.chosenProperty(), this::stress);
    WeakSubscriptions.hear(this, model.exploration().mapProperty(), map -> show());
  }

  private HBox result() {
    Label sign = Parts.label("arithmetic-sign", texts.get("arithmetic.equals"));
    nearestName.setId("arithmetic-nearest");
    result.setId("arithmetic-result");
    var facts = new VBox(4, nearest, nearestName, go);
    HBox.setHgrow(facts, Priority.ALWAYS);
    return Parts.styled(
        Parts.row(4, sign, new HBox(8, ArithmeticOverlay.marker(Letter.D), result, facts)),
        "arithmetic-sum");
  }

  private void stress(Letter chosen) {
    cards.forEach(card -> card.stress(chosen));
  }

  private void show() {
    Terms terms = model.termsProperty().get();
    Sum sum = model.sumProperty().get();
    cards.forEach(card -> card.show(terms, sum));
    boolean whole = terms.result() != null;
    result.setPicture(whole ? sum.decoded().get(Letter.D) : null);
    showNearest(whole ? sum.nearest() : null);
    go.setDisable(!whole);
    clear.setDisable(terms.isEmpty());
    example.setDisable(!model.hasExample());
    Parts.show(
        missing,
        terms.missing().map(next -> texts.get("arithmetic.missing", next.symbol())).orElse(null));
    boolean flat = model.exploration().slice().planeProperty().get().dimensions() < 3;
    lesson.setText(texts.get(flat ? "arithmetic.lesson.flat" : "arithmetic.lesson.deep"));
  }

  private void showNearest(@Nullable NearestImage near) {
    nearest.setPicture(near == null ? null : near.picture());
    nearestName.setText(near == null ? "" : words(near));
    Parts.present(off, near != null && near.reach().far());
  }

  private String words(NearestImage near) {
    String key = near.learned() ? "arithmetic.nearest.training" : "arithmetic.nearest.test";
    return texts.get(key, near.className(), NumberFormats.count(near.number()));
  }

  /// One term on the panel: its letter, what it is, its pictures. A press chooses it; the arrow
  /// keys move its marker on the map.
  private static final class TermCard extends HBox {
    private static final double SIDE = 48;
    private static final double HEIGHT = 72;
    private static final double SMALL_STEP = 4;
    private static final double LARGE_STEP = 40;

    private final Texts texts = Texts.of(TermCard.class);
    private final ArithmeticViewModel model;
    private final Letter letter;
    private final Supplier<Viewport> viewport;
    private final ToggleButton card = Parts.styled(new ToggleButton(), "quiet", "arithmetic-card");
    private final GrayPicture real = GrayPicture.ofSide(SIDE);
    private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
    private final Label name = Parts.sentence("arithmetic-name", "");
    private final MenuButton choices = Parts.styled(new MenuButton(), "quiet", "icon-only");

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
      HBox content = Parts.row(8, real, decoded, words);
      card.setMinHeight(HEIGHT);
      card.setPrefHeight(HEIGHT);
      card.setMaxHeight(HEIGHT);
      card.setId("arithmetic-" + letter.name().toLowerCase(Locale.ROOT));
      card.setGraphic(content);
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
      choices.setPopupSide(Side.BOTTOM);
      choices.setMinSize(32, 32);
      Parts.explain(choices, texts.get("arithmetic.choices.tip", letter.symbol()));
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
      card.setAccessibleText(texts.get("arithmetic.accessible", letter.symbol(), name.getText()));
    }

    void stress(Letter chosen) {
      card.setSelected(chosen == letter);
    }
  }
}
