package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import lunula.model.Sample;
import lunula.ui.explore.PathPictures;
import lunula.ui.kit.GrayCanvas;
import lunula.ui.kit.ScreenDensity;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// Pictures along the path, as many as fit, with a frame at the current position; a click or a drag
/// goes there. Drawn once a pulse into one image.
final class StripView extends Region {
  /// Side of a decoded picture; the middle of the first one is where the path begins, also in
  /// whatever lies under the strip.
  static final double SIDE = 56;

  private static final double GAP = 4;
  private final PathViewModel model;
  private final double side;
  private final Function<PathPictures, List<? extends Sample>> film;
  private final ImageView view = new ImageView();
  private final Region mark = new Region();
  private @Nullable GrayCanvas canvas;
  private boolean stale = true;

  /// @param side of a picture, at most [#SIDE]; each stands under the middle of a large one
  /// @param film the pictures at even steps along the path, or none
  StripView(PathViewModel model, double side, Function<PathPictures, List<? extends Sample>> film) {
    this.model = model;
    this.side = side;
    this.film = film;
    mark.getStyleClass().add("strip-mark");
    mark.setMouseTransparent(true);
    mark.setManaged(false);
    view.setManaged(false);
    view.setSmooth(false);
    getChildren().addAll(view, mark);
    setMinSize(3 * SIDE, side);
    setPrefSize(11 * (SIDE + GAP), side);
    setMaxHeight(side);
    WeakSubscriptions.hear(this, model.picturesProperty(), all -> redrawLater());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> requestLayout());
    seekIn(this, model);
  }

  /// Lets a press or a drag on a region as wide as the strip go to a position on the path.
  static void seekIn(Region region, PathViewModel model) {
    region.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> seek(region, model, event));
    region.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> seek(region, model, event));
  }

  private static void seek(Region region, PathViewModel model, MouseEvent event) {
    model.seek((event.getX() - SIDE / 2) / (region.getWidth() - SIDE));
    event.consume();
  }

  private void redrawLater() {
    stale = true;
    requestLayout();
  }

  int count() {
    return Math.max(2, (int) ((getWidth() + GAP) / (SIDE + GAP)));
  }

  @Override
  protected void layoutChildren() {
    List<? extends Sample> frames = film.apply(model.picturesProperty().get());
    view.setVisible(!frames.isEmpty());
    mark.setVisible(!frames.isEmpty());
    if (!frames.isEmpty() && getWidth() >= SIDE) {
      draw(frames);
      // The frame stands on the nearest picture; the slider shows the place between two.
      long picture = Math.round(model.positionProperty().get() * (count() - 1));
      double left = picture * (getWidth() - SIDE) / (count() - 1) + (SIDE - side) / 2;
      mark.resizeRelocate(snapPositionX(left) - 2, -2, side + 4, side + 4);
    }
  }

  private void draw(List<? extends Sample> frames) {
    double density = ScreenDensity.of(this);
    int width = (int) Math.floor(getWidth() * density);
    int height = (int) Math.floor(side * density);
    if (canvas == null || !canvas.hasSize(width, height)) {
      canvas = new GrayCanvas(width, height);
      view.setImage(canvas.image());
      view.setFitWidth(width / density);
      view.setFitHeight(height / density);
      stale = true;
    }
    if (stale) {
      canvas.drawRow(pictures(frames), lefts(width, density));
      stale = false;
    }
  }

  private int[] lefts(int width, double density) {
    int[] lefts = new int[count()];
    int last = width - (int) Math.floor(SIDE * density);
    float inset = (float) ((SIDE - side) / 2 * density);
    for (int i = 0; i < lefts.length; i++) {
      lefts[i] = Math.round((float) last * i / (lefts.length - 1) + inset);
    }
    return lefts;
  }

  private List<? extends Sample> pictures(List<? extends Sample> frames) {
    List<Sample> shown = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      double position = (double) i / (count() - 1);
      shown.add(frames.get((int) Math.round(position * (frames.size() - 1))));
    }
    return shown;
  }
}
