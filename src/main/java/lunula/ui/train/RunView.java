package lunula.ui.train;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lunula.files.UserMessages;
import lunula.model.Likelihood;
import lunula.model.loss.LossSchema;
import lunula.model.loss.LossSeries;
import lunula.model.network.Architecture;
import lunula.model.plan.TrainingPlan;
import lunula.train.Opponents;
import lunula.train.Snapshot;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.train.TrainingState.Failed;
import lunula.ui.train.TrainingState.Idle;
import lunula.ui.train.TrainingState.Paused;
import lunula.ui.train.TrainingState.Running;
import org.jspecify.annotations.Nullable;

/// What the newest run does: buttons, progress, curves, and the keeping of its result.
final class RunView extends VBox {
  private final Texts texts = Texts.of(RunView.class);
  private final TrainViewModel model;
  private final Button start;
  private final Button stop;
  private final Button pause;
  private final Button resume;
  private final Button follow;
  private final Button compare;
  private final ProgressBar progress = new ProgressBar(0);
  private final Label status = Parts.sentence("status", "");
  private final LossChart chart;
  private final ReadOut readOut;
  private final Label nats;
  private final HBox terms = Parts.row(8);
  private final TermSign sign = new TermSign(Term.NEGATIVE_ELBO);
  private final VBox curves;
  private final SegmentedChoice<Opponents> opponents;

  RunView(TrainViewModel model) {
    this.model = model;
    start = Parts.button(texts, "train.start.", model::start);
    stop = Parts.button(texts, "train.stop.", model::stop);
    pause = Parts.button(texts, "train.pause.", model::pause);
    resume = Parts.button(texts, "train.resume.", model::resume);
    follow = Parts.button(texts, "train.follow.", model::follow);
    LossSchema usual = TrainingPlan.ARTICLE.losses();
    chart = new LossChart(model.history(), usual);
    readOut = new ReadOut(chart, model.history(), usual);
    nats = Parts.sentence("muted", texts.get("train.likelihood.nats"));
    curves = curves();
    opponents =
        new SegmentedChoice<>(
            model.learningProperty(),
            List.of(Opponents.values()),
            which -> texts.get(Texts.key("train.opponents.", which) + ".label"),
            which -> texts.get(Texts.key("train.opponents.", which) + ".tip"));
    opponents.setId("train-opponents");
    getStyleClass().add("run");
    compare =
        Parts.button(texts, "train.runs.compare.", () -> model.runs().shownProperty().set(true));
    compare.setMaxWidth(Double.MAX_VALUE);
    getChildren()
        .addAll(buttons(), progress, opponents, status, follow, new KeepView(model.keeping()));
    getChildren().addAll(compare, new SlowMotionView(model));
    getChildren().add(curves);
    WeakSubscriptions.hear(this, model.stateProperty(), this::show);
    WeakSubscriptions.hear(this, model.progressProperty(), this::show);
    WeakSubscriptions.hear(this, model.followingProperty(), this::show);
    WeakSubscriptions.hear(this, model.planProperty(), this::declare);
    WeakSubscriptions.hear(this, model.timeLine().shownProperty(), this::read);
    WeakSubscriptions.hear(this, chart.seriesProperty(), series -> sign.explain(Term.of(series)));
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
    var box = new VBox(terms, chart, readOut, nats, new TimeLineView(model));
    box.getStyleClass().add("curves");
    VBox.setVgrow(box, Priority.ALWAYS);
    return box;
  }

  /// A run with one loss has one curve and nothing to choose.
  private void declare(@Nullable TrainingPlan plan) {
    TrainingPlan shown = plan == null ? TrainingPlan.ARTICLE : plan;
    LossSchema losses = shown.losses();
    chart.declare(losses);
    readOut.declare(losses);
    terms.getChildren().setAll(choice(losses), sign);
    HBox.setHgrow(terms.getChildren().getFirst(), Priority.ALWAYS);
    Parts.present(terms, losses.shown().size() > 1);
    // Nats of a density of grey values do not compare with those of cross-entropy.
    Architecture network = shown.architecture();
    Parts.present(
        nats, network.encodes() && !network.likelihood().comparableWith(Likelihood.BERNOULLI));
  }

  /// More names than fit beside each other are in a list.
  private Region choice(LossSchema losses) {
    List<LossSeries> series = losses.shown();
    if (!new LossFormat(losses).isLong()) {
      return new SegmentedChoice<>(
          chart.seriesProperty(),
          series,
          each -> UserMessages.words(each.label()),
          each -> UserMessages.words(each.tip()));
    }
    var box = new ChoiceBox<LossSeries>();
    box.setId("train-series");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable LossSeries each) {
            return each == null ? "" : UserMessages.words(each.label());
          }

          @Override
          public LossSeries fromString(String words) {
            throw new UnsupportedOperationException();
          }
        });
    box.getItems().setAll(series);
    box.setTooltip(new Tooltip());
    box.setAccessibleText(texts.get("train.chart.series"));
    box.valueProperty().bindBidirectional(chart.seriesProperty());
    box.valueProperty()
        .subscribe(
            each -> {
              if (each != null) {
                box.getTooltip().setText(UserMessages.words(each.tip()));
              }
            });
    return box;
  }

  /// The chart reads out the epoch that is looked at.
  private void read(@Nullable Snapshot moment) {
    chart.readProperty().set(moment == null ? -1 : moment.epoch() - 1);
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
    TrainingPlan plan = model.planProperty().get();
    boolean opposed = plan != null && plan.architecture().body().game().isPresent();
    Parts.present(opponents, state.active() && opposed);
    Parts.present(curves, !(state instanceof Idle));
    Parts.present(compare, !state.active() && !model.runs().runsProperty().get().isEmpty());
    boolean several = model.runs().runsProperty().get().size() > 1;
    String words = several ? "train.runs.compare." : "train.runs.all.";
    compare.setText(texts.get(words + "label"));
    compare.getTooltip().setText(texts.get(words + "tip"));
    Parts.present(
        follow, (state.active() || state.hasResult()) && !model.followingProperty().get());
    TrainingProgress newest = model.progressProperty().get();
    progress.setProgress(newest == null ? ProgressBar.INDETERMINATE_PROGRESS : newest.fraction());
    status.setText(new RunWords(model).sentence());
    status.getStyleClass().setAll("label", state instanceof Failed ? "problem" : "status");
  }
}
