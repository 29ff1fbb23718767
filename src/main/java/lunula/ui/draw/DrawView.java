package lunula.ui.draw;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lunula.model.GrayImage;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.History;
import lunula.ui.kit.Action;
import lunula.ui.kit.ActionTips;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;
import lunula.ui.shell.MainActions;

/// The panel of drawing: the canvas, the brush, the model's answer, and where pictures come from
/// and go to. Follows its view model only while it is in a window.
public final class DrawView extends VBox {
  private static final double SIDE = 240;

  private final Texts texts = Texts.of(DrawView.class);
  private final DrawViewModel model;
  private final DrawOffers offers;
  private final FileChoosers choosers;
  private final DrawCanvas canvas;
  private final ReplyPane reply;
  private final Label words = Parts.sentence("draw-words", "");
  private final HBox tone;
  private final HBox noise;
  private final Button undo;
  private final Button redo;
  private final Button repair;
  private final Button chosen;
  private final Button similar;
  private final Button compare;

  /// @param choosers asks for the file to load
  public DrawView(DrawViewModel model, DrawOffers offers, FileChoosers choosers) {
    super(8);
    this.model = model;
    this.offers = offers;
    this.choosers = choosers;
    setId("draw");
    getStyleClass().add("draw-view");
    Styles.of(this);
    canvas = new DrawCanvas(model, SIDE);
    reply = new ReplyPane(model);
    tone = slider("draw.tone.", model.toneProperty(), 0.1, 1);
    noise = slider("draw.noise.", model.noiseProperty(), 0.05, 1);
    undo = Parts.button(texts, "draw.undo.", history()::undo);
    redo = Parts.button(texts, "draw.redo.", history()::redo);
    repair = Parts.button(texts, "draw.repair.", model::repair);
    chosen = Parts.button(texts, "draw.chosen.", () -> model.startFrom(offers.chosen().get()));
    similar = Parts.button(texts, "draw.similar.", () -> offers.similar().accept(seen()));
    compare = Parts.button(texts, "draw.compare.", () -> offers.compare().accept(seen()));
    ActionTips.install(undo, MainActions.undo(history()), texts.get("draw.undo.tip"));
    ActionTips.install(redo, MainActions.redo(history()), texts.get("draw.redo.tip"));
    fill();
    List<Action> keys = DrawActions.panel(model);
    KeyDispatch.install(this, () -> keys);
    WhileShown.follow(this, this::follow);
  }

  private History history() {
    return model.exploration().history();
  }

  private GrayImage seen() {
    return model.seenProperty().get();
  }

  private void fill() {
    var centred = new HBox(canvas);
    centred.setAlignment(Pos.CENTER);
    var size =
        slider(
            "draw.size.",
            DrawActions.sizes(texts.get("draw.size.tip")),
            model.sizeProperty(),
            DrawViewModel.LEAST_SIZE,
            DrawViewModel.MOST_SIZE);
    getChildren()
        .addAll(
            centred,
            words,
            new HBox(pens()),
            size,
            tone,
            noise,
            row(
                undo,
                redo,
                button(DrawActions.clear(model), "draw.clear."),
                button("draw.invert.", model::invert)),
            reply,
            title("draw.damage"),
            row(button("draw.everywhere.", model::noiseEverywhere), repair),
            title("draw.begin"),
            row(button("draw.nearest.", model::startFromNearest), chosen),
            row(button("draw.load.", this::load), button(DrawActions.paste(model), "draw.paste.")),
            title("draw.onward"),
            row(similar, compare));
  }

  private Button button(String prefix, Runnable action) {
    return Parts.button(texts, prefix, action);
  }

  private Button button(Action action, String prefix) {
    Button button = Parts.button(texts, prefix, action.run());
    ActionTips.install(button, action);
    return button;
  }

  private static HBox row(Button... buttons) {
    var row = new HBox(8, buttons);
    for (Button button : buttons) {
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
    }
    return row;
  }

  private Label title(String key) {
    return Parts.label("panel-title", texts.get(key));
  }

  private SegmentedChoice<Pen> pens() {
    SegmentedChoice<Pen> pens = SegmentedChoice.of(model.penProperty(), texts, "draw.pen.");
    pens.getButtons().stream()
        .filter(button -> button.getUserData() == Pen.ERASE)
        .map(ToggleButton::getTooltip)
        .forEach(tip -> tip.setText(DrawActions.erase(model).withKey(tip.getText())));
    HBox.setHgrow(pens, Priority.ALWAYS);
    return pens;
  }

  private HBox slider(String key, DoubleProperty value, double least, double most) {
    return slider(key, texts.get(key + "tip"), value, least, most);
  }

  private HBox slider(String key, String tip, DoubleProperty value, double least, double most) {
    var slider = new Slider(least, most, value.get());
    slider.setId(key.substring(0, key.length() - 1).replace('.', '-'));
    slider.setBlockIncrement((most - least) / 10);
    slider.valueProperty().bindBidirectional(value);
    slider.setTooltip(new Tooltip(tip));
    slider.setAccessibleText(texts.get(key + "tip"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label label = Parts.label("field-label", texts.get(key + "label"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setPrefWidth(72);
    var row = new HBox(8, label, slider);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void load() {
    choosers
        .file(texts.get("draw.load.title"))
        .ifPresent(file -> model.take(PictureSource.file(file)));
  }

  private Subscription follow() {
    return Subscription.combine(
        model.seenProperty().subscribe(this::show),
        model.sizeProperty().subscribe(size -> canvas.placeRing()),
        model.wordsProperty().subscribe(said -> Parts.show(words, said.isEmpty() ? null : said)),
        model.penProperty().subscribe(used -> presentSliders()),
        history().undoableProperty().subscribe(what -> undo.setDisable(what == null)),
        history().redoableProperty().subscribe(what -> redo.setDisable(what == null)),
        offers
            .chosen()
            .subscribe(image -> chosen.setDisable(image.intValue() == ExplorerState.NONE)),
        model.replyProperty().subscribe(reply::show));
  }

  private void show(GrayImage seen) {
    canvas.show(seen);
    boolean empty = model.drawingProperty().get().isEmpty();
    similar.setDisable(empty);
    compare.setDisable(empty);
    repair.setDisable(!model.drawingProperty().get().isDamaged());
    presentSliders();
  }

  /// Brightness is of use for paint alone, the strength of noise for damage.
  private void presentSliders() {
    Pen pen = model.penProperty().get();
    boolean noisy = pen == Pen.NOISE || pen == Pen.BLANK;
    Parts.present(noise, noisy);
    Parts.present(tone, !noisy);
    tone.setDisable(pen != Pen.PAINT);
  }
}
