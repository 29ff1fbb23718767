package lunula.ui.export;

import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.export.picture.PictureFile;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.files.UserMessages;
import lunula.ui.kit.Latest;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;

/// The picture that will come out, small, with its size. Drawn in the background, newest wins.
public final class PicturePreview extends VBox {
  private static final double WIDTH = 376;
  private static final double HEIGHT = 190;
  private static final double SHARPEST = 2;

  private final Texts texts = Texts.of(PicturePreview.class);
  private final ImageView view = new ImageView();
  private final StackPane frame = new StackPane(view);
  private final Label none = Parts.sentence("muted", "");
  private final Label size = new Label();
  private final Latest<Question, Answer> drawing;

  private record Question(
      VectorDrawing drawing, LongFunction<PictureViewModel.Forecast> forecast, boolean clear) {}

  private record Answer(
      PngImage picture, PictureViewModel.Forecast forecast, double width, boolean clear) {}

  /// @param background draws
  /// @param foreground the JavaFX thread
  public PicturePreview(Executor background, Executor foreground) {
    super(6);
    drawing = new Latest<>(background, foreground, PicturePreview::draw, this::show, this::fail);
    setId("take-preview");
    frame.getStyleClass().add("take-preview");
    frame.setMinHeight(HEIGHT + 16);
    frame.setMaxHeight(HEIGHT + 16);
    frame.getChildren().add(none);
    none.setAlignment(Pos.CENTER);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    size.setId("take-size");
    size.getStyleClass().add("muted");
    getChildren().addAll(frame, size);
  }

  /// Shows a picture as soon as it is drawn.
  ///
  /// @param taken at 1×
  /// @param forecast what will come of it, told how many bytes it has at 1×
  /// @param clear whether its page is
  void show(VectorDrawing taken, LongFunction<PictureViewModel.Forecast> forecast, boolean clear) {
    drawing.request(new Question(taken, forecast, clear));
  }

  /// Shows a sentence instead.
  void explain(String why) {
    drawing.forget();
    view.setImage(null);
    size.setText("");
    none.setText(why);
    none.setVisible(true);
  }

  private static Answer draw(Question question) {
    VectorDrawing taken = question.drawing();
    double fit = Math.min(1, Math.min(WIDTH / taken.width(), HEIGHT / taken.height()));
    var file = new PictureFile(taken);
    long bytes = file.pngBytes(1);
    return new Answer(
        file.pixels(Math.min(1, fit * SHARPEST)),
        question.forecast().apply(bytes),
        taken.width() * fit,
        question.clear());
  }

  private void show(Answer answer) {
    PngImage picture = answer.picture();
    var image = new WritableImage(picture.width(), picture.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            picture.width(),
            picture.height(),
            PixelFormat.getIntArgbInstance(),
            picture.argb(),
            0,
            picture.width());
    view.setImage(image);
    view.setFitWidth(answer.width());
    none.setVisible(false);
    frame.getStyleClass().remove("clear");
    if (answer.clear()) {
      frame.getStyleClass().add("clear");
    }
    PictureViewModel.Forecast forecast = answer.forecast();
    size.setText(
        texts.get(
            "take.size",
            NumberFormats.count(forecast.width()),
            NumberFormats.count(forecast.height()),
            bytes(forecast.bytes())));
  }

  private String bytes(long bytes) {
    return bytes < 1_000_000
        ? texts.get("take.kilobytes", Math.max(1, Math.round(bytes / 1000.0)))
        : texts.get("take.megabytes", Math.round(bytes / 100_000.0) / 10.0);
  }

  private void fail(RuntimeException failure) {
    explain(UserMessages.words(failure));
  }
}
