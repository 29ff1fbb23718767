package lunula.ui.draw;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import lunula.files.JsonField;
import lunula.measure.DrawnPicture;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.session.PixelText;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.Action;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;

/// Drawing, as an instrument, with what can be done and set. JavaFX thread only.
public final class DrawInstrument {
  private static final Context DRAWING = Context.of(DrawInstrument.class, "draw.keys");
  private static final Context CANVAS =
      Context.within(DRAWING, DrawInstrument.class, "draw.keys.canvas");
  private static final Keys SMALLER = Keys.of(KeyCode.OPEN_BRACKET);
  private static final Keys LARGER = Keys.of(KeyCode.CLOSE_BRACKET);
  private static final double GROWTH = 1.25;

  private DrawInstrument() {}

  /// @param offers asked when the panel is made
  /// @param choosers likewise, as the window comes later than the instrument
  public static Instrument of(
      DrawViewModel model, Supplier<DrawOffers> offers, Supplier<FileChoosers> choosers) {
    return new Instrument(
        "draw",
        KeyCode.D,
        Instrument.Words.of(DrawInstrument.class, "draw.tool."),
        null,
        () -> new DrawView(model, offers.get(), choosers.get()));
  }

  /// What can be done on the panel of drawing by key.
  public static Feature actions(DrawViewModel model) {
    return Feature.of(
            List.of(
                erase(model),
                paste(model),
                canvas("draw.smaller.", () -> grow(model, 1 / GROWTH)).keys(SMALLER),
                canvas("draw.larger.", () -> grow(model, GROWTH)).keys(LARGER),
                clear(model)))
        .gestures(
            CANVAS,
            DrawInstrument.class,
            "draw.gesture.arrows.",
            "draw.gesture.steps.",
            "draw.gesture.pen.");
  }

  /// The keys of the whole panel.
  static List<Action> panel(DrawViewModel model) {
    return List.of(erase(model), paste(model));
  }

  /// The keys of the canvas.
  static List<Action> canvas(DrawViewModel model) {
    return actions(model).actions().stream()
        .filter(action -> action.context().equals(CANVAS))
        .toList();
  }

  static Action erase(DrawViewModel model) {
    ObjectProperty<Pen> pen = model.penProperty();
    return Action.of(
            DrawInstrument.class,
            DRAWING,
            "draw.erase.",
            () -> pen.set(pen.get() == Pen.ERASE ? Pen.PAINT : Pen.ERASE))
        .keys(Keys.of(KeyCode.X))
        .unlisted();
  }

  /// A sentence with the keys that change the brush's size after it.
  static String sizes(String sentence) {
    return sentence + " (" + SMALLER.text() + " " + LARGER.text() + ")";
  }

  static Action clear(DrawViewModel model) {
    return canvas("draw.clear.", model::clear)
        .keys(Keys.of(KeyCode.DELETE), Keys.of(KeyCode.BACK_SPACE).untold());
  }

  static Action paste(DrawViewModel model) {
    return Action.of(DrawInstrument.class, DRAWING, "draw.paste.", () -> take(model, clipboard()))
        .keys(Keys.shortcut(KeyCode.V))
        .unlisted();
  }

  private static Clipboard clipboard() {
    return Clipboard.getSystemClipboard();
  }

  /// Takes what a clipboard or a dragged thing offers, or says that it offers nothing.
  static void take(DrawViewModel model, Clipboard offered) {
    PictureSource.in(offered)
        .ifPresentOrElse(
            model::take, () -> model.say(Texts.of(DrawInstrument.class).get("draw.no.picture")));
  }

  private static void grow(DrawViewModel model, double factor) {
    double wanted = model.sizeProperty().get() * factor;
    model.sizeProperty().set(Math.clamp(wanted, DrawViewModel.LEAST_SIZE, DrawViewModel.MOST_SIZE));
  }

  private static Action canvas(String prefix, Runnable run) {
    return Action.of(DrawInstrument.class, CANVAS, prefix, run).unlisted();
  }

  /// The person's own drawing, and with what they draw.
  public static List<Setting<?>> settings(DrawViewModel draw) {
    return List.of(
        Setting.of("draw.pen", draw.penProperty()).inSession(Codec.oneOf(Pen.PAINT), Phase.AT_ONCE),
        Setting.number("draw.size", draw.sizeProperty())
            .inSession(Codec.number(0.001, 0.5), Phase.AT_ONCE),
        Setting.number("draw.tone", draw.toneProperty())
            .inSession(Codec.number(0, 1), Phase.AT_ONCE),
        Setting.number("draw.noise", draw.noiseProperty())
            .inSession(Codec.number(0, 1), Phase.LAST),
        Setting.of(
                "drawing",
                draw.drawingProperty().get(),
                draw.drawingProperty()::get,
                drawing -> bringBack(draw, drawing),
                draw.drawingProperty())
            .inSession(Codec.of(DrawInstrument::write, DrawInstrument::read), Phase.AT_ONCE)
            .usualIfAbsent());
  }

  /// The canvas stays as large as the model's images.
  private static void bringBack(DrawViewModel draw, DrawnPicture drawing) {
    GrayImage canvas = draw.drawingProperty().get().clean();
    draw.bringBack(
        drawing.isEmpty() ? DrawnPicture.empty(canvas.width(), canvas.height()) : drawing);
  }

  /// A byte a pixel, row by row, as Base64; nothing if nothing is drawn.
  private static JsonElement write(DrawnPicture drawing) {
    if (drawing.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    var json = new JsonObject();
    json.addProperty("width", drawing.clean().width());
    json.addProperty("height", drawing.clean().height());
    json.addProperty("clean", PixelText.write(drawing.clean()));
    if (drawing.isDamaged()) {
      json.addProperty("noisy", PixelText.write(drawing.noisy()));
      json.addProperty("blank", PixelText.write(drawing.blank()));
    }
    return json;
  }

  private static DrawnPicture read(JsonField field) {
    ImageSize size = PixelText.size(field);
    return new DrawnPicture(
        PixelText.read(field.at("clean"), size),
        damage(field.at("noisy"), size),
        damage(field.at("blank"), size));
  }

  private static GrayImage damage(JsonField field, ImageSize size) {
    return field.isGiven()
        ? PixelText.read(field, size)
        : new GrayImage(size.width(), size.height(), new float[size.pixels()]);
  }
}
