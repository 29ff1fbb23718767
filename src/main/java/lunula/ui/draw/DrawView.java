package lunula.ui.draw;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import lunula.data.format.PictureFormat;
import lunula.measure.PictureEvaluation;
import lunula.measure.SimilarInk.Standing;
import lunula.model.GrayImage;
import lunula.ui.draw.Recognition.Reply;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.History;
import lunula.ui.kit.Action;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;
import lunula.ui.shell.MainActions;
import org.jspecify.annotations.Nullable;

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
    Styles.of(this, "draw-view");
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
    MainActions.undo(history()).tellOn(undo, texts.get("draw.undo.tip"));
    MainActions.redo(history()).tellOn(redo, texts.get("draw.redo.tip"));
    fill();
    List<Action> keys = DrawInstrument.panel(model);
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
            DrawInstrument.sizes(texts.get("draw.size.tip")),
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
                button(DrawInstrument.clear(model), "draw.clear."),
                button("draw.invert.", model::invert)),
            reply,
            title("draw.damage"),
            row(button("draw.everywhere.", model::noiseEverywhere), repair),
            title("draw.begin"),
            row(button("draw.nearest.", model::startFromNearest), chosen),
            row(
                button("draw.load.", this::load),
                button(DrawInstrument.paste(model), "draw.paste.")),
            title("draw.onward"),
            row(similar, compare));
  }

  private Button button(String prefix, Runnable action) {
    return Parts.button(texts, prefix, action);
  }

  private Button button(Action action, String prefix) {
    Button button = Parts.button(texts, prefix, action.run());
    action.tellOn(button);
    return button;
  }

  private static HBox row(Button... buttons) {
    var row = new HBox(8, buttons);
    for (Button button : buttons) {
      Parts.widen(button);
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
        .forEach(tip -> tip.setText(DrawInstrument.erase(model).withKey(tip.getText())));
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
    return Parts.row(8, label, slider);
  }

  private void load() {
    choosers
        .file(
            texts.get("draw.load.title"),
            texts.get("draw.load.kinds", PictureFormat.titles()),
            PictureFormat.allEndings())
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

  /// The model's reconstruction of the drawing, and its figures.
  private static final class ReplyPane extends HBox {
    private static final double SIDE = 84;

    private final Texts texts = Texts.of(ReplyPane.class);
    private final DrawViewModel model;
    private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
    private final Label bound = Parts.sentence("draw-bound", "");
    private final Label terms = Parts.sentence("muted", "");

    ReplyPane(DrawViewModel model) {
      super(8);
      this.model = model;
      setId("draw-reply");
      HBox title =
          TermSign.behind(Parts.label("panel-title", texts.get("draw.reply")), Term.ENTROPY);
      var said = new VBox(2, title, bound, terms);
      HBox.setHgrow(said, Priority.ALWAYS);
      getChildren().addAll(decoded, said);
    }

    void show(@Nullable Reply reply) {
      decoded.setPicture(reply == null ? null : reply.evaluation().decoded());
      Parts.show(bound, reply == null ? null : bound(reply));
      terms.setText(reply == null ? nothing() : terms(reply));
      setAccessibleText(bound.getText() + " " + terms.getText());
    }

    private String nothing() {
      return texts.get(model.isEncoding() ? "draw.reply.empty" : "draw.reply.no.encoder");
    }

    private @Nullable String bound(Reply reply) {
      PictureEvaluation evaluation = reply.evaluation();
      if (Double.isNaN(evaluation.reconstruction())) {
        return null;
      }
      boolean plain = Double.isNaN(evaluation.negativeElbo());
      String nats =
          NumberFormats.nats(plain ? evaluation.reconstruction() : evaluation.negativeElbo());
      String said = texts.get(plain ? "draw.reply.reconstruction" : "draw.reply.elbo", nats);
      Standing standing = reply.standing();
      return standing == null
          ? said
          : texts.get("draw.reply.excess", said, NumberFormats.nats(standing.excess()));
    }

    private String terms(Reply reply) {
      PictureEvaluation evaluation = reply.evaluation();
      if (model.drawingProperty().get().isDamaged()) {
        return texts.get(model.isDenoising() ? "draw.reply.denoised" : "draw.reply.damaged");
      }
      String said =
          Double.isNaN(evaluation.negativeElbo())
              ? texts.get("draw.reply.point")
              : texts.get(
                  "draw.reply.terms",
                  NumberFormats.nats(evaluation.reconstruction()),
                  NumberFormats.nats(evaluation.kl()));
      Standing standing = reply.standing();
      return standing == null
          ? said
          : said + " " + texts.get("draw.reply.standing", standing.worse(), standing.images());
    }
  }

  /// The picture that is drawn on, with a ring where the brush is. By mouse, pen or finger; by
  /// keys:
  /// arrows move the brush, Enter or Space puts it down and up, brackets change its size.
  private static final class DrawCanvas extends Region {
    private static final double STEP = 1;
    private static final double LONG_STEP = 4;

    private final Texts texts = Texts.of(DrawCanvas.class);
    private final DrawViewModel model;
    private final double side;
    private final GrayPicture picture;
    private final Circle ring = Parts.styled(new Circle(), "draw-ring");
    private double penX = 14;
    private double penY = 14;
    private final List<Action> keys;
    private boolean keyDown;
    private boolean handDown;

    /// @param side of the square on the screen, in logical pixels
    DrawCanvas(DrawViewModel model, double side) {
      this.model = model;
      this.side = side;
      keys = DrawInstrument.canvas(model);
      picture = GrayPicture.ofSide(side);
      setId("draw-canvas");
      getStyleClass().add("draw-canvas");
      setMinSize(side, side);
      setPrefSize(side, side);
      setMaxSize(side, side);
      // With room for an edge.
      setClip(new Rectangle(-1, -1, side + 2, side + 2));
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.IMAGE_VIEW);
      setAccessibleText(texts.get("draw.canvas"));
      ring.setManaged(false);
      ring.setMouseTransparent(true);
      getChildren().addAll(picture, ring);
      ring.visibleProperty().bind(hoverProperty().or(focusVisibleProperty()));
      listen();
    }

    private void listen() {
      addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
      addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
      addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
      addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
      addEventHandler(ScrollEvent.ANY, DrawCanvas::keep);
      addEventHandler(KeyEvent.KEY_PRESSED, this::key);
      KeyDispatch.install(this, () -> keys);
      addEventHandler(DragEvent.DRAG_OVER, this::welcome);
      addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
      focusedProperty().subscribe(focused -> liftKeyPen());
    }

    /// A finger that draws scrolls as well, as JavaFX sees it; the panel must not follow it.
    private static void keep(ScrollEvent event) {
      if (event.isDirect()) {
        event.consume();
      }
    }

    /// Shows a picture, and the brush as large as it is.
    void show(GrayImage seen) {
      picture.setPicture(seen);
      placeRing();
    }

    /// The brush has another size.
    void placeRing() {
      GrayImage shown = model.seenProperty().get();
      double shorter = Math.min(shown.width(), shown.height());
      ring.setRadius(Math.max(3, model.sizeProperty().get() * shorter / scale() / 2));
      ring.setCenterX(penX / scale() + marginX());
      ring.setCenterY(penY / scale() + marginY());
    }

    /// Canvas pixels a pixel of the screen.
    private double scale() {
      GrayImage shown = model.seenProperty().get();
      return Math.max(shown.width(), shown.height()) / side;
    }

    private double marginX() {
      return (side - model.seenProperty().get().width() / scale()) / 2;
    }

    private double marginY() {
      return (side - model.seenProperty().get().height() / scale()) / 2;
    }

    private void point(double x, double y) {
      penX = (x - marginX()) * scale();
      penY = (y - marginY()) * scale();
      placeRing();
    }

    private void press(MouseEvent event) {
      if (event.getButton() == MouseButton.PRIMARY) {
        requestFocus();
        keyDown = false;
        handDown = true;
        point(event.getX(), event.getY());
        model.press(penX, penY);
        event.consume();
      }
    }

    private void drag(MouseEvent event) {
      // Not every platform says of a drag which button holds it.
      if (handDown) {
        point(event.getX(), event.getY());
        model.drag(penX, penY);
        event.consume();
      }
    }

    private void release(MouseEvent event) {
      if (handDown && event.getButton() == MouseButton.PRIMARY) {
        handDown = false;
        model.release();
        event.consume();
      }
    }

    private void key(KeyEvent event) {
      if (event.isShortcutDown() || event.isAltDown()) {
        return;
      }
      double step = event.isShiftDown() ? LONG_STEP : STEP;
      switch (event.getCode()) {
        case LEFT -> move(-step, 0);
        case RIGHT -> move(step, 0);
        case UP -> move(0, -step);
        case DOWN -> move(0, step);
        case SPACE, ENTER -> toggleKeyPen();
        default -> {
          return;
        }
      }
      event.consume();
    }

    private void move(double dx, double dy) {
      GrayImage shown = model.seenProperty().get();
      penX = Math.clamp(penX + dx, 0, shown.width());
      penY = Math.clamp(penY + dy, 0, shown.height());
      placeRing();
      if (keyDown) {
        model.drag(penX, penY);
      }
    }

    private void toggleKeyPen() {
      if (keyDown) {
        liftKeyPen();
      } else {
        keyDown = true;
        model.press(penX, penY);
      }
    }

    private void liftKeyPen() {
      if (keyDown) {
        keyDown = false;
        model.release();
      }
    }

    private void welcome(DragEvent event) {
      if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    }

    private void dropped(DragEvent event) {
      DrawInstrument.take(model, event.getDragboard());
      event.setDropCompleted(true);
      event.consume();
    }
  }
}
