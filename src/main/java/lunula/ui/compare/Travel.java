package lunula.ui.compare;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Moves a position by itself, and names the button that starts and stops it. JavaFX thread only.
final class Travel {
  private final Button button;
  private final String play;
  private final String pause;
  private final DoubleProperty position;
  private final double secondsAUnit;
  private @Nullable Timeline running;

  /// @param button called as it is now while nothing moves
  /// @param pause what the button is called while the position moves
  Travel(Button button, String pause, DoubleProperty position, double secondsAUnit) {
    this.button = button;
    play = button.getText();
    this.pause = pause;
    this.position = position;
    this.secondsAUnit = secondsAUnit;
  }

  /// Stops, or goes to the end that is farther away.
  ///
  /// @param last the position's end; 0 is the other
  void toggle(double last) {
    if (running == null) {
      go(position.get() < last / 2 ? last : 0);
    } else {
      stop();
    }
  }

  private void go(double to) {
    Duration duration = Duration.seconds(secondsAUnit * Math.abs(to - position.get()));
    var forth =
        new Timeline(new KeyFrame(duration, new KeyValue(position, to, Interpolator.EASE_BOTH)));
    forth.setOnFinished(event -> stop());
    running = forth;
    button.setText(pause);
    forth.play();
  }

  void stop() {
    Timeline now = running;
    running = null;
    if (now != null) {
      now.stop();
    }
    button.setText(play);
  }

  boolean isRunning() {
    return running != null && running.getStatus() == Animation.Status.RUNNING;
  }
}
