package lunula.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.text.Text;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.lesson.Gallery;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// All guesses of a place on one map, with the right one and how far it is from each.
final class GuessMap extends Pane {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 340;
  private static final double MARGIN = 24;
  private static final double RADIUS = 6;

  /// Characters of a name beside its mark; the pictures below have it whole.
  private static final int LONGEST_NAME = 14;

  /// Pixels of a unit, for screens and printers that have more than one.
  private static final int DENSITY = 2;

  private static final int POINT = 0x60808898;

  private final LatentBounds bounds;
  private final double scale;

  /// @param names whether students are named
  GuessMap(Backdrop backdrop, List<Gallery.Given> given, StudentNames names) {
    getStyleClass().add("guess-map");
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    bounds = bounds(backdrop, given);
    scale =
        Math.min(
            (WIDTH - 2 * MARGIN) / Math.max(1e-9, bounds.width()),
            (HEIGHT - 2 * MARGIN) / Math.max(1e-9, bounds.height()));
    getChildren().add(points(backdrop));
    LatentPoint truth = backdrop.truth();
    for (Gallery.Given each : given) {
      each.place().ifPresent(place -> mark(place, truth, each, names));
    }
    if (truth != null) {
      Label mark = Parts.label("lesson-mark", Texts.of(GuessMap.class).get("lesson.mark.truth"));
      mark.getStyleClass().add("truth");
      mark.setLayoutX(x(truth) + RADIUS);
      mark.setLayoutY(y(truth) - 5 * RADIUS);
      Circle at = Parts.styled(new Circle(x(truth), y(truth), RADIUS), "guess-truth");
      getChildren().addAll(at, mark);
    }
  }

  private static LatentBounds bounds(Backdrop backdrop, List<Gallery.Given> given) {
    List<LatentPoint> marks =
        new ArrayList<>(given.stream().flatMap(it -> it.place().stream()).toList());
    if (backdrop.truth() != null) {
      marks.add(backdrop.truth());
    }
    int own = marks.size();
    int all = own + backdrop.xs().length;
    return all == 0
        ? new LatentBounds(-1, -1, 1, 1)
        : LatentBounds.of(
                all,
                i -> i < own ? marks.get(i).x() : backdrop.xs()[i - own],
                i -> i < own ? marks.get(i).y() : backdrop.ys()[i - own])
            .atLeast(1e-3);
  }

  private double x(LatentPoint at) {
    return WIDTH / 2 + (at.x() - bounds.centre().x()) * scale;
  }

  private double y(LatentPoint at) {
    return HEIGHT / 2 - (at.y() - bounds.centre().y()) * scale;
  }

  private ImageView points(Backdrop backdrop) {
    int width = (int) (WIDTH * DENSITY);
    int height = (int) (HEIGHT * DENSITY);
    int[] argb = new int[width * height];
    for (int i = 0; i < backdrop.xs().length; i++) {
      var at = new LatentPoint(backdrop.xs()[i], backdrop.ys()[i]);
      int x = (int) (x(at) * DENSITY);
      int y = (int) (y(at) * DENSITY);
      for (int dy = 0; dy < DENSITY; dy++) {
        for (int dx = 0; dx < DENSITY; dx++) {
          if (x >= 0 && y >= 0 && x + dx < width && y + dy < height) {
            argb[(y + dy) * width + x + dx] = POINT;
          }
        }
      }
    }
    var image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    var view = new ImageView(image);
    view.setFitWidth(WIDTH);
    view.setFitHeight(HEIGHT);
    return view;
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
  }

  private void mark(
      LatentPoint place, @Nullable LatentPoint truth, Gallery.Given given, StudentNames names) {
    if (truth != null) {
      getChildren()
          .add(Parts.styled(new Line(x(place), y(place), x(truth), y(truth)), "guess-way"));
    }
    Circle at = Parts.styled(new Circle(x(place), y(place), RADIUS), "guess");
    if (given.right()) {
      at.getStyleClass().add("right");
    }
    Text name = Parts.styled(new Text(shortened(names.of(given.student()))), "guess-name");
    // A name that would stick out at the right stands at the left of its mark.
    double width = name.getLayoutBounds().getWidth();
    double right = x(place) + RADIUS + 2;
    name.setX(right + width > WIDTH ? x(place) - RADIUS - 2 - width : right);
    name.setY(y(place) + RADIUS);
    getChildren().addAll(at, name);
  }
}
