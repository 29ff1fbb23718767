package lunula.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import lunula.export.picture.VectorDrawing;
import lunula.ui.export.PictureViewModel.Colours;
import lunula.ui.export.PictureViewModel.Format;
import lunula.ui.kit.FootedPage;
import lunula.ui.kit.Form;
import lunula.ui.kit.Form.Field;
import lunula.ui.kit.JobPane;
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
  private final Form form = new Form(texts, NAMES);
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
    setId("take-picture");
    getStyleClass().add("take-page");
    save = Parts.button(texts, "take.picture.save.", this::save);
    save.getStyleClass().add("primary");
    copy = Parts.button(texts, "take.picture.copy.", this::copy);
    form.getStyleClass().add("take-content");
    form.row(form.choice("take.what.", model.kindProperty(), List.of(PictureKind.values())))
        .add(parts())
        .row(format())
        .row(scale())
        .row(form.segments("take.colours.", model.coloursProperty(), List.of(Colours.values())))
        .add(
            new HBox(
                16,
                form.check("take.clear.", model.clearProperty()).control(),
                form.check("take.caption.", model.captionedProperty()).control()),
            preview,
            remark)
        .add(studio.swatches());
    var saving = new JobPane(model.saving().job(), texts, "take.");
    fill(form, new VBox(8, new HBox(8, save, copy), saving));
    remark.setId("take-remark");
    rest.setOnFinished(event -> refresh());
    later.setOnFinished(event -> refresh());
    sceneProperty().subscribe(this::follow);
  }

  private GridPane parts() {
    var checks = new GridPane(16, 6);
    for (VectorSnapshot.Part part : VectorSnapshot.Part.values()) {
      String prefix = "take.part." + part.name().toLowerCase(Locale.ROOT) + ".";
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
    var format = form.segments("take.format.", model.formatProperty(), List.of(Format.values()));
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
        "take.scale.",
        new SegmentedChoice<>(
            model.scaleProperty().asObject(),
            List.of(1, 2, 3, PictureViewModel.MOST_SCALE),
            times -> times + "×",
            times -> texts.get("take.scale.times", times)));
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
      preview.explain(texts.get("take.what." + kind.name().toLowerCase(Locale.ROOT) + ".none"));
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
}
