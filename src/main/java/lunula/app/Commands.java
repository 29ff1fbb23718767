package lunula.app;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import lunula.ui.explore.ImageSet;
import lunula.ui.kit.Theme;
import lunula.ui.palette.Command;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// Everything a person can do, as the command palette lists it. JavaFX thread only.
final class Commands {
  private Commands() {}

  static PaletteViewModel palette(Models models, Instruments instruments, LeavingCommands leaving) {
    MainViewModel main = models.main();
    var exploring = new ExploringCommands(main, instruments);
    var palette =
        new PaletteViewModel(
            List.of(
                exploring::commands,
                leaving::commands,
                () -> window(main),
                () -> ModelCommands.all(models),
                exploring::classes),
            List.of(new GoTo(main, instruments.select().chosen())::commands),
            () -> !isCovered(main) && !models.asks());
    models.addImages().stateProperty().subscribe(state -> closeIf(models.asks(), palette));
    models.makeMoons().stateProperty().subscribe(state -> closeIf(models.asks(), palette));
    palette.openProperty().subscribe(main.commandsShownProperty()::set);
    main.commandsShownProperty()
        .subscribe(
            shown -> {
              if (shown) {
                palette.open();
                main.commandsShownProperty().set(palette.openProperty().get());
              } else {
                palette.close();
              }
            });
    return palette;
  }

  private static void closeIf(boolean covered, PaletteViewModel palette) {
    if (covered) {
      palette.close();
    }
  }

  /// Whether a sheet lies over the window.
  private static boolean isCovered(MainViewModel main) {
    return main.exploration().questionProperty().get() != null
        || main.helpShownProperty().get()
        || main.aboutShownProperty().get();
  }

  private static List<Command> window(MainViewModel main) {
    var history = main.exploration().history();
    return new CommandList()
        .add("command.page.explore.", "Ctrl+1", () -> main.show(Tool.EXPLORE))
        .add("command.page.train.", "Ctrl+2", () -> main.show(Tool.TRAIN))
        .add("command.page.models.", "Ctrl+3", () -> main.show(Tool.MODELS))
        .add(
            "command.undo.",
            "Ctrl+Z",
            () -> history.undoableProperty().get() != null,
            history::undo)
        .add(
            "command.redo.",
            "Ctrl+Y",
            () -> history.redoableProperty().get() != null,
            history::redo)
        .add("command.theme.light.", "", () -> main.themeProperty().set(Theme.LIGHT))
        .add("command.theme.dark.", "", () -> main.themeProperty().set(Theme.DARK))
        .add("command.theme.system.", "", () -> main.themeProperty().set(Theme.SYSTEM))
        .add("command.fold.tools.", "Ctrl+B", () -> toggle(main.toolsShownProperty()))
        .add("command.fold.path.", "Ctrl+J", () -> toggle(main.pathShownProperty()))
        .add("command.widths.", "", () -> usualWidths(main))
        .add("command.help.", "F1", () -> main.helpShownProperty().set(true))
        .add("command.about.", "", () -> main.aboutShownProperty().set(true))
        .add("command.images.test.", "", () -> isFree(main), () -> show(main, ImageSet.TEST))
        .add("command.images.all.", "", () -> isFree(main), () -> show(main, ImageSet.ALL))
        .commands();
  }

  private static void usualWidths(MainViewModel main) {
    main.toolsWidthProperty().set(0);
    main.decodeWidthProperty().set(0);
  }

  private static boolean isFree(MainViewModel main) {
    return !main.trainingProperty().get();
  }

  private static void show(MainViewModel main, ImageSet images) {
    main.imageSetProperty().set(images);
  }

  static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }
}
