package lunula.ui.train;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import lunula.datasets.DataChoice;
import lunula.describe.BundledWords;
import lunula.model.plan.Preset;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// Training new models, and the data sets to train on. JavaFX thread only.
public final class TrainActions {
  private static final Context CHART = Context.of(TrainActions.class, "train.keys.chart");

  private TrainActions() {}

  public static Feature of(TrainViewModel train, MainViewModel main) {
    ObservableValue<Boolean> running =
        train.stateProperty().map(state -> state instanceof TrainingState.Running);
    ObservableValue<Boolean> paused =
        train.stateProperty().map(state -> state instanceof TrainingState.Paused);
    return Feature.of(
            action("command.train.start.", () -> start(main, train))
                .when(
                    Bindings.createBooleanBinding(
                        () ->
                            train.startableBinding().get()
                                && !isUnderWay(train.stateProperty().get()),
                        train.startableBinding(),
                        train.stateProperty())),
            action("command.train.pause.", train::pause).when(running),
            action("command.train.resume.", train::resume).when(paused),
            action("command.train.step.", train.slowMotion()::step).when(paused),
            action("command.train.slow.", train.slowMotion()::toggle).when(paused),
            action("command.train.stop.", train::stop)
                .when(train.stateProperty().map(TrainActions::isUnderWay)),
            action("command.train.play.", train.timeLine()::togglePlay).when(history(train)),
            action("command.train.earlier.", () -> train.timeLine().step(-1)).when(history(train)),
            action("command.train.later.", () -> train.timeLine().step(1)).when(history(train)),
            action("command.train.newest.", train.timeLine()::toNewest).when(history(train)),
            action("command.train.runs.", () -> train.runs().shownProperty().set(true))
                .when(train.runs().runsProperty().map(runs -> !runs.isEmpty())))
        .gestures(
            CHART, TrainActions.class, "train.gesture.chart.steps.", "train.gesture.chart.ends.")
        .offers(() -> Stream.concat(presets(train, main), data(train, main)).toList());
  }

  private static ObservableValue<Boolean> history(TrainViewModel train) {
    return train.timeLine().snapshotsProperty().map(snapshots -> !snapshots.isEmpty());
  }

  private static Stream<Action> presets(TrainViewModel train, MainViewModel main) {
    return Preset.ALL.stream().map(preset -> prepare(train, main, preset));
  }

  private static Action prepare(TrainViewModel train, MainViewModel main, Preset preset) {
    var words = new PresetWords(preset);
    return changing(
        train,
        action(
                "command.preset.",
                () -> {
                  main.show(Tool.TRAIN);
                  train.form().presetProperty().set(preset);
                })
            .each(preset.id(), words.about().orElse(""), words.name()));
  }

  private static Stream<Action> data(TrainViewModel train, MainViewModel main) {
    return List.copyOf(train.form().dataSets()).stream().map(data -> choose(train, main, data));
  }

  private static Action choose(TrainViewModel train, MainViewModel main, DataChoice data) {
    return changing(
        train,
        action(
                "command.data.",
                () -> {
                  main.show(Tool.TRAIN);
                  train.form().choose(data.id());
                })
            .each(data.id(), "", BundledWords.dataSet(data.name())));
  }

  /// The form stays as it is while a model trains.
  private static Action changing(TrainViewModel train, Action action) {
    return action.when(train.stateProperty().map(state -> !isUnderWay(state)));
  }

  private static boolean isUnderWay(TrainingState state) {
    return state instanceof TrainingState.Running || state instanceof TrainingState.Paused;
  }

  private static void start(MainViewModel main, TrainViewModel train) {
    main.show(Tool.TRAIN);
    train.start();
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(TrainActions.class, MainActions.WINDOW, prefix, run);
  }
}
