package lunula.ui.path;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The interpolation panel: A and B at its sides, the strip of pictures and the player between.
///
/// A horizontal strip about 110 logical pixels high, more with its chart, at least 440 wide.
public final class PathView extends HBox {
  static final PseudoClass PLAYING = PseudoClass.getPseudoClass("playing");
  private static final double SMALLEST = 440;
  private final Texts texts = Texts.of(PathView.class);
  private final ExplorerState exploration;
  private final PathViewModel model;
  private final Label sentence = new Label();

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
    getChildren().addAll(endA(), middle, endB());
    new PlayTimer(this, model);
  }

  private EndView endA() {
    Button set = EndView.button(texts.get("path.a.set"), texts.get("path.a.set.tip"), model::setA);
    set.getStyleClass().add("set-a");
    EndView end = new EndView(texts.get("path.a"), texts.get("path.a.accessible"), set);
    end.follow(model, PathPictures::a);
    return end;
  }

  private EndView endB() {
    Button set = EndView.button(texts.get("path.b.set"), texts.get("path.b.set.tip"), model::setB);
    set.getStyleClass().add("set-b");
    EndView end = new EndView(texts.get("path.b"), texts.get("path.b.accessible"), set);
    end.follow(model, PathPictures::b);
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
}
