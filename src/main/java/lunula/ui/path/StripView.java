package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import lunula.model.GrayImage;
import lunula.ui.decode.GrayCanvas;
import org.jspecify.annotations.Nullable;

/// The pictures along the way, as many as fit, with a frame at the current position; a click or a
/// drag goes there. Drawn once a pulse into one image.
final class StripView extends Region {
  private static final double SIDE = 56;
  private static final double GAP = 4;
  private final PathViewModel model;
  private final ImageView view = new ImageView();
  private final Region mark = new Region();
  private @Nullable GrayCanvas canvas;
  private boolean stale = true;

  StripView(PathViewModel model) {
    this.model = model;
    getStyleClass().add("strip");
    mark.getStyleClass().add("strip-mark");
    mark.setMouseTransparent(true);
    mark.setManaged(false);
    view.setManaged(false);
    view.setSmooth(false);
    getChildren().addAll(view, mark);
    setMinSize(3 * SIDE, SIDE);
    setPrefSize(11 * (SIDE + GAP), SIDE);
    setMaxHeight(SIDE);
    model.picturesProperty().subscribe(all -> redrawLater());
    model.positionProperty().subscribe(position -> requestLayout());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
  }

  private void redrawLater() {
    stale = true;
    requestLayout();
  }

  /// How many pictures fit.
  int count() {
    return Math.max(2, (int) ((getWidth() + GAP) / (SIDE + GAP)));
  }

  private void seek(MouseEvent event) {
    model.seek((event.getX() - SIDE / 2) / (getWidth() - SIDE));
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    List<GrayImage> frames = model.picturesProperty().get().frames();
    view.setVisible(!frames.isEmpty());
    mark.setVisible(!frames.isEmpty());
    if (!frames.isEmpty() && getWidth() >= SIDE) {
      draw();
      // The frame stands on the nearest picture; the slider shows the place between two.
      long picture = Math.round(model.positionProperty().get() * (count() - 1));
      double left = picture * (getWidth() - SIDE) / (count() - 1);
      mark.resizeRelocate(snapPositionX(left) - 2, -2, SIDE + 4, SIDE + 4);
    }
  }

  private void draw() {
    double density = GrayCanvas.density(this);
    int width = (int) Math.floor(getWidth() * density);
    int height = (int) Math.floor(SIDE * density);
    if (canvas == null || !canvas.hasSize(width, height)) {
      canvas = new GrayCanvas(width, height);
      view.setImage(canvas.image());
      view.setFitWidth(width / density);
      view.setFitHeight(height / density);
      stale = true;
    }
    if (stale) {
      canvas.drawRow(pictures(), lefts(width - height));
      stale = false;
    }
  }

  private int[] lefts(int last) {
    int[] lefts = new int[count()];
    for (int i = 0; i < lefts.length; i++) {
      lefts[i] = Math.round((float) last * i / (lefts.length - 1));
    }
    return lefts;
  }

  private List<GrayImage> pictures() {
    PathPictures all = model.picturesProperty().get();
    List<GrayImage> shown = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      GrayImage picture = all.at((double) i / (count() - 1));
      if (picture != null) {
        shown.add(picture);
      }
    }
    return shown;
  }
}
