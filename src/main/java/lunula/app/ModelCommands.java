package lunula.app;

import java.util.List;
import lunula.datasets.DataChoice;
import lunula.library.LibraryEntry;
import lunula.model.plan.Preset;
import lunula.ui.palette.Command;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;
import lunula.ui.train.PresetWords;
import lunula.ui.train.TrainViewModel;
import lunula.ui.train.TrainingState;

/// Opening models, training new ones, and the data sets to train on.
final class ModelCommands {
  private ModelCommands() {}

  static List<Command> all(Models models) {
    var list = new CommandList();
    open(list, models.main());
    train(list, models.main(), models.train());
    data(list, models);
    return list.commands();
  }

  private static void open(CommandList list, MainViewModel main) {
    for (LibraryEntry entry : main.models()) {
      list.add(
          "command.open." + entry.folder().getFileName(),
          "command.open.",
          main.summary(entry.card()),
          "",
          () -> true,
          () -> open(main, entry),
          entry.card().name());
    }
  }

  private static void open(MainViewModel main, LibraryEntry entry) {
    main.comparingProperty().set(false);
    main.open(entry);
  }

  private static void train(CommandList list, MainViewModel main, TrainViewModel train) {
    list.add("command.train.start.", "", () -> isStartable(train), () -> start(main, train))
        .add("command.train.pause.", "", () -> isRunning(train), train::pause)
        .add("command.train.resume.", "", () -> isPaused(train), train::resume)
        .add("command.train.stop.", "", () -> isRunning(train) || isPaused(train), train::stop);
    for (Preset preset : Preset.ALL) {
      PresetWords words = new PresetWords(preset);
      list.add(
          "command.preset." + preset.id(),
          "command.preset.",
          words.about().orElse(""),
          "",
          () -> !isRunning(train) && !isPaused(train),
          () -> prepare(main, train, preset),
          words.name());
    }
  }

  private static boolean isStartable(TrainViewModel train) {
    return train.startableBinding().get() && !isRunning(train) && !isPaused(train);
  }

  private static boolean isRunning(TrainViewModel train) {
    return train.stateProperty().get() instanceof TrainingState.Running;
  }

  private static boolean isPaused(TrainViewModel train) {
    return train.stateProperty().get() instanceof TrainingState.Paused;
  }

  private static void start(MainViewModel main, TrainViewModel train) {
    main.show(Tool.TRAIN);
    train.start();
  }

  private static void prepare(MainViewModel main, TrainViewModel train, Preset preset) {
    main.show(Tool.TRAIN);
    train.form().presetProperty().set(preset);
  }

  private static void data(CommandList list, Models models) {
    TrainViewModel train = models.train();
    for (DataChoice data : train.form().dataSets()) {
      list.add(
          "command.data." + data.id(),
          "command.data.",
          "",
          "",
          () -> !isRunning(train) && !isPaused(train),
          () -> choose(models, data),
          data.name());
    }
    list.add("command.data.add.", "", models.addImages()::open)
        .add("command.data.moons.", "", models.makeMoons()::open);
  }

  private static void choose(Models models, DataChoice data) {
    models.main().show(Tool.TRAIN);
    models.train().form().choose(data.id());
  }
}
