package lunula.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import lunula.export.picture.VectorDrawing;
import lunula.ui.export.PictureViewModel.Colours;
import lunula.ui.export.PictureViewModel.Format;
import lunula.ui.kit.FootedPage;
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

  private final Texts texts = Texts.of(PictureView.class);
  private final PictureViewModel model;
  private final Studio studio;
  private final SaveTarget target;
  private final List<ObservableValue<?>> causes;
  private final Preview preview;
  private final ClipboardPictures clip;
  private final PauseTransition rest = new PauseTransition(REST);

  /// What is not there may come without telling.
  private final PauseTransition later = new PauseTransition(Duration.seconds(1));

  private final Label remark = Parts.sentence("muted", "");
  private final VBox content = new VBox(10);
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
      Preview preview,
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
    content.getStyleClass().add("take-content");
    content
        .getChildren()
        .addAll(
            row("take.what", what()),
            parts(),
            row("take.format", format()),
            row("take.scale", scale()),
            row("take.colours", colours()),
            choices(),
            preview,
            remark);
    content.getChildren().addAll(studio.swatches());
    var saving = new JobPane(model.saving().job(), texts, "take.");
    fill(content, new VBox(8, new HBox(8, save, copy), saving));
    remark.setId("take-remark");
    rest.setOnFinished(event -> refresh());
    later.setOnFinished(event -> refresh());
    sceneProperty().subscribe(this::follow);
  }

  private HBox row(String key, Region control) {
    var name = new Label(texts.get(key));
    name.getStyleClass().add("field-label");
    name.setMinWidth(64);
    name.setPrefWidth(64);
    name.setLabelFor(control);
    HBox.setHgrow(control, Priority.ALWAYS);
    control.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(8, name, control);
    row.getStyleClass().add("take-row");
    return row;
  }

  private ComboBox<Subject.Kind> what() {
    var box = new ComboBox<Subject.Kind>();
    box.setId("take-what");
    box.getItems().setAll(Subject.Kind.values());
    box.setConverter(Parts.named(kind -> texts.get(key(kind) + "label")));
    box.setTooltip(new Tooltip(texts.get("take.what.tip")));
    box.valueProperty().bindBidirectional(model.kindProperty());
    return box;
  }

  private static String key(Subject.Kind kind) {
    return switch (kind) {
      case MAP -> "take.kind.map.";
      case PICTURE -> "take.kind.picture.";
      case GRID -> "take.kind.grid.";
      case STRIP -> "take.kind.strip.";
      case SHEET -> "take.kind.sheet.";
      case COMPARISON -> "take.kind.comparison.";
    };
  }

  private GridPane parts() {
    var grid = new GridPane(16, 6);
    int at = 0;
    for (VectorSnapshot.Part part : VectorSnapshot.Part.values()) {
      String key =
          switch (part) {
            case POINTS -> "take.part.points.";
            case LAYERS -> "take.part.layers.";
            case AXES -> "take.part.axes.";
            case MARKS -> "take.part.marks.";
          };
      CheckBox box = box(key);
      box.selectedProperty().bindBidirectional(model.partProperty(part));
      grid.add(box, at % 2, at / 2);
      at++;
    }
    model
        .kindProperty()
        .subscribe(
            kind ->
                Parts.present(grid, kind == Subject.Kind.MAP || kind == Subject.Kind.COMPARISON));
    return grid;
  }

  private CheckBox box(String key) {
    var box = new CheckBox(texts.get(key + "label"));
    box.setId(key.substring(0, key.length() - 1).replace('.', '-'));
    box.setTooltip(new Tooltip(texts.get(key + "tip")));
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  private SegmentedChoice<Format> format() {
    var format =
        new SegmentedChoice<>(
            model.formatProperty(),
            List.of(Format.values()),
            Format::name,
            it ->
                switch (it) {
                  case PNG -> texts.get("take.png.tip");
                  case SVG -> texts.get("take.svg.tip");
                  case PDF -> texts.get("take.pdf.tip");
                });
    format.setId("take-format");
    model
        .kindProperty()
        .subscribe(
            kind ->
                format.getButtons().stream()
                    .skip(1)
                    .forEach(button -> button.setDisable(!kind.hasLines())));
    return format;
  }

  private SegmentedChoice<Integer> scale() {
    ObjectProperty<Integer> scale = new SimpleObjectProperty<>(model.scaleProperty().get());
    scale.subscribe(chosen -> model.scaleProperty().set(chosen));
    model.scaleProperty().subscribe(chosen -> scale.set(chosen.intValue()));
    var row =
        new SegmentedChoice<>(
            scale,
            List.of(1, 2, 3, PictureViewModel.MOST_SCALE),
            times -> times + "×",
            times -> texts.get("take.scale.tip", times));
    row.setId("take-scale");
    return row;
  }

  private SegmentedChoice<Colours> colours() {
    return new SegmentedChoice<>(
        model.coloursProperty(),
        List.of(Colours.values()),
        colours -> texts.get(key(colours) + "label"),
        colours -> texts.get(key(colours) + "tip"));
  }

  private static String key(Colours colours) {
    return switch (colours) {
      case AS_SHOWN -> "take.colours.shown.";
      case LIGHT -> "take.colours.light.";
      case DARK -> "take.colours.dark.";
    };
  }

  private HBox choices() {
    CheckBox clear = box("take.clear.");
    clear.selectedProperty().bindBidirectional(model.clearProperty());
    CheckBox caption = box("take.caption.");
    caption.selectedProperty().bindBidirectional(model.captionedProperty());
    return new HBox(16, clear, caption);
  }

  private void follow(@Nullable Scene scene) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    rest.stop();
    later.stop();
    if (scene != null) {
      List<ObservableValue<?>> own =
          List.of(
              model.kindProperty(),
              model.formatProperty(),
              model.coloursProperty(),
              model.scaleProperty(),
              model.clearProperty(),
              model.captionedProperty());
      own.forEach(this::listen);
      causes.forEach(this::listen);
      for (VectorSnapshot.Part part : VectorSnapshot.Part.values()) {
        listen(model.partProperty(part));
      }
      rest.playFromStart();
    }
  }

  private void listen(ObservableValue<?> cause) {
    following = following.and(cause.subscribe(() -> rest.playFromStart()));
  }

  private void refresh() {
    later.stop();
    Subject.Kind kind = model.kindProperty().get();
    VectorDrawing drawing = studio.take(kind, model.preview());
    String missing = studio.remark(kind);
    remark.setText(missing);
    Parts.present(remark, !missing.isEmpty());
    save.setDisable(drawing == null);
    copy.setDisable(drawing == null);
    if (drawing == null) {
      preview.explain(texts.get(key(kind) + "none"));
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
