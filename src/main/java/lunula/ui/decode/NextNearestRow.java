package lunula.ui.decode;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lunula.ui.explore.NearestImage;
import lunula.ui.explore.NearestSearch;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The real images that are nearest after the first, with class and distance; a click goes there.
final class NextNearestRow extends HBox {
  private static final double SIDE = 44;
  private static final double WIDTH = 56;

  private final Texts texts = Texts.of(NextNearestRow.class);
  private final List<Neighbour> neighbours = new ArrayList<>();

  NextNearestRow(DecodeViewModel model) {
    getStyleClass().add("next-nearest");
    for (int rank = 1; rank < NearestSearch.SEVERAL; rank++) {
      neighbours.add(new Neighbour(model, rank));
    }
    getChildren().addAll(neighbours);
    WeakSubscriptions.hear(this, model.neighboursProperty(), this::show);
  }

  private void show(List<NearestImage> found) {
    for (int i = 0; i < neighbours.size(); i++) {
      neighbours.get(i).show(i + 1 < found.size() ? found.get(i + 1) : null);
    }
  }

  /// One of them: kept while what it shows changes.
  private final class Neighbour extends Button {
    private final GrayPicture picture = GrayPicture.ofSide(SIDE);
    private final Label className = new Label();
    private final Label distance = new Label();
    private final Tooltip about = new Tooltip();
    private @Nullable NearestImage shown;

    Neighbour(DecodeViewModel model, int rank) {
      setId("next-nearest-" + rank);
      getStyleClass().setAll("neighbour");
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      className.getStyleClass().add("picture-caption");
      distance.getStyleClass().addAll("picture-caption", "muted");
      className.setMaxWidth(WIDTH);
      className.setAlignment(Pos.CENTER);
      VBox box = new VBox(picture, className, distance);
      box.setAlignment(Pos.TOP_CENTER);
      box.setMinWidth(WIDTH);
      box.setMaxWidth(WIDTH);
      setGraphic(box);
      setTooltip(about);
      setOnAction(event -> goThere(model));
    }

    private void goThere(DecodeViewModel model) {
      if (shown != null) {
        model.goTo(shown);
      }
    }

    void show(@Nullable NearestImage image) {
      shown = image;
      setVisible(image != null);
      if (image != null) {
        picture.setPicture(image.picture());
        className.setText(image.className());
        distance.setText(texts.get("decode.next.distance", image.distance()));
        String words =
            texts.get(
                image.learned() ? "decode.nearest.training" : "decode.nearest.test",
                image.number());
        about.setText(texts.get("decode.next.tip", image.className(), words, image.distance()));
        setAccessibleText(about.getText());
      }
    }
  }
}
