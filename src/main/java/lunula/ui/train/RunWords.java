package lunula.ui.train;

import java.util.List;
import lunula.model.card.EpochResult;
import lunula.model.loss.LossSchema;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.train.TrainingState.Failed;
import lunula.ui.train.TrainingState.Finished;
import lunula.ui.train.TrainingState.Idle;
import lunula.ui.train.TrainingState.Paused;
import lunula.ui.train.TrainingState.Running;
import lunula.ui.train.TrainingState.Stopped;

/// A training run in sentences. JavaFX thread only.
///
/// @param model trains
public record RunWords(TrainViewModel model) {
  private static final Texts TEXTS = Texts.of(RunWords.class);

  /// Where the run stands.
  public String sentence() {
    return switch (model.stateProperty().get()) {
      case Idle idle -> TEXTS.get("train.idle");
      case Running running -> running();
      case Paused paused -> paused();
      case Finished finished -> finished(finished);
      case Stopped stopped -> stopped(stopped);
      case Failed failed -> failed.explanation();
    };
  }

  private String running() {
    TrainingProgress newest = model.progressProperty().get();
    if (newest == null) {
      return TEXTS.get("train.begin");
    }
    String key = Double.isNaN(newest.secondsLeft()) ? "train.running.unknown" : "train.running";
    return TEXTS.get(
        key,
        NumberFormats.count(newest.epoch()),
        NumberFormats.count(newest.epochs()),
        NumberFormats.duration(newest.secondsLeft()));
  }

  private String paused() {
    TrainingProgress newest = model.progressProperty().get();
    return newest == null
        ? TEXTS.get("train.paused.begin")
        : TEXTS.get(
            "train.paused",
            NumberFormats.count(newest.epoch()),
            NumberFormats.count(newest.epochs()));
  }

  private String finished(Finished finished) {
    var curve = finished.outcome().curve();
    LossSchema losses = losses();
    return TEXTS.get(
        "train.finished",
        curve.size(),
        NumberFormats.duration(finished.outcome().seconds()),
        new LossFormat(losses)
            .headline(curve.isEmpty() ? losses.unknown() : curve.getLast().test()));
  }

  private String stopped(Stopped stopped) {
    int epochs = stopped.outcome().curve().size();
    String time = NumberFormats.duration(stopped.outcome().seconds());
    return epochs == 0
        ? TEXTS.get("train.stopped.early", time)
        : TEXTS.get("train.stopped", epochs, time);
  }

  /// The newest epoch that has ended and its loss; empty before the first.
  public String epoch() {
    List<EpochResult> ended = model.history().epochs();
    return ended.isEmpty()
        ? ""
        : TEXTS.get(
            "train.epoch.ended",
            NumberFormats.count(ended.getLast().epoch()),
            new LossFormat(losses()).headline(ended.getLast().test()));
  }

  private LossSchema losses() {
    TrainingPlan plan = model.planProperty().get();
    return (plan == null ? TrainingPlan.ARTICLE : plan).losses();
  }
}
