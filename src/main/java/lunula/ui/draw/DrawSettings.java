package lunula.ui.draw;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import lunula.files.JsonField;
import lunula.measure.DrawnPicture;
import lunula.model.GrayImage;
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
            .inSession(Codec.above(0, 0.5, "is no size of a brush"), Phase.AT_ONCE),
        Setting.number("draw.tone", draw.toneProperty())
            .inSession(Codec.number(0, 1, "is no brightness"), Phase.AT_ONCE),
        Setting.number("draw.noise", draw.noiseProperty())
            .inSession(Codec.number(0, 1, "is no strength of noise"), Phase.LAST),
        Setting.of(
                "drawing",
                draw.drawingProperty().get(),
                draw.drawingProperty()::get,
                drawing -> bringBack(draw, drawing),
                draw.drawingProperty())
            .inSession(new Drawing(), Phase.AT_ONCE)
            .usualIfAbsent());
  }

  /// The canvas stays as large as the model's images.
  private static void bringBack(DrawViewModel draw, DrawnPicture drawing) {
    GrayImage canvas = draw.drawingProperty().get().clean();
    draw.bringBack(
        drawing.isEmpty() ? DrawnPicture.empty(canvas.width(), canvas.height()) : drawing);
  }

  /// A byte a pixel, row by row, as Base64; nothing if nothing is drawn.
  private static final class Drawing implements Codec.Plain<DrawnPicture> {
    private static final int LARGEST = 1024;

    @Override
    public JsonElement write(DrawnPicture drawing) {
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

    @Override
    public DrawnPicture read(JsonField field) {
      int width = field.at("width").whole();
      int height = field.at("height").whole();
      field.require(
          width > 0 && height > 0 && width <= LARGEST && height <= LARGEST,
          "has no size that Lunula can draw");
      return new DrawnPicture(
          PixelText.read(field.at("clean"), width, height),
          damage(field.at("noisy"), width, height),
          damage(field.at("blank"), width, height));
    }

    private static GrayImage damage(JsonField field, int width, int height) {
      return field.isGiven()
          ? PixelText.read(field, width, height)
          : new GrayImage(width, height, new float[width * height]);
    }
  }
}
