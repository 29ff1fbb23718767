package lunula.ui.decode;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.explore.EngineState;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The decode panel: the picture at the cursor, large; its place; the nearest real image.
///
/// About 300 logical pixels wide; grows with its column up to a picture of 340.
public final class DecodeView extends VBox {
  private static final double LARGEST = 340;
  private static final double SMALLEST = 168;
  private final Texts texts = Texts.of(DecodeView.class);
  private final DecodeViewModel model;
  private final SliceViewModel slice;

  public DecodeView(DecodeViewModel model) {
    this.model = model;
    slice = model.slice();
    getStyleClass().add("decode-view");
    Styles.of(this);
    setPrefWidth(300);
    StackPane large = largePicture();
    SlicePane slicePane = new SlicePane(slice, model::goToNearest);
    NearestPane nearest = new NearestPane(model);
    // Where height is short it is the picture that gives way.
    slicePane.setMinHeight(USE_PREF_SIZE);
    nearest.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(header(), large, place(), classChoice(), slicePane, nearest);
  }

  /// Shows something more above the nearest image.
  public DecodeView with(Region more) {
    more.setMinHeight(USE_PREF_SIZE);
    getChildren().add(getChildren().size() - 1, more);
    return this;
  }

  private HBox header() {
    Label title = new Label(texts.get("decode.title"));
    title.getStyleClass().add("panel-title");
    HBox header = new HBox(title, gap(), scalingChoice());
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private SegmentedChoice<PictureScaling> scalingChoice() {
    return new SegmentedChoice<>(
        model.scalingProperty(),
        List.of(PictureScaling.values()),
        scaling -> texts.get(key(scaling)),
        scaling -> texts.get(key(scaling) + ".tip"));
  }

  private static String key(PictureScaling scaling) {
    return "decode.scaling." + scaling.name().toLowerCase(Locale.ROOT);
  }

  private StackPane largePicture() {
    GrayPicture picture = new GrayPicture();
    picture.setMinHeight(SMALLEST);
    picture.setMaxWidth(LARGEST);
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    WeakSubscriptions.hear(this, model.pictureProperty(), picture::setPicture);
    WeakSubscriptions.hear(this, model.scalingProperty(), picture::setScaling);
    WeakSubscriptions.hear(
        this,
        model.placeProperty(),
        z -> picture.setAccessibleText(texts.get("decode.picture.accessible", z)));
    Label waiting = new Label();
    WeakSubscriptions.hear(
        this, model.engineProperty(), state -> waiting.setText(whyNothing(state)));
    waiting.getStyleClass().add("waiting");
    waiting.visibleProperty().bind(model.waitingProperty());
    StackPane pane = new StackPane(picture, waiting);
    pane.getStyleClass().add("large-picture");
    // Square, however wide the column is.
    picture.maxHeightProperty().bind(Bindings.min(LARGEST, pane.widthProperty()));
    return pane;
  }

  private String whyNothing(EngineState engine) {
    return texts.get(engine == EngineState.FAILED ? "decode.unavailable" : "decode.waiting");
  }

  private HBox place() {
    Label z = new Label();
    z.textProperty().bind(model.placeProperty());
    z.getStyleClass().add("place");
    z.setMinWidth(Region.USE_PREF_SIZE);
    Button copy = new Button(texts.get("decode.copy"));
    copy.setTooltip(new Tooltip(texts.get("decode.copy.tip")));
    copy.getStyleClass().add("quiet");
    copy.setOnAction(event -> copyPlace());
    HBox row = new HBox(z, gap(), copy);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// The same z as another class; only for a model that is told the class.
  private HBox classChoice() {
    ComboBox<String> chooser = new ComboBox<>();
    chooser.setId("decode-class");
    chooser.setTooltip(new Tooltip(texts.get("decode.class.tip")));
    chooser.setAccessibleText(texts.get("decode.class.tip"));
    chooser.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(chooser, Priority.ALWAYS);
    Label title = new Label(texts.get("decode.class"));
    title.getStyleClass().add("muted");
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, title, chooser);
    row.setAlignment(Pos.CENTER_LEFT);
    WeakSubscriptions.hear(this, slice.classesProperty(), names -> offer(chooser, row, names));
    WeakSubscriptions.hear(
        this,
        slice.labelProperty(),
        number -> chooser.getSelectionModel().select(number.intValue()));
    chooser.getSelectionModel().selectedIndexProperty().subscribe(this::chooseClass);
    return row;
  }

  private void offer(ComboBox<String> chooser, HBox row, List<String> names) {
    int label = slice.labelProperty().get();
    chooser.getItems().setAll(names);
    chooser.getSelectionModel().select(label);
    Parts.present(row, !names.isEmpty());
  }

  private void chooseClass(Number index) {
    if (index.intValue() >= 0) {
      slice.labelProperty().set(index.intValue());
    }
  }

  private void copyPlace() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.coordinates());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
