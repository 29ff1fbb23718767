package lunula.ui.arithmetic;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.geometry.Viewport;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.explore.NearestImage;
import lunula.ui.explore.NearestImage.Reach;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
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
    getStyleClass().add("arithmetic-panel");
    Styles.of(this);
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
    getChildren().addAll(result(), missing, off, new HBox(8, example, clear), lesson);
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
    var row = new HBox(4, sign, new HBox(8, ArithmeticOverlay.marker(Letter.D), result, facts));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("arithmetic-sum");
    return row;
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
        terms.missing().map(next -> texts.get("arithmetic.missing", next.name())).orElse(null));
    boolean flat = model.exploration().slice().planeProperty().get().dimensions() < 3;
    lesson.setText(texts.get(flat ? "arithmetic.lesson.flat" : "arithmetic.lesson.deep"));
  }

  private void showNearest(@Nullable NearestImage near) {
    nearest.setPicture(near == null ? null : near.picture());
    nearestName.setText(near == null ? "" : words(near));
    Parts.present(off, near != null && near.reach() == Reach.FAR);
  }

  private String words(NearestImage near) {
    String key = near.learned() ? "arithmetic.nearest.training" : "arithmetic.nearest.test";
    return texts.get(key, near.className(), NumberFormats.count(near.number()));
  }
}
