package lunula.ui.lesson;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.kit.Motion;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.DrawnOverlay;

/// The map points at what a step speaks of: a ring about the place, which beats a few times, or an
/// arrow at the edge of the map if the place is outside.
public final class PointerOverlay extends DrawnOverlay<Pane> {
  private static final double RADIUS = 22;
  private static final double GROWN = 1.6;
  private static final double INSET = 30;
  private static final Duration BEAT = Duration.millis(700);

  /// Nothing moves by itself for more than five seconds.
  private static final int BEATS = 6;

  private final LessonViewModel model;
  private final Circle ring = Parts.styled(new Circle(RADIUS), "lesson-ring");
  private final Label arrow = Parts.label("lesson-arrow", "➜");
  private final Timeline beating = new Timeline();

  public PointerOverlay(LessonViewModel model) {
    super(untouched(PointerOverlay.class));
    this.model = model;
    arrow.setAccessibleText(Texts.of(PointerOverlay.class).get("lesson.pointer"));
    node().getChildren().addAll(ring, arrow);
    beating
        .getKeyFrames()
        .add(
            new KeyFrame(
                BEAT,
                new KeyValue(ring.scaleXProperty(), GROWN, Interpolator.EASE_BOTH),
                new KeyValue(ring.scaleYProperty(), GROWN, Interpolator.EASE_BOTH)));
    beating.setAutoReverse(true);
    beating.setCycleCount(BEATS);
    WeakSubscriptions.hear(node(), this::beat, model.settledProperty(), model.hintShownProperty());
    drawOn(model.settledProperty());
    drawOn(model.hintShownProperty());
    drawOn(model.stepProperty());
    drawOn(model.freeProperty());
    beat();
  }

  private void beat() {
    beating.stop();
    ring.setScaleX(1);
    ring.setScaleY(1);
    if (model.pointedAt().isPresent() && !Motion.isReduced()) {
      beating.playFromStart();
    }
  }

  @Override
  protected void draw(Viewport viewport) {
    LatentPoint place = model.settledProperty().get() ? model.pointedAt().orElse(null) : null;
    ring.setVisible(false);
    arrow.setVisible(false);
    if (place == null) {
      if (beating.getStatus() == Animation.Status.RUNNING) {
        beating.stop();
      }
      return;
    }
    ScreenPoint at = viewport.toScreen(place);
    double x = Math.clamp(at.x(), INSET, Math.max(INSET, viewport.width() - INSET));
    double y = Math.clamp(at.y(), INSET, Math.max(INSET, viewport.height() - INSET));
    if (x == at.x() && y == at.y()) {
      ring.setVisible(true);
      ring.setCenterX(x);
      ring.setCenterY(y);
    } else {
      arrow.setVisible(true);
      arrow.autosize();
      arrow.relocate(x - arrow.getWidth() / 2, y - arrow.getHeight() / 2);
      arrow.setRotate(Math.toDegrees(Math.atan2(at.y() - y, at.x() - x)));
    }
  }
}
