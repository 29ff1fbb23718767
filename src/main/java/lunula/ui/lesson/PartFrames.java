package lunula.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import lunula.lesson.Step.Part;
import lunula.ui.kit.Motion;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainView;

/// Frames about the parts of the window that a step shows and the one before did not. They beat a
/// few times and go; where the desktop asks for less motion, they stand still for as long.
final class PartFrames {
  private static final String STYLE = "lesson-frame";
  private static final Duration BEAT = Duration.millis(600);

  /// Nothing moves by itself for more than five seconds.
  private static final int BEATS = 6;

  private static final double FAINT = 0.15;

  private final MainView window;
  private final List<Region> frames = new ArrayList<>();
  private Timeline timeline = new Timeline();

  PartFrames(MainView window) {
    this.window = window;
  }

  /// Frames these parts in place of those before.
  void frame(Set<Part> parts) {
    timeline.stop();
    window.getChildren().removeAll(frames);
    frames.clear();
    timeline = new Timeline();
    Set<Node> nodes =
        parts.stream().flatMap(part -> window.part(part).stream()).collect(Collectors.toSet());
    nodes.forEach(this::add);
    if (frames.isEmpty()) {
      return;
    }
    if (Motion.isReduced()) {
      timeline.getKeyFrames().add(new KeyFrame(BEAT.multiply(BEATS)));
    } else {
      timeline.setAutoReverse(true);
      timeline.setCycleCount(BEATS);
      frames.forEach(
          frame ->
              timeline
                  .getKeyFrames()
                  .add(new KeyFrame(BEAT, new KeyValue(frame.opacityProperty(), FAINT))));
    }
    timeline.setOnFinished(event -> frame(Set.of()));
    timeline.playFromStart();
  }

  private void add(Node part) {
    Region frame = Parts.styled(new Region(), STYLE);
    Styles.of(frame, PartFrames.class);
    frame.setManaged(false);
    frame.setMouseTransparent(true);
    frames.add(frame);
    window.getChildren().add(frame);
    // The part may be laid out after it was shown.
    WeakSubscriptions.hear(frame, () -> place(frame, part), part.layoutBoundsProperty());
    frame.opacityProperty().subscribe(() -> place(frame, part));
    Platform.runLater(() -> place(frame, part));
    place(frame, part);
  }

  private void place(Region frame, Node part) {
    Bounds at = window.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    frame.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
  }
}
