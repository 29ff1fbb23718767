package lunula.ui.kit;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// Shows one sample, drawn as a grey picture, as large as its square allows, to the exact device
/// pixel.
///
/// Drawing happens once a pulse, however often the picture is changed. As tall as it is wide,
/// unless told otherwise. JavaFX thread only.
public final class GrayPicture extends Region implements VectorSnapshot {
  private final ImageView view = new ImageView();
  private PictureScaling scaling = PictureScaling.SMOOTH;
  private @Nullable Sample picture;
  private @Nullable GrayCanvas canvas;
  private boolean stale;

  public GrayPicture() {
    getStyleClass().add("gray-picture");
    view.setSmooth(false);
    view.setManaged(false);
    view.setVisible(false);
    getChildren().add(view);
  }

  /// A picture of a fixed size.
  ///
  /// @param side width and height in logical pixels
  public static GrayPicture ofSide(double side) {
    GrayPicture fixed = new GrayPicture();
    fixed.setMinSize(side, side);
    fixed.setPrefSize(side, side);
    fixed.setMaxSize(side, side);
    return fixed;
  }

  /// Shows another picture from the next pulse on; null shows the empty square.
  public void setPicture(@Nullable Sample picture) {
    this.picture = picture;
    setAccessibleHelp(picture == null || picture.words().isEmpty() ? null : picture.words());
    redrawLater();
  }

  /// The picture shown, or null.
  public @Nullable Sample picture() {
    return picture;
  }

  /// Enlarges in another way from the next pulse on.
  public void setScaling(PictureScaling scaling) {
    this.scaling = scaling;
    redrawLater();
  }

  @Override
  public List<VectorDrawing.Mark> marks(Wish wish) {
    double side = Math.min(getWidth(), getHeight());
    return picture == null || side < 1
        ? List.of()
        : List.of(
            enlarged(
                picture,
                scaling,
                (getWidth() - side) / 2,
                (getHeight() - side) / 2,
                side,
                wish.scale()));
  }

  @Override
  public boolean hides(Node child, Wish wish) {
    return child.equals(view);
  }

  private void redrawLater() {
    stale = true;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 28;
  }

  @Override
  protected double computePrefHeight(double width) {
    return width > 0 ? width : 28;
  }

  @Override
  protected void layoutChildren() {
    double density = ScreenDensity.of(this);
    int side = (int) Math.floor(Math.min(getWidth(), getHeight()) * density);
    view.setVisible(picture != null && side > 0);
    if (picture != null && side > 0) {
      draw(picture, side);
      view.setFitWidth(side / density);
      view.setFitHeight(side / density);
      view.relocate(
          snapPositionX((getWidth() - side / density) / 2),
          snapPositionY((getHeight() - side / density) / 2));
    }
  }

  private void draw(Sample image, int side) {
    if (canvas == null || !canvas.hasSize(side, side)) {
      canvas = new GrayCanvas(side, side);
      view.setImage(canvas.image());
      stale = true;
    }
    if (stale) {
      canvas.draw(image, scaling);
      stale = false;
    }
  }

  /// A picture in a square, centred, black around it, for a drawing: as on the screen, to the very
  /// pixel. Any thread.
  ///
  /// @param side of the square, in units
  /// @param scale pixels a unit
  public static VectorDrawing.Embedded enlarged(
      Sample picture, PictureScaling scaling, double x, double y, double side, double scale) {
    return switch (scaling) {
      case SMOOTH -> smooth(picture, x, y, side, scale);
      case PIXELS -> pixels(picture, x, y, side);
    };
  }

  private static VectorDrawing.Embedded smooth(
      Sample picture, double x, double y, double side, double scale) {
    int wide = (int) Math.max(1, Math.round(side * scale));
    return new VectorDrawing.Embedded(
        () -> drawn(picture, PictureScaling.SMOOTH, wide), x, y, side, side, true);
  }

  /// The decoder's own pixels: squares at any size.
  private static VectorDrawing.Embedded pixels(Sample picture, double x, double y, double side) {
    GrayImage own = picture.picture((int) Math.ceil(side));
    int longer = Math.max(own.width(), own.height());
    return new VectorDrawing.Embedded(
        () -> drawn(own, PictureScaling.PIXELS, longer), x, y, side, side, false);
  }

  /// Takes its time for many: whoever writes the drawing waits, not the JavaFX thread.
  private static PngImage drawn(Sample picture, PictureScaling scaling, int side) {
    int[] argb = new int[side * side];
    new GrayRaster(side, argb).draw(picture.picture(side), scaling, 0, side);
    return new PngImage(side, side, argb);
  }
}
