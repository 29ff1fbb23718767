package lunula.ui.draw;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import lunula.files.JsonField;
import lunula.measure.DrawnPicture;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.session.PixelText;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;

/// The person's own drawing, and with what they draw.
public final class DrawSettings {
  private DrawSettings() {}

  public static List<Setting<?>> of(DrawViewModel draw) {
    return List.of(
        Setting.of("draw.pen", draw.penProperty()).inSession(Codec.oneOf(Pen.PAINT), Phase.AT_ONCE),
        Setting.number("draw.size", draw.sizeProperty())
            .inSession(Codec.above(0, 0.5), Phase.AT_ONCE),
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
            .inSession(Codec.of(DrawSettings::write, DrawSettings::read), Phase.AT_ONCE)
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
