package lunula.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import lunula.export.picture.PictureFile;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.files.UserMessages;
import lunula.ui.export.PictureViewModel.Format;
import lunula.ui.kit.FootedPage;
import lunula.ui.kit.Form;
import lunula.ui.kit.Form.Field;
import lunula.ui.kit.JobPane;
import lunula.ui.kit.Latest;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;
import lunula.ui.kit.VectorSnapshot;
import org.jspecify.annotations.Nullable;

/// The page for still pictures: of what, how, and what will come out. While it is seen, what it
/// shows follows the window.
public final class PictureView extends FootedPage {
  private static final Duration REST = Duration.millis(160);
  private static final double NAMES = 64;

  private final Texts texts = Texts.of(PictureView.class);
  private final PictureViewModel model;
  private final Studio studio;
  private final SaveTarget target;
  private final List<ObservableValue<?>> causes;
  private final PicturePreview preview;
  private final ClipboardPictures clip;
  private final PauseTransition rest = new PauseTransition(REST);

  /// What is not there may come without telling.
  private final PauseTransition later = new PauseTransition(Duration.seconds(1));

  private final Label remark = Parts.sentence("muted", "");
  private final Form form = Parts.styled(new Form(texts, NAMES, 0), "export-content");
  private final Button save;
  private final Button copy;
  private Subscription following = Subscription.EMPTY;

  /// @param studio what there is to take pictures of
  /// @param target asks where to save
  /// @param preview draws what will come out
  /// @param clip takes copies
  /// @param causes whenever one of these changes, pictures look different
  public PictureView(
      PictureViewModel model,
      Studio studio,
      SaveTarget target,
      PicturePreview preview,
      ClipboardPictures clip,
      List<ObservableValue<?>> causes) {
    this.model = model;
    this.studio = studio;
    this.target = target;
    this.preview = preview;
    this.clip = clip;
    this.causes = List.copyOf(causes);
    setId("export-picture");
    getStyleClass().add("export-page");
    save = Parts.button(texts, "export.picture.save.", this::save);
    save.getStyleClass().add("primary");
    copy = Parts.button(texts, "export.picture.copy.", this::copy);
    form.row(form.choice("export.what.", model.kindProperty(), List.of(PictureKind.values())))
        .add(parts())
        .row(format())
        .row(scale())
        .row(form.segments("export.colours.", model.coloursProperty()))
        .add(
            new HBox(
                16,
                form.check("export.clear.", model.clearProperty()).control(),
                form.check("export.caption.", model.captionedProperty()).control()),
            preview,
            remark)
        .add(studio.swatches());
    var saving = new JobPane(model.saving().job(), texts, "export.");
    fill(form, new VBox(8, new HBox(8, save, copy), saving));
    remark.setId("export-remark");
    rest.setOnFinished(event -> refresh());
    later.setOnFinished(event -> refresh());
    sceneProperty().subscribe(this::follow);
  }

  private GridPane parts() {
    var checks = new GridPane(16, 6);
    for (VectorSnapshot.Part part : VectorSnapshot.Part.values()) {
      String prefix = "export.part." + part.name().toLowerCase(Locale.ROOT) + ".";
      int at = checks.getChildren().size();
      checks.add(form.check(prefix, model.partProperty(part)).control(), at % 2, at / 2);
    }
    model
        .kindProperty()
        .subscribe(
            kind ->
                Parts.present(checks, kind == PictureKind.MAP || kind == PictureKind.COMPARISON));
    return checks;
  }

  private Field<SegmentedChoice<Format>> format() {
    var format = form.segments("export.format.", model.formatProperty());
    model
        .kindProperty()
        .subscribe(
            kind ->
                format.control().getButtons().stream()
                    .skip(1)
                    .forEach(button -> button.setDisable(!kind.hasLines())));
    return format;
  }

  private Field<SegmentedChoice<Integer>> scale() {
    return form.field(
            "export.scale.",
            new SegmentedChoice<>(
                model.scaleProperty().asObject(),
                List.of(1, 2, 3, PictureViewModel.MOST_SCALE),
                times -> times + "×",
                times -> texts.get("export.scale.times", times)))
        .resetTo(model.scaleProperty(), PictureViewModel.SCALE);
  }

