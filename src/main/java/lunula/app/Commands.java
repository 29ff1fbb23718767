package lunula.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lunula.ui.arithmetic.ArithmeticActions;
import lunula.ui.compare.CompareActions;
import lunula.ui.data.DataActions;
import lunula.ui.decode.DecodeActions;
import lunula.ui.explore.Toolbox;
import lunula.ui.export.ExportActions;
import lunula.ui.film.FilmActions;
import lunula.ui.kit.Actions;
import lunula.ui.kit.Feature;
import lunula.ui.layers.LayerActions;
import lunula.ui.library.LibraryActions;
import lunula.ui.map.MapActions;
import lunula.ui.palette.Command;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.path.PathActions;
import lunula.ui.select.SelectActions;
import lunula.ui.session.SessionActions;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ToolActions;
import lunula.ui.train.TrainActions;

/// Everything a person can do: what the features bring, and the palette that finds it. JavaFX
/// thread only.
final class Commands {
  private Commands() {}

  /// What the features bring, in the order of the palette.
  static Actions actions(
      Models models, Instruments instruments, ExportSheet export, Sessions sessions) {
    MainViewModel main = models.main();
    Toolbox box = instruments.toolbox();
    List<Supplier<Feature>> features = new ArrayList<>();
    features.addAll(
        List.of(
            () -> ToolActions.of(box, main),
            () -> LayerActions.of(instruments.layers(), main),
            () -> MapActions.of(instruments.map(), main),
            () -> DecodeActions.of(instruments.decode()),
            () ->
                ArithmeticActions.of(
                    instruments.arithmetic(), main, () -> box.choose("arithmetic")),
            () -> PathActions.of(instruments.path(), main, instruments::saveTarget),
            () ->
                SelectActions.of(
                    instruments.select(), main, () -> box.choose("select"), instruments::choosers),
            () -> ToolActions.hands(box)));
    features.addAll(instruments.actions());
    features.addAll(
        List.of(
            () -> CompareActions.of(instruments.compare(), main),
            () -> ExportActions.of(export.sheet()),
            () -> FilmActions.of(instruments.film(), () -> export.sheet().show("film")),
            () -> SessionActions.of(sessions.dialogs()),
            () -> MainActions.of(main),
            () -> MainActions.models(main),
            () -> TrainActions.of(models.train(), main),
            () -> DataActions.of(models.addImages(), models.makeMoons()),
            () -> LibraryActions.of(models.library()),
            () -> MapActions.classes(main)));
    return new Actions(features);
  }

  static PaletteViewModel palette(Models models, Instruments instruments, Actions actions) {
    MainViewModel main = models.main();
    var palette =
        new PaletteViewModel(
            List.of(() -> actions.listed().stream().map(Command::of).toList()),
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
}
