package lunula.ui.train;

import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lunula.model.Sample;
import lunula.model.loss.LossSchema;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingListener.BatchStep;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.train.SlowMotion.Told;
import org.jspecify.annotations.Nullable;

/// While a run is held: its next batch by itself, or one a second, and what the newest did.
final class SlowMotionView extends VBox {
  private static final double SIDE = 56;

  private final Texts texts = Texts.of(SlowMotionView.class);
  private final TrainViewModel train;
  private final SlowMotion model;
  private final Button slow;
  private final Label loss = Parts.sentence("muted", "");
  private final Label map = Parts.sentence("muted", "");
  private final GrayPicture original = picture();
  private final GrayPicture before = picture();
  private final GrayPicture after = picture();
  private final VBox results;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          model().pulse(now);
        }
      };

  SlowMotionView(TrainViewModel train) {
    this.train = train;
    model = train.slowMotion();
    Button step = Parts.button(texts, "train.step.", model::step);
    slow = Parts.button(texts, "train.slow.", model::toggle);
    HBox buttons = Parts.styled(new HBox(Parts.widen(step), Parts.widen(slow)), "actions");
    var pictures =
        new HBox(
            8,
            Parts.captioned(original, texts.get("train.step.original")),
            Parts.captioned(before, texts.get("train.step.before")),
            Parts.captioned(after, texts.get("train.step.after")));
    results = new VBox(4, loss, map, pictures);
    getStyleClass().add("slow-motion");
    getChildren().addAll(buttons, results);
    WeakSubscriptions.hear(this, train.stateProperty(), this::present);
    WeakSubscriptions.hear(this, model.toldProperty(), this::show);
    WeakSubscriptions.hear(this, model.goingProperty(), this::follow);
    sceneProperty().subscribe(scene -> follow(model.goingProperty().get()));
  }

  private SlowMotion model() {
    return model;
  }

  private static GrayPicture picture() {
    GrayPicture picture = GrayPicture.ofSide(SIDE);
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    return picture;
  }

  private void present(TrainingState state) {
    Parts.present(this, state instanceof TrainingState.Paused);
  }

  private void follow(boolean going) {
    slow.setText(texts.get(going ? "train.slow.stop" : "train.slow.label"));
    slow.setTooltip(new Tooltip(texts.get(going ? "train.slow.stop.tip" : "train.slow.tip")));
    if (going && getScene() != null) {
      timer.start();
    } else {
      timer.stop();
    }
  }

  private void show(@Nullable Told told) {
    Parts.present(results, told != null);
    if (told == null) {
      return;
    }
    BatchStep step = told.step();
    TrainingPlan plan = train.planProperty().get();
    LossSchema losses = (plan == null ? TrainingPlan.ARTICLE : plan).losses();
    var format = new LossFormat(losses);
    loss.setText(
        texts.get(
            "train.step.loss",
            NumberFormats.count(step.batch()),
            NumberFormats.count(step.batches()),
            NumberFormats.count(step.images()),
            format.number(losses.headline(), step.losses()),
            format.number(losses.headline(), step.before().test()),
            format.number(losses.headline(), step.after().test()),
            change(
                losses.value(losses.headline(), step.after().test())
                    - losses.value(losses.headline(), step.before().test()))));
    Parts.show(
        map,
        Double.isFinite(told.moved())
            ? texts.get("train.step.map", three(told.moved()), three(told.imageMoved()))
            : null);
    fill(original, told.original(), "train.step.original");
    fill(before, step.before().picture().orElse(null), "train.step.before");
    fill(after, step.after().picture().orElse(null), "train.step.after");
  }

  private void fill(GrayPicture picture, @Nullable Sample sample, String key) {
    picture.setPicture(sample);
    picture.setAccessibleText(texts.get(key));
  }

  private static String change(double by) {
    return (by < 0 ? "−" : "+") + three(Math.abs(by));
  }

  private static String three(double value) {
    return NumberFormats.plain(Math.round(value * 1_000) / 1_000.0);
  }
}