  private void follow(@Nullable Scene scene) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    rest.stop();
    later.stop();
    if (scene != null) {
      model.settings().forEach(setting -> setting.changes().forEach(this::listen));
      causes.forEach(this::listen);
      rest.playFromStart();
    }
  }

  private void listen(ObservableValue<?> cause) {
    following = following.and(cause.subscribe(() -> rest.playFromStart()));
  }

  private void refresh() {
    later.stop();
    PictureKind kind = model.kindProperty().get();
    VectorDrawing drawing = studio.take(kind, model.preview());
    String missing = studio.remark(kind);
    remark.setText(missing);
    Parts.present(remark, !missing.isEmpty());
    save.setDisable(drawing == null);
    copy.setDisable(drawing == null);
    if (drawing == null) {
      preview.explain(texts.get("export.what." + kind.name().toLowerCase(Locale.ROOT) + ".none"));
      later.playFromStart();
    } else {
      preview.show(drawing, bytes -> model.forecast(drawing, bytes), model.clearProperty().get());
    }
  }

  private void save() {
    Optional<Path> file = target.ask(model.suggestedName());
    if (file.isPresent()) {
      VectorDrawing taken = studio.take(model.kindProperty().get(), model.look());
      if (taken != null) {
        model.save(taken, file.get());
      }
    }
  }

  private void copy() {
    VectorDrawing taken = studio.take(model.kindProperty().get(), model.lookInPixels());
    if (taken != null) {
      clip.copy(taken, model.scaleProperty().get());
    }
  }

  private static WritableImage image(PngImage picture) {
    int width = picture.width();
    int height = picture.height();
    var image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), picture.argb(), 0, width);
    return image;
  }

  /// The picture that will come out, small, with its size. Drawn in the background, newest wins.
  public static final class PicturePreview extends VBox {
    private static final double WIDTH = 376;
    private static final double HEIGHT = 190;
    private static final double SHARPEST = 2;

    private final Texts texts = Texts.of(PicturePreview.class);
    private final ImageView view = new ImageView();
    private final StackPane frame = Parts.styled(new StackPane(view), "export-preview");
    private final Label none = Parts.sentence("muted", "");
    private final Label size = Parts.label("muted", "");
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
      setId("export-preview");
      frame.setMinHeight(HEIGHT + 16);
      frame.setMaxHeight(HEIGHT + 16);
      frame.getChildren().add(none);
      none.setAlignment(Pos.CENTER);
      view.setPreserveRatio(true);
      view.setSmooth(true);
      size.setId("export-size");
      getChildren().addAll(frame, size);
    }

    /// Shows a picture as soon as it is drawn.
    ///
    /// @param taken at 1×
    /// @param forecast what will come of it, told how many bytes it has at 1×
    /// @param clear whether its page is
    void show(
        VectorDrawing taken, LongFunction<PictureViewModel.Forecast> forecast, boolean clear) {
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
      view.setImage(image(answer.picture()));
      view.setFitWidth(answer.width());
      none.setVisible(false);
      Parts.setStyle(frame, "clear", answer.clear());
      PictureViewModel.Forecast forecast = answer.forecast();
      size.setText(
          texts.get(
              "export.size",
              NumberFormats.count(forecast.width()),
              NumberFormats.count(forecast.height()),
              bytes(forecast.bytes())));
    }

    private String bytes(long bytes) {
      return bytes < 1_000_000
          ? texts.get("export.kilobytes", Math.max(1, Math.round(bytes / 1000.0)))
          : texts.get("export.megabytes", Math.round(bytes / 100_000.0) / 10.0);
    }

    private void fail(RuntimeException failure) {
      explain(UserMessages.words(failure));
    }
  }

  /// Puts pictures on the desktop's clipboard, drawn in the background.
  ///
  /// @param background draws
  /// @param foreground the JavaFX thread
  /// @param saving says how it went
  public record ClipboardPictures(Executor background, Executor foreground, Saving saving) {
    /// Copies a picture; returns at once. JavaFX thread.
    ///
    /// @param scale pixels a unit
    void copy(VectorDrawing taken, double scale) {
      background.execute(() -> draw(taken, scale));
    }

    private void draw(VectorDrawing taken, double scale) {
      try {
        PngImage picture = new PictureFile(taken).pixels(scale);
        foreground.execute(() -> put(picture));
      } catch (IllegalArgumentException large) {
        foreground.execute(() -> saving.job().say(UserMessages.words(large)));
      }
    }

    private void put(PngImage picture) {
      var content = new ClipboardContent();
      content.putImage(image(picture));
      boolean copied = Clipboard.getSystemClipboard().setContent(content);
      Texts texts = Texts.of(ClipboardPictures.class);
      saving
          .job()
          .say(
              copied
                  ? texts.get("export.copied", picture.width(), picture.height())
                  : texts.get("export.copy.failed"));
    }
  }
}
