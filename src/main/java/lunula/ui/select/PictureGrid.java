package lunula.ui.select;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import lunula.data.SampleSet;
import lunula.model.GrayImage;
import lunula.ui.kit.ScreenDensity;
import org.jspecify.annotations.Nullable;

/// A sheet of pictures that scrolls: as many as there are, but only the visible ones are drawn,
/// into the pixels of one image. However many pictures, the nodes stay the same few. A click, or
/// Enter, goes to a picture; arrow keys move along.
final class PictureGrid extends Region {
  private static final double SIDE = 28;
  private static final double GAP = 3;
  private static final int NONE = -1;

  private final ImageView view = new ImageView();
  private final ScrollBar bar = new ScrollBar();
  private final Region mark = new Region();
  private final Tooltip tip = new Tooltip();
  private final IntConsumer go;
  private final IntFunction<String> describe;
  private int[] pictures = new int[0];
  private @Nullable SampleSet images;
  private int focused = NONE;
  private int drawn;
  private boolean stale = true;
  private int[] pixels = new int[0];
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private int pixelWidth;
  private int pixelHeight;

  /// @param go is given the index of a picture that was clicked
  /// @param describe puts a picture into words
  PictureGrid(IntConsumer go, IntFunction<String> describe) {
    this.go = go;
    this.describe = describe;
    getStyleClass().add("picture-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    view.setManaged(false);
    view.setSmooth(false);
    mark.getStyleClass().add("picture-mark");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    bar.setFocusTraversable(false);
    bar.valueProperty().subscribe(this::redraw);
    focusedProperty().subscribe(this::redraw);
    getChildren().addAll(view, mark, bar);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
  }

  /// Shows other pictures.
  ///
  /// @param shown indices into the images; kept, not copied
  /// @param from where they are; null while they are not loaded
  void show(int[] shown, @Nullable SampleSet from) {
    boolean others = !Arrays.equals(shown, pictures);
    pictures = shown;
    images = from;
    if (others) {
      focused = NONE;
      bar.setValue(0);
    }
    redraw();
  }

  /// How many pictures were drawn last.
  int drawn() {
    return drawn;
  }

  int columns() {
    return Math.max(1, (int) ((getWidth() - barWidth() + GAP) / (SIDE + GAP)));
  }

  private int rows() {
    return (pictures.length + columns() - 1) / columns();
  }

  private int row(int at) {
    return at / columns();
  }

  private double barWidth() {
    return bar.prefWidth(-1);
  }

  private double side() {
    return SIDE + GAP;
  }

  private void redraw() {
    stale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(1, getWidth() - barWidth());
    double height = Math.max(1, getHeight());
    layOutBar(width, height);
    double density = ScreenDensity.of(this);
    fit((int) Math.ceil(width * density), (int) Math.ceil(height * density));
    view.setFitWidth(pixelWidth / density);
    view.setFitHeight(pixelHeight / density);
    if (stale) {
      stale = false;
      draw(density);
    }
    placeMark();
  }

  private void layOutBar(double width, double height) {
    double most = Math.max(0, rows() * side() - GAP - height);
    bar.setVisible(most > 0);
    bar.setMax(most);
    bar.setVisibleAmount(most * height / Math.max(height, rows() * side()));
    bar.setUnitIncrement(side());
    bar.setBlockIncrement(Math.max(side(), height - side()));
    bar.setValue(Math.clamp(bar.getValue(), 0, most));
    bar.resizeRelocate(width, 0, barWidth(), height);
  }

  private void fit(int width, int height) {
    if (width != pixelWidth || height != pixelHeight) {
      pixelWidth = width;
      pixelHeight = height;
      pixels = new int[width * height];
      var fitted =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      buffer = fitted;
      view.setImage(new WritableImage(fitted));
      stale = true;
    }
  }

  private void draw(double density) {
    Arrays.fill(pixels, 0);
    drawn = 0;
    int first = columns() * (int) (bar.getValue() / side());
    int rowsSeen = (int) (getHeight() / side()) + 2;
    int end = Math.min(pictures.length, first + rowsSeen * columns());
    SampleSet from = images;
    for (int at = first; from != null && at < end; at++) {
      if (pictures[at] < from.count()) {
        drawPicture(from, at, density);
        drawn++;
      }
    }
    PixelBuffer<IntBuffer> shown = buffer;
    if (shown != null) {
      shown.updateBuffer(PictureGrid::everything);
    }
  }

  private static @Nullable Rectangle2D everything(PixelBuffer<IntBuffer> all) {
    return null;
  }

  private double left(int at) {
    return at % columns() * side();
  }

  private double top(int at) {
    return row(at) * side() - bar.getValue();
  }

  private void drawPicture(SampleSet from, int at, double density) {
    int left = (int) Math.round(left(at) * density);
    int top = (int) Math.round(top(at) * density);
    int size = (int) Math.round(SIDE * density);
    GrayImage picture = from.sample(pictures[at]).picture(size);
    int longer = Math.max(picture.width(), picture.height());
    for (int y = Math.max(0, -top); y < size && top + y < pixelHeight; y++) {
      int sourceY = y * longer / size;
      for (int x = 0; x < size && left + x < pixelWidth; x++) {
        int sourceX = x * longer / size;
        boolean inside = sourceX < picture.width() && sourceY < picture.height();
        int level = inside ? picture.level(sourceX, sourceY) : 0;
        pixels[(top + y) * pixelWidth + left + x] = 0xFF000000 | level * 0x010101;
      }
    }
  }

  private void placeMark() {
    boolean shown = focused != NONE && focused < pictures.length && isFocused();
    mark.setVisible(shown);
    if (shown) {
      mark.resizeRelocate(left(focused) - 2, top(focused) - 2, SIDE + 4, SIDE + 4);
    }
  }

  /// The picture at a place, by its place on the sheet, or -1.
  private int at(double x, double y) {
    int column = (int) (x / side());
    int row = (int) ((y + bar.getValue()) / side());
    int at = row * columns() + column;
    return x >= 0 && column < columns() && at >= 0 && at < pictures.length ? at : NONE;
  }

  private void click(MouseEvent event) {
    requestFocus();
    int at = at(event.getX(), event.getY());
    if (at != NONE && event.getButton() == MouseButton.PRIMARY) {
      focus(at);
      go.accept(pictures[at]);
    }
    event.consume();
  }

  private void hover(MouseEvent event) {
    int at = at(event.getX(), event.getY());
    if (at == NONE) {
      Tooltip.uninstall(this, tip);
    } else {
      tip.setText(describe.apply(pictures[at]));
      Tooltip.install(this, tip);
    }
  }

  /// What this sheet cannot scroll any more goes to the column around it.
  private void scroll(ScrollEvent event) {
    double target = Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax());
    if (target != bar.getValue()) {
      bar.setValue(target);
      event.consume();
    }
  }

  private void press(KeyEvent event) {
    int page = Math.max(1, (int) (getHeight() / side())) * columns();
    switch (event.getCode()) {
      case LEFT -> move(-1);
      case RIGHT -> move(1);
      case UP -> move(-columns());
      case DOWN -> move(columns());
      case PAGE_UP -> move(-page);
      case PAGE_DOWN -> move(page);
      case HOME -> move(-pictures.length);
      case END -> move(pictures.length);
      case ENTER -> {
        if (focused == NONE) {
          return;
        }
        go.accept(pictures[focused]);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int by) {
    if (pictures.length > 0) {
      focus(Math.clamp(focused == NONE ? 0 : (long) focused + by, 0, pictures.length - 1));
    }
  }

  private void focus(int at) {
    focused = at;
    setAccessibleText(describe.apply(pictures[at]));
    double top = row(at) * side();
    double value = Math.clamp(bar.getValue(), top + SIDE - getHeight(), Math.max(top, 0));
    bar.setValue(Math.clamp(value, 0, bar.getMax()));
    redraw();
  }
}
