package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import javafx.stage.Window;
import lunula.measure.DecodedPath;
import lunula.model.Sample;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.TruePictures;
import lunula.ui.kit.GrayCanvas;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.ScreenDensity;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The interpolation panel: A and B at its sides, the strip of pictures and the player between.
///
/// A horizontal strip about 110 logical pixels high, more with its chart, at least 440 wide.
public final class PathView extends HBox {
  static final PseudoClass PLAYING = PseudoClass.getPseudoClass("playing");
  private static final double SMALLEST = 440;
  private static final double END_SIDE = 64;
  private final Texts texts = Texts.of(PathView.class);
  private final ExplorerState exploration;
  private final PathViewModel model;
  private final Label sentence = Parts.styled(new Label(), "path-sentence");
  private final Timer timer = new Timer();

  /// @param exploration the state `model` works on
  /// @param target asks where to save a film
  public PathView(ExplorerState exploration, PathViewModel model, SaveTarget target) {
    this.exploration = exploration;
    this.model = model;
    Styles.of(this, "path-view");
    setMinWidth(SMALLEST);
    setAlignment(Pos.CENTER);
    setAccessibleText(texts.get("path.accessible"));
    PlayerBar bar = new PlayerBar(model, target);
    widthProperty().subscribe(width -> bar.fit(width.doubleValue()));
    ChangeChart chart = new ChangeChart();
    WeakSubscriptions.hear(this, model.chartShownProperty(), shown -> Parts.present(chart, shown));
    VBox middle = Parts.styled(new VBox(strip(), chart, bar), "path-middle");
    middle.setAlignment(Pos.CENTER);
    HBox.setHgrow(middle, Priority.ALWAYS);
    getChildren()
        .addAll(
            end("path.set.a.", "set-a", model::setA, PathPictures::a),
            middle,
            end("path.set.b.", "set-b", model::setB, PathPictures::b));
    WeakSubscriptions.hear(this, model.stateProperty(), timer::follow);
    sceneProperty().subscribe(scene -> timer.pauseUnseen());
  }

  /// An end of the path: its picture with a badge, and the button that sets it.
  ///
  /// @param prefix of its texts
  private VBox end(
      String prefix, String style, Runnable set, Function<PathPictures, @Nullable Sample> shown) {
    GrayPicture picture = GrayPicture.ofSide(END_SIDE);
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setAccessibleText(texts.get(prefix + "accessible"));
    WeakSubscriptions.hear(
        this, model.picturesProperty(), pictures -> picture.setPicture(shown.apply(pictures)));
    Label badge = Parts.label("badge", texts.get(prefix + "badge"));
    badge.setMouseTransparent(true);
    var pictured = new StackPane(picture, badge);
    pictured.setMaxWidth(END_SIDE);
    StackPane.setAlignment(badge, Pos.TOP_LEFT);
    Button button = Parts.styled(Parts.button(texts, prefix, set), style);
    var end = Parts.styled(new VBox(pictured, button), "path-end");
    end.setAlignment(Pos.CENTER);
    end.setMinWidth(USE_PREF_SIZE);
    return end;
  }

  private StackPane strip() {
    StripView strip = new StripView(model, StripView.SIDE, PathPictures::frames);
    strip.getStyleClass().add("strip");
    Tooltip.install(strip, new Tooltip(texts.get("path.strip.tip")));
    sentence.setMouseTransparent(true);
    sentence.setWrapText(true);
    sentence.setTextAlignment(TextAlignment.CENTER);
    WeakSubscriptions.hear(this, exploration.pathProperty(), ends -> say());
    WeakSubscriptions.hear(this, exploration.decoderProperty(), live -> say());
    WeakSubscriptions.hear(this, exploration.engineProperty(), state -> say());
    return new StackPane(strip, sentence);
  }

  private void say() {
    PathStops ends = exploration.pathProperty().get();
    String words = "";
    if (ends.a() == null) {
      words = texts.get(ends.b() == null ? "path.empty.both" : "path.empty.a");
    } else if (ends.b() == null) {
      words = texts.get("path.empty.b");
    } else if (exploration.decoderProperty().get() == null) {
      boolean never = exploration.engineProperty().get() == EngineState.FAILED;
      words = texts.get(never ? "path.unavailable" : "path.waiting");
    }
    sentence.setText(words);
    sentence.setVisible(!words.isEmpty());
  }

  /// Tells the player the time of each pulse while it plays and the panel can be seen; pauses it
  /// when the panel is hidden.
  private final class Timer extends AnimationTimer {
    void follow(PlayState state) {
      if (state instanceof PlayState.Playing) {
        start();
      } else {
        stop();
      }
    }

    void pauseUnseen() {
      if (getScene() == null) {
        stop();
        model.pause();
      }
    }

    @Override
    public void handle(long now) {
      if (canBeSeen()) {
        model.pulse(now);
      } else {
        model.pause();
      }
    }

    private boolean canBeSeen() {
      for (Node node = PathView.this; node != null; node = node.getParent()) {
        if (!node.isVisible()) {
          return false;
        }
      }
      Window window = getScene() == null ? null : getScene().getWindow();
      return window != null
          && window.isShowing()
          && !(window instanceof Stage stage && stage.isIconified());
    }
  }

  /// What lies under the strip when it is unfolded: the true pictures where they are known, the
  /// speed at which the picture changes along the path, and the error against the truth; with
  /// figures at the mark.
  private final class ChangeChart extends VBox {
    private static final double TRUE_SIDE = 36;
    private static final double ROOM_FOR_ALL = 420;
    private final Label change = label("change");
    private final Label error = label("error");
    private final StripView truth;

