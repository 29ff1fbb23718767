package lunula.ui.select;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import lunula.measure.Reconstruction;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;
import org.jspecify.annotations.Nullable;

/// Original, reconstruction and their difference, side by side, with the errors in numbers. The
/// difference has two colours, one where the reconstruction is too dark and one where it is too
/// bright; both are taken from the style sheet.
final class ErrorPane extends VBox {
  private static final double SIDE = 84;

  /// The difference that is drawn at full strength, in grey levels of 0..1.
  private static final double FULL = 0.5;

  private final Texts texts = Texts.of(ErrorPane.class);
  private final SelectViewModel model;
  private final GrayPicture original = GrayPicture.ofSide(SIDE);
  private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
  private final ImageView difference = new ImageView();
  private final StackPane differenceFrame = new StackPane(difference);
  private final Region darker = swatch("too-dark");
  private final Region brighter = swatch("too-bright");
  private final Label name = new Label();
  private final Label numbers = Parts.sentence("muted", "");
  private final VBox content;
  private final Label nothing = Parts.sentence("muted", texts.get("error.nothing"));

  ErrorPane(SelectViewModel model) {
    super(8);
    this.model = model;
    setId("select-error");
    Label title = Parts.label("panel-title", texts.get("error.title"));
    difference.setSmooth(false);
    difference.setPreserveRatio(true);
    difference.setFitWidth(SIDE);
    difference.setFitHeight(SIDE);
    differenceFrame.getStyleClass().add("difference");
    differenceFrame.setMinSize(SIDE, SIDE);
    differenceFrame.setMaxSize(SIDE, SIDE);
    var pictures =
        new HBox(
            8,
            Parts.captioned(original, texts.get("error.original")),
            Parts.captioned(decoded, texts.get("error.decoded")),
            Parts.captioned(differenceFrame, texts.get("error.difference")));
    content = new VBox(6, name, pictures, legend(), numbers);
    getChildren().addAll(title, content, nothing);
    darker.backgroundProperty().subscribe(colour -> draw(model.error().shownProperty().get()));
    WhileShown.follow(this, () -> model.error().shownProperty().subscribe(this::show));
  }

  private static Region swatch(String style) {
    var swatch = new Region();
    swatch.getStyleClass().addAll("difference-swatch", style);
    return swatch;
  }

  private HBox legend() {
    var scale = new Region();
    scale.getStyleClass().add("difference-scale");
    HBox.setHgrow(scale, Priority.ALWAYS);
    Label low = Parts.label("muted", texts.get("error.too.dark", NumberFormats.coordinate(-FULL)));
    Label high =
        Parts.label("muted", texts.get("error.too.bright", NumberFormats.coordinate(FULL)));
    low.setMinWidth(Region.USE_PREF_SIZE);
    high.setMinWidth(Region.USE_PREF_SIZE);
    var legend = new HBox(6, darker, low, scale, high, brighter);
    legend.setAlignment(Pos.CENTER_LEFT);
    return legend;
  }

  private void show(@Nullable Reconstruction shown) {
    Parts.present(content, shown != null);
    Parts.present(nothing, shown == null);
    original.setPicture(shown == null ? null : shown.original());
    decoded.setPicture(shown == null ? null : shown.decoded());
    draw(shown);
    if (shown != null) {
      name.setText(model.chosen().words(shown.image()));
      numbers.setText(inWords(shown));
      setAccessibleText(name.getText() + ". " + numbers.getText());
    }
  }

  private String inWords(Reconstruction shown) {
    String rmse = String.format(Locale.ROOT, "%.3f", shown.rmse());
    if (!Double.isNaN(shown.negativeElbo())) {
      return texts.get(
          "error.numbers.elbo",
          rmse,
          NumberFormats.nats(shown.nats()),
          NumberFormats.nats(shown.negativeElbo()));
    }
    return Double.isNaN(shown.nats())
        ? texts.get("error.numbers.plain", rmse)
        : texts.get("error.numbers", rmse, NumberFormats.nats(shown.nats()));
  }

  private void draw(@Nullable Reconstruction shown) {
    if (shown == null) {
      return;
    }
    int width = shown.original().width();
    var image = new WritableImage(width, shown.original().height());
    PixelWriter writer = image.getPixelWriter();
    float[] gaps = shown.difference();
    Color tooDark = colour(darker);
    Color tooBright = colour(brighter);
    for (int at = 0; at < gaps.length; at++) {
      double strength = Math.min(1, Math.abs(gaps[at]) / FULL);
      Color ink = gaps[at] < 0 ? tooDark : tooBright;
      writer.setColor(at % width, at / width, ink.deriveColor(0, 1, 1, strength));
    }
    difference.setImage(image);
  }

  private static Color colour(Region swatch) {
    Background background = swatch.getBackground();
    boolean styled = background != null && !background.getFills().isEmpty();
    return styled && background.getFills().getFirst().getFill() instanceof Color colour
        ? colour
        : Color.TRANSPARENT;
  }
}
