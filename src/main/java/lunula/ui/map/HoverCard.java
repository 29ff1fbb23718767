package lunula.ui.map;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The card beside the pointer that shows the real image behind the hovered point, its class, its
/// number and its place.
final class HoverCard extends VBox {
  private static final double PICTURE = 112;
  private static final double AWAY = 18;

  private final Texts texts = Texts.of(HoverCard.class);
  private final ExplorerState exploration;
  private final ImageView picture = new ImageView();
  private final ClassMarkerIcon marker = new ClassMarkerIcon();
  private final Label className = new Label();
  private final HBox title = new HBox(6);
  private final Label number = new Label();
  private final Label place = new Label();
  private @Nullable LabelledImages shownFrom;
  private int shown = ExplorerState.NONE;

  HoverCard(ExplorerState exploration) {
    this.exploration = exploration;
    getStyleClass().add("hover-card");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
    picture.setSmooth(false);
    picture.setPreserveRatio(true);
    picture.setFitWidth(PICTURE);
    picture.setFitHeight(PICTURE);
    className.getStyleClass().add("class-name");
    number.getStyleClass().add("detail");
    place.getStyleClass().add("detail");
    title.getChildren().addAll(marker, className);
    title.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(picture, title, number, place);
  }

  /// Shows the hovered point beside the pointer, or nothing when there is none.
  void update(@Nullable ScreenPoint pointer, double width, double height) {
    MapData map = exploration.mapProperty().get();
    int hovered = exploration.hoveredProperty().get();
    boolean visible = pointer != null && map != null && hovered >= 0 && hovered < map.count();
    setVisible(visible);
    if (pointer != null && map != null && visible) {
      showPicture(hovered);
      showWords(map, hovered);
      moveBeside(pointer, width, height);
    }
  }

  private void showPicture(int index) {
    LabelledImages images = exploration.imagesProperty().get();
    boolean known = images != null && index < images.count();
    picture.setVisible(known);
    picture.setManaged(known);
    if (images != null && known && (shown != index || shownFrom != images)) {
      shown = index;
      shownFrom = images;
      picture.setImage(imageOf(images, index));
    }
  }

  private static WritableImage imageOf(LabelledImages images, int index) {
    var image = new WritableImage(images.width(), images.height());
    PixelWriter writer = image.getPixelWriter();
    byte[] pixels = images.pixels(index);
    for (int at = 0; at < pixels.length; at++) {
      int level = pixels[at] & 255;
      writer.setArgb(at % images.width(), at / images.width(), 0xFF000000 | level * 0x010101);
    }
    return image;
  }

  private void showWords(MapData map, int index) {
    int label = map.label(index);
    marker.show(label);
    className.setText(map.classNames().get(label));
    Parts.present(title, !className.getText().isEmpty());
    String numbered = map.isLearned(index) ? "map.hover.training" : "map.hover.test";
    number.setText(texts.get(numbered, map.imageNumber(index)));
    String x = NumberFormats.coordinate(map.places().xs()[index]);
    String y = NumberFormats.coordinate(map.places().ys()[index]);
    place.setText(
        switch (map.encodings().dimensions()) {
          case 1 -> texts.get("map.hover.line", x);
          case 2 -> texts.get("map.hover.place", x, y);
          default -> texts.get("map.hover.plane", x, y);
        });
  }

  /// A place as the map writes it.
  static String coordinates(LatentPoint point) {
    return NumberFormats.coordinate(point.x()) + ", " + NumberFormats.coordinate(point.y());
  }

  private void moveBeside(ScreenPoint pointer, double width, double height) {
    applyCss();
    double cardWidth = snapSizeX(prefWidth(-1));
    double cardHeight = snapSizeY(prefHeight(cardWidth));
    double x = pointer.x() + AWAY;
    double y = pointer.y() + AWAY;
    if (x + cardWidth > width) {
      x = Math.max(0, pointer.x() - AWAY - cardWidth);
    }
    if (y + cardHeight > height) {
      y = Math.max(0, pointer.y() - AWAY - cardHeight);
    }
    resizeRelocate(Math.rint(x), Math.rint(y), cardWidth, cardHeight);
  }
}
