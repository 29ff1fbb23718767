package lunula.ui.decode;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.explore.NearestImage;
import lunula.ui.explore.NearestImage.Reach;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The decoded picture beside the nearest real image, with what is known about that image; the next
/// nearest beneath; a sign when the place lies off the data.
final class NearestPane extends VBox {
  private static final double SIDE = 72;
  private final Texts texts = Texts.of(NearestPane.class);
  private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
  private final GrayPicture real = GrayPicture.ofSide(SIDE);
  private final Label loading = new Label(texts.get("decode.nearest.loading"));
  private final Label className = new Label();
  private final Label number = new Label();
  private final Label distance = new Label();
  private final Label hint = new Label(texts.get("decode.far"));

  NearestPane(DecodeViewModel model) {
    getStyleClass().add("nearest-pane");
    name(className, "nearest-class");
    name(number, "nearest-number", "muted");
    name(distance, "nearest-distance", "muted");
    name(hint, "far-hint", "muted");
    name(loading, "picture-caption", "muted");
    // A training image's number takes two lines in a narrow column.
    number.setWrapText(true);
    number.setMinHeight(USE_PREF_SIZE);
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    Tooltip why = new Tooltip(texts.get("decode.far.tip"));
    why.setWrapText(true);
    why.setMaxWidth(340);
    hint.setTooltip(why);
    loading.setMouseTransparent(true);
    distance.setTooltip(new Tooltip(texts.get("decode.nearest.distance.tip")));
    getChildren().addAll(comparison(), new NextNearestRow(model), hint);
    setAccessibleRole(AccessibleRole.TEXT);
    WeakSubscriptions.hear(this, model.pictureProperty(), decoded::setPicture);
    WeakSubscriptions.hear(this, model.nearestProperty(), this::show);
  }

  private static void name(Label label, String... styles) {
    label.getStyleClass().addAll(styles);
  }

  private Node comparison() {
    Label title = new Label(texts.get("decode.nearest.title"));
    title.getStyleClass().addAll("nearest-title", "muted");
    VBox facts = new VBox(title, className, number, distance);
    facts.setAlignment(Pos.TOP_LEFT);
    facts.getStyleClass().add("nearest-facts");
    HBox.setHgrow(facts, Priority.ALWAYS);
    HBox row =
        new HBox(
            captioned(decoded, texts.get("decode.side.decoded")),
            captioned(new StackPane(real, loading), texts.get("decode.side.real")),
            facts);
    row.getStyleClass().add("nearest-row");
    return row;
  }

  private VBox captioned(Node picture, String name) {
    Label caption = new Label(name);
    caption.getStyleClass().addAll("picture-caption", "muted");
    VBox box = new VBox(picture, caption);
    box.setAlignment(Pos.TOP_CENTER);
    box.setMinWidth(SIDE);
    box.getStyleClass().add("captioned");
    return box;
  }

  private void show(@Nullable NearestImage nearest) {
    real.setPicture(nearest == null ? null : nearest.picture());
    loading.setVisible(nearest != null && nearest.picture() == null);
    hint.setVisible(nearest != null && nearest.reach() == Reach.FAR);
    if (nearest == null) {
      className.setText(texts.get("decode.nearest.none"));
      number.setText("");
      distance.setText("");
      setAccessibleText(null);
      return;
    }
    className.setText(nearest.className());
    Parts.present(className, !nearest.className().isEmpty());
    String numbered = nearest.learned() ? "decode.nearest.training" : "decode.nearest.test";
    String image = texts.get(numbered, nearest.number());
    number.setText(image);
    boolean flat = nearest.dimensions() < 3;
    distance.setText(
        flat
            ? texts.get("decode.nearest.distance", nearest.distance())
            : texts.get("decode.nearest.distance.deep", nearest.distance(), nearest.dimensions()));
    setAccessibleText(
        texts.get("decode.nearest.accessible", nearest.className(), image, nearest.distance()));
  }
}
