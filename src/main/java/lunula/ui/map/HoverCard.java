package lunula.ui.map;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lunula.data.SampleSet;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The card beside the pointer that shows the real image behind the hovered point, its class, its
/// number and its place.
final class HoverCard extends VBox {
  private static final int PICTURE = 112;
  private static final double AWAY = 18;

  private final Texts texts = Texts.of(HoverCard.class);
  private final ExplorerState exploration;
  private final ImageView picture = new ImageView();
  private final ClassMarkerIcon marker = new ClassMarkerIcon();
  private final Label className = new Label();
  private final HBox title = new HBox(6);
  private final Label words = new Label();
  private final Label number = new Label();
  private final Label place = new Label();
  private @Nullable SampleSet shownFrom;
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
    words.setId("hover-words");
    words.setWrapText(true);
    words.setMaxWidth(2 * PICTURE);
    number.getStyleClass().add("detail");
    place.getStyleClass().add("detail");
    title.getChildren().addAll(marker, className);
    title.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(picture, words, title, number, place);
  }

  /// Shows the hovered point beside the pointer, or nothing when there is none.
  void update(@Nullable ScreenPoint pointer, double width, double height) {
    MapData map = exploration.mapProperty().get();
    int hovered = exploration.hoveredProperty().get();
    boolean visible = pointer != null && map != null && hovered >= 0 && hovered < map.count();
    setVisible(visible);
    if (pointer != null && map != null && visible) {
      showSample(hovered);
      showWords(map, hovered);
      moveBeside(pointer, width, height);
    }
  }

  @SuppressWarnings("ReferenceEquality") // these very samples, not ones like them
  private void showSample(int index) {
    SampleSet samples = exploration.samplesProperty().get();
    boolean known = samples != null && index < samples.count();
    if (samples != null && known && (shown != index || shownFrom != samples)) {
      shown = index;
      shownFrom = samples;
      Sample sample = samples.sample(index);
      words.setText(sample.words());
      picture.setImage(sample.words().isEmpty() ? imageOf(sample.picture(PICTURE)) : null);
    }
    Parts.present(picture, known && words.getText().isEmpty());
    Parts.present(words, known && !words.getText().isEmpty());
  }

  private static WritableImage imageOf(GrayImage picture) {
    var image = new WritableImage(picture.width(), picture.height());
    PixelWriter writer = image.getPixelWriter();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        writer.setArgb(x, y, 0xFF000000 | picture.level(x, y) * 0x010101);
      }
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