    ChangeChart() {
      getStyleClass().add("change-chart");
      truth = new StripView(model, TRUE_SIDE, PathPictures::trueFrames);
      truth.getStyleClass().add("truth-strip");
      Tooltip.install(truth, new Tooltip(texts.get("path.truth.tip")));
      var plot = new Plot();
      Tooltip.install(plot, new Tooltip(texts.get("path.chart.tip")));
      HBox caption = Parts.row(12, change, error);
      getChildren().addAll(truth, caption, plot);
      WeakSubscriptions.hear(this, model.picturesProperty(), pictures -> tell());
      WeakSubscriptions.hear(this, model.positionProperty(), position -> tell());
      WeakSubscriptions.hear(this, model.chartShownProperty(), shown -> tell());
      widthProperty().subscribe(width -> tell());
    }

    private static Label label(String style) {
      Label label = Parts.styled(Parts.label("chart-figure", ""), style);
      label.setMinWidth(Region.USE_PREF_SIZE);
      return label;
    }

    private void tell() {
      if (!model.chartShownProperty().get()) {
        return;
      }
      PathPictures pictures = model.picturesProperty().get();
      DecodedPath decoded = pictures.decoded();
      TruePictures known = pictures.truth();
      Parts.present(truth, known != null);
      Parts.show(change, decoded == null ? null : changeInWords(decoded));
      Parts.show(error, known == null ? null : errorInWords(known));
    }

    private String changeInWords(DecodedPath decoded) {
      String most = times(most(decoded.speeds()));
      if (most.equals("0.0")) {
        return texts.get("path.chart.still");
      }
      String now = times(at(decoded.speeds()));
      return getWidth() < ROOM_FOR_ALL || decoded.former().equals(decoded.speeds())
          ? texts.get("path.chart.change", now, most)
          : texts.get("path.chart.evened", now, most, times(most(decoded.former())));
    }

    private String errorInWords(TruePictures known) {
      List<Double> errors = known.errors();
      return texts.get("path.chart.error", grey(at(errors)), grey(known.mean()));
    }

    private double at(List<Double> values) {
      return values.get((int) Math.round(model.positionProperty().get() * (values.size() - 1)));
    }

    private static double most(List<Double> values) {
      return values.stream().mapToDouble(value -> value).max().orElse(0);
    }

    private static String times(double value) {
      return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String grey(double value) {
      return String.format(Locale.ROOT, "%.3f", value);
    }

    /// The curves, each value under its picture: the speed of change, what it was before it was
    /// evened out (or the mean, to which it would be evened out), and the error against the truth.
    /// A click or a drag goes there. Zero is at the bottom for all.
    private final class Plot extends Region {
      private static final double HEIGHT = 40;
      private static final double INSET = 3;
      private static final double LEAST_TOP = 2;
      private final Line mean = styled(new Line(), "chart-mean");
      private final Polyline former = styled(new Polyline(), "chart-former");
      private final Polyline speed = styled(new Polyline(), "chart-speed");
      private final Polyline error = styled(new Polyline(), "chart-error");
      private final Line mark = styled(new Line(), "chart-mark");

      Plot() {
        getStyleClass().add("change-plot");
        getChildren().addAll(mean, former, error, speed, mark);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        WeakSubscriptions.hear(this, model.picturesProperty(), pictures -> requestLayout());
        WeakSubscriptions.hear(this, model.positionProperty(), position -> requestLayout());
        StripView.seekIn(this, model);
      }

      private static <S extends Shape> S styled(S shape, String style) {
        shape.getStyleClass().add(style);
        shape.setManaged(false);
        return shape;
      }

      @Override
      protected void layoutChildren() {
        PathPictures pictures = model.picturesProperty().get();
        DecodedPath decoded = pictures.decoded();
        getChildren().forEach(child -> child.setVisible(decoded != null));
        if (decoded == null) {
          return;
        }
        double top = Math.max(LEAST_TOP, Math.max(most(decoded.speeds()), most(decoded.former())));
        draw(speed, decoded.speeds(), top);
        boolean evened = !decoded.former().equals(decoded.speeds());
        former.setVisible(evened);
        draw(former, evened ? decoded.former() : List.of(), top);
        place(mean, 0, getWidth(), height(1, top), height(1, top));
        TruePictures truth = pictures.truth();
        List<Double> errors = truth == null ? List.of() : truth.errors();
        draw(error, errors, Math.max(1e-6, most(errors)));
        double now = across(model.positionProperty().get());
        place(mark, now, now, 0, HEIGHT);
      }

      private static void place(Line line, double startX, double endX, double startY, double endY) {
        line.setStartX(startX);
        line.setEndX(endX);
        line.setStartY(startY);
        line.setEndY(endY);
      }

      private double across(double position) {
        return StripView.SIDE / 2 + position * (getWidth() - StripView.SIDE);
      }

      private static double height(double value, double top) {
        return HEIGHT - INSET - value / top * (HEIGHT - 2 * INSET);
      }

      private void draw(Polyline curve, List<Double> values, double top) {
        List<Double> corners = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
          corners.add(across(i / (values.size() - 1.0)));
          corners.add(height(values.get(i), top));
        }
        curve.getPoints().setAll(corners);
      }
    }
  }

  /// Pictures along the path, as many as fit, with a frame at the current position; a click or a
  /// drag goes there. Drawn once a pulse into one image.
  private static final class StripView extends Region {
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
    StripView(
        PathViewModel model, double side, Function<PathPictures, List<? extends Sample>> film) {
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
}
