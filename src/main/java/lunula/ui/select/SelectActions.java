package lunula.ui.select;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Keys;
import lunula.ui.map.MapActions;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// Selecting images and finding some. JavaFX thread only.
public final class SelectActions {
  private static final Context SELECTING =
      Context.within(MapActions.MAP, SelectActions.class, "select.keys");
  private static final Context PICTURES = Context.of(SelectActions.class, "select.keys.pictures");
  private static final Keys SMALLER = Keys.of(KeyCode.OPEN_BRACKET);
  private static final Keys LARGER = Keys.of(KeyCode.CLOSE_BRACKET);
  private static final double GROWTH = 1.25;

  private SelectActions() {}

  /// @param take takes the tool
  /// @param choosers asks where to save, if there is a window
  public static Feature of(
      SelectViewModel model, MainViewModel main, Runnable take, Supplier<FileChoosers> choosers) {
    List<Action> all = new ArrayList<>(keys(model, main::onMap));
    all.add(
        everywhere(
            "command.select.find.", () -> show(model, main, take, SelectViewModel.Page.FIND)));
    all.add(
        everywhere(
            "command.select.outliers.",
            () -> show(model, main, take, SelectViewModel.Page.OUTLIERS)));
    for (SelectionExport.Kind kind : SelectionExport.Kind.values()) {
      all.add(
          everywhere("command.export.", () -> export(model.export(), kind, choosers.get()))
              .each(kind.toString(), "", kind.name())
              .when(model.selection().selectionProperty().map(chosen -> !chosen.isEmpty())));
    }
    return Feature.of(all)
        .gestures(SELECTING, SelectActions.class, "select.gesture.join.")
        .gestures(PICTURES, SelectActions.class, "select.gesture.arrows.", "select.gesture.go.");
  }

  /// The keys on the map while selecting is its tool.
  static List<Action> keys(SelectViewModel model, Consumer<Runnable> onMap) {
    SelectionViewModel selection = model.selection();
    return List.of(
        all(() -> onMap.accept(selection::all)),
        none(() -> onMap.accept(selection::none)),
        invert(() -> onMap.accept(selection::invert)),
        action("command.select.step.", () -> model.tool().step(false, false))
            .keys(Keys.of(KeyCode.ENTER).withoutShift())
            .unlisted(),
        action("command.select.step.add.", () -> model.tool().step(true, false))
            .keys(Keys.of(KeyCode.ENTER).withShift(), Keys.shortcut(KeyCode.ENTER))
            .unlisted(),
        action("command.select.step.remove.", () -> model.tool().step(false, true))
            .keys(Keys.of(KeyCode.ENTER).withAlt(), Keys.shortcut(KeyCode.ENTER).withAlt().untold())
            .unlisted(),
        action("command.select.class.", model::selectClassAtCursor)
            .keys(Keys.of(KeyCode.M))
            .unlisted(),
        action("command.select.smaller.", () -> model.tool().grow(1 / GROWTH))
            .keys(SMALLER)
            .unlisted(),
        action("command.select.larger.", () -> model.tool().grow(GROWTH)).keys(LARGER).unlisted(),
        action("command.select.abandon.", model.tool()::abandon)
            .keys(Keys.of(KeyCode.ESCAPE))
            .when(model.tool().outlineProperty().map(outline -> !outline.isEmpty()))
            .unlisted());
  }

  /// A sentence with the keys that change the brush's size after it.
  static String sizes(String sentence) {
    return sentence + " (" + SMALLER.text() + " " + LARGER.text() + ")";
  }

  static Action all(Runnable select) {
    return action("command.select.all.", select).keys(Keys.shortcut(KeyCode.A).withoutShift());
  }

  static Action none(Runnable select) {
    return action("command.select.none.", select)
        .keys(
            Keys.of(KeyCode.DELETE),
            Keys.of(KeyCode.BACK_SPACE).untold(),
            Keys.shortcut(KeyCode.A).withShift());
  }

  static Action invert(Runnable select) {
    return action("command.select.invert.", select)
        .keys(Keys.of(KeyCode.I), Keys.shortcut(KeyCode.I));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(SelectActions.class, SELECTING, prefix, run);
  }

  private static Action everywhere(String prefix, Runnable run) {
    return Action.of(SelectActions.class, MainActions.EXPLORING, prefix, run);
  }

  private static void show(
      SelectViewModel model, MainViewModel main, Runnable take, SelectViewModel.Page page) {
    main.onMap(take);
    main.show(Tool.EXPLORE);
    model.pageProperty().set(page);
  }

  private static void export(
      SelectionExport export, SelectionExport.Kind kind, FileChoosers choosers) {
    String name = export.suggestedName(kind);
    choosers.save(name, name).ifPresent(file -> export.save(kind, file));
  }
}
