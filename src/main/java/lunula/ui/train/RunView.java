package lunula.ui.train;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.train.TrainingProgress;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.train.TrainingState.Failed;
import lunula.ui.train.TrainingState.Finished;
import lunula.ui.train.TrainingState.Idle;
import lunula.ui.train.TrainingState.Paused;
import lunula.ui.train.TrainingState.Running;
import lunula.ui.train.TrainingState.Stopped;

/// What the newest run does: buttons, progress, curves, and the keeping of its result.
final class RunView extends VBox {
  private final Texts texts = Texts.of(RunView.class);
  private final TrainViewModel model;
  private final Button start;
  private final Button stop;
  private final Button pause;
  private final Button resume;
  private final Button follow;
  private final ProgressBar progress = new ProgressBar(0);
  private final Label status = Parts.sentence("status", "");
  private final LossChart chart;
  private final ReadOut readOut;
  private final Label nats;
  private final VBox terms = new VBox();
  private final VBox curves;

  RunView(TrainViewModel model) {
    this.model = model;
    start = Parts.button(texts, "train.start.", model::start);
    stop = Parts.button(texts, "train.stop.", model::stop);
    pause = Parts.button(texts, "train.pause.", model::pause);
    resume = Parts.button(texts, "train.resume.", model::resume);
    follow = Parts.button(texts, "train.follow.", model::follow);
    chart = new LossChart(model.history());
    readOut = new ReadOut(chart, model.history());
    nats = Parts.sentence("muted", texts.get("train.likelihood.nats"));
    curves = curves();
    getStyleClass().add("run");
    getChildren().addAll(buttons(), progress, status, follow, new KeepView(model.keeping()));
    getChildren().add(curves);
    WeakSubscriptions.hear(this, model.stateProperty(), this::show);
    WeakSubscriptions.hear(this, model.progressProperty(), this::show);
    WeakSubscriptions.hear(this, model.followingProperty(), this::show);
    WeakSubscriptions.hear(this, model.planProperty(), plan -> mean(LossSense.of(plan)));
    show();
    WeakSubscriptions.hear(this, model.keeping().stateProperty(), this::rank);
    WeakSubscriptions.hear(
        this, model.startableBinding(), startable -> start.setDisable(!startable));
  }

  private HBox buttons() {
    for (Button button : List.of(start, stop, pause, resume)) {
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setMaxWidth(Double.MAX_VALUE);
    }
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.get("train.progress"));
    follow.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(start, stop, pause, resume);
    row.getStyleClass().add("actions");
    return row;
  }

  /// Training again lets an unkept result go, so keeping it is then the one button that stands out.
  private void rank(Keeping keeping) {
    start.getStyleClass().remove("primary");
    if (!(keeping instanceof Keeping.Offered)) {
      start.getStyleClass().add("primary");
    }
  }

  private VBox curves() {
    chart.setMinHeight(150);
    chart.setPrefHeight(200);
    chart.setMaxHeight(320);
    VBox.setVgrow(chart, Priority.ALWAYS);
    var box = new VBox(terms, chart, readOut, nats);
    box.getStyleClass().add("curves");
    VBox.setVgrow(box, Priority.ALWAYS);
    return box;
  }

  /// A run without a KL term has one curve and nothing to choose.
  private void mean(LossSense sense) {
    chart.termProperty().set(sense.kl() ? LossTerm.SUM : LossTerm.RECONSTRUCTION);
    terms.getChildren().setAll(terms(sense));
    Parts.present(terms, sense.kl());
    readOut.mean(sense);
    Parts.present(nats, sense.density());
  }

  private SegmentedChoice<LossTerm> terms(LossSense sense) {
    return new SegmentedChoice<>(
        chart.termProperty(),
        List.of(LossTerm.values()),
        term -> texts.get(key(term, sense) + "label"),
        term -> texts.get(key(term, sense) + "tip"));
  }

  private static String key(LossTerm term, LossSense sense) {
    return switch (term) {
      case SUM -> sense.elbo() ? "train.term.elbo." : "train.term.sum.";
      case RECONSTRUCTION -> "train.term.reconstruction.";
      case KL -> "train.term.kl.";
    };
  }

  private void show() {
    TrainingState state = model.stateProperty().get();
    boolean stopping = state.equals(new Running(true));
    Parts.present(start, !state.active());
    Parts.present(stop, state.active());
    Parts.present(pause, state instanceof Running);
    Parts.present(resume, state instanceof Paused);
    stop.setDisable(stopping);
    pause.setDisable(stopping);
    stop.setText(texts.get(stopping ? "train.stopping" : "train.stop.label"));
    start.setText(texts.get(state instanceof Idle ? "train.start.label" : "train.again"));
    Parts.present(progress, state.active());
    Parts.present(curves, !(state instanceof Idle));
    Parts.present(
        follow, (state.active() || state.hasResult()) && !model.followingProperty().get());
    TrainingProgress newest = model.progressProperty().get();
    progress.setProgress(newest == null ? ProgressBar.INDETERMINATE_PROGRESS : newest.fraction());
    status.setText(sentence(state));
    status.getStyleClass().setAll("label", state instanceof Failed ? "problem" : "status");
  }

  private String sentence(TrainingState state) {
    return switch (state) {
      case Idle idle -> texts.get("train.idle");
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
      return texts.get("train.begin");
    }
    String key = Double.isNaN(newest.secondsLeft()) ? "train.running.unknown" : "train.running";
    return texts.get(
        key,
        NumberFormats.count(newest.epoch()),
        NumberFormats.count(newest.epochs()),
        NumberFormats.duration(newest.secondsLeft()));
  }

  private String paused() {
    TrainingProgress newest = model.progressProperty().get();
    return newest == null
        ? texts.get("train.paused.begin")
        : texts.get(
            "train.paused",
            NumberFormats.count(newest.epoch()),
            NumberFormats.count(newest.epochs()));
  }

  private String finished(Finished finished) {
    var curve = finished.outcome().curve();
    LossSense sense = LossSense.of(model.planProperty().get());
    LossTerm judged = sense.kl() ? LossTerm.SUM : LossTerm.RECONSTRUCTION;
    return texts.get(
        sense.kl() ? elboOrSum(sense) : "train.finished.plain",
        curve.size(),
        NumberFormats.duration(finished.outcome().seconds()),
        NumberFormats.nats(curve.isEmpty() ? Double.NaN : judged.of(curve.getLast().test())));
  }

  private static String elboOrSum(LossSense sense) {
    return sense.elbo() ? "train.finished" : "train.finished.sum";
  }

  private String stopped(Stopped stopped) {
    int epochs = stopped.outcome().curve().size();
    String time = NumberFormats.duration(stopped.outcome().seconds());
    return epochs == 0
        ? texts.get("train.stopped.early", time)
        : texts.get("train.stopped", epochs, time);
  }
}
