package lunula.ui.compare;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A slider with a button that moves it to its farther end, or stops it. JavaFX thread only.
final class PlaySlider extends HBox {
  private final Texts texts = Texts.of(PlaySlider.class);
  private final String prefix;
  private final DoubleProperty position;
  private final double secondsPerUnit;
  private final Slider slider = new Slider(0, 1, 0);
  private final Button play;
  private @Nullable Timeline running;

  /// @param prefix of the texts: `play.label`, `play.tip` and `slider.tip`
  /// @param position what the slider sets, from 0 to its maximum
  PlaySlider(String prefix, DoubleProperty position, double secondsPerUnit) {
    super(12);
    this.prefix = prefix;
    this.position = position;
    this.secondsPerUnit = secondsPerUnit;
    play = Parts.button(texts, prefix + "play.", this::toggle);
    slider.setTooltip(new Tooltip(texts.get(prefix + "slider.tip")));
    slider.setAccessibleText(texts.get(prefix + "slider.tip"));
    slider.valueProperty().bindBidirectional(position);
    slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> stop());
    slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> stop());
    HBox.setHgrow(slider, Priority.ALWAYS);
    setAlignment(Pos.CENTER);
    getChildren().addAll(play, slider);
    sceneProperty().subscribe(scene -> stop());
  }

  Slider slider() {
    return slider;
  }

  /// Whether it can be moved; it stops if it cannot.
  void setReady(boolean ready) {
    slider.setDisable(!ready);
    play.setDisable(!ready);
    if (!ready) {
      stop();
    }
  }

  private void toggle() {
    if (running != null) {
      stop();
      return;
    }
    double to = position.get() < slider.getMax() / 2 ? slider.getMax() : 0;
    Duration duration = Duration.seconds(secondsPerUnit * Math.abs(to - position.get()));
    var timeline =
        new Timeline(new KeyFrame(duration, new KeyValue(position, to, Interpolator.EASE_BOTH)));
    timeline.setOnFinished(event -> stop());
    running = timeline;
    play.setText(texts.get("compare.pause"));
    timeline.play();
  }

  private void stop() {
    Timeline now = running;
    running = null;
    if (now != null) {
      now.stop();
      play.setText(texts.get(prefix + "play.label"));
    }
  }
}
