package lunula.ui.path;

import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import javafx.stage.Window;
import lunula.model.Sample;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
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
  private final Label sentence = new Label();
  private final Timer timer = new Timer();

  /// @param exploration the state `model` works on
  /// @param target asks where to save a film
  public PathView(ExplorerState exploration, PathViewModel model, SaveTarget target) {
    this.exploration = exploration;
    this.model = model;
    getStyleClass().add("path-view");
    Styles.of(this);
    setMinWidth(SMALLEST);
    setAlignment(Pos.CENTER);
    setAccessibleText(texts.get("path.accessible"));
    PlayerBar bar = new PlayerBar(model, target);
    widthProperty().subscribe(width -> bar.fit(width.doubleValue()));
    ChangeChart chart = new ChangeChart(model);
    WeakSubscriptions.hear(this, model.chartShownProperty(), shown -> Parts.present(chart, shown));
    VBox middle = new VBox(strip(), chart, bar);
    middle.getStyleClass().add("path-middle");
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
    Button button = Parts.button(texts, prefix, set);
    button.getStyleClass().add(style);
    var end = new VBox(pictured, button);
    end.getStyleClass().add("path-end");
    end.setAlignment(Pos.CENTER);
    end.setMinWidth(USE_PREF_SIZE);
    return end;
  }

  private StackPane strip() {
    StripView strip = new StripView(model, StripView.SIDE, PathPictures::frames);
    strip.getStyleClass().add("strip");
    Tooltip.install(strip, new Tooltip(texts.get("path.strip.tip")));
    sentence.getStyleClass().add("path-sentence");
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
  /// when
  /// the panel is hidden.
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
}
