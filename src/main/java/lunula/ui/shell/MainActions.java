package lunula.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyCode;
import lunula.describe.BundledWords;
import lunula.files.Languages;
import lunula.library.LibraryEntry;
import lunula.ui.explore.History;
import lunula.ui.explore.ImageSet;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Theme;
import lunula.ui.shell.MainViewModel.Tool;

/// What can be done with the window as a whole. JavaFX thread only.
public final class MainActions {
  /// The whole window.
  public static final Context WINDOW = Context.everywhere(MainActions.class, "main.keys.window");

  /// The whole window while the one map is shown: not while models are compared, where what these
  /// keys are about is not seen.
  public static final Context EXPLORING =
      Context.everywhere(MainActions.class, "main.keys.exploring");

  private MainActions() {}

  public static Feature of(MainViewModel main) {
    History history = main.exploration().history();
    return Feature.of(
            page(main, Tool.EXPLORE),
            page(main, Tool.TRAIN),
            page(main, Tool.MODELS),
            undo(history),
            redo(history),
            action("command.theme.light.", () -> main.themeProperty().set(Theme.LIGHT)),
            action("command.theme.dark.", () -> main.themeProperty().set(Theme.DARK)),
            action("command.theme.system.", () -> main.themeProperty().set(Theme.SYSTEM)),
            action("command.language.system.", () -> main.languageProperty().set(Languages.SYSTEM)),
            action("command.sound.", () -> toggle(main.soundProperty())),
            action("command.contrast.", () -> toggle(main.contrastProperty())),
            action("command.text.", () -> main.textSizeProperty().set(next(main)))
                .keys(Keys.shortcut(KeyCode.F5)),
            foldTools(main),
            foldPath(main),
            explain(main),
            action("command.widths.", () -> usualWidths(main)),
            action("command.panel.next.", () -> main.nextPanelProperty().get().run())
                .keys(Keys.of(KeyCode.F6))
                .unlisted(),
            projector(main),
            help(main),
            compare(main),
            export(main),
            commands(() -> toggle(main.commandsShownProperty())),
            action("command.about.", () -> main.aboutShownProperty().set(true)),
            close(main),
            action("command.images.test.", () -> main.imageSetProperty().set(ImageSet.TEST))
                .when(main.trainingProperty().not()),
            action("command.images.all.", () -> main.imageSetProperty().set(ImageSet.ALL))
                .when(main.trainingProperty().not()))
        .gestures(WINDOW, MainActions.class, "main.gesture.edge.")
        .offers(() -> languages(main));
  }

  /// Behind the largest comes the usual one.
  private static TextSize next(MainViewModel main) {
    List<TextSize> sizes = List.of(TextSize.values());
    return sizes.get((sizes.indexOf(main.textSizeProperty().get()) + 1) % sizes.size());
  }

  private static List<Action> languages(MainViewModel main) {
    return Languages.all().entrySet().stream()
        .map(
            each ->
                action("command.language.", () -> main.languageProperty().set(each.getKey()))
                    .each(each.getKey(), each.getKey(), each.getValue()))
        .toList();
  }

  /// One for each model of the library.
  public static Feature models(MainViewModel main) {
    return Feature.of().offers(() -> main.models().stream().map(each -> open(main, each)).toList());
  }

  private static Action open(MainViewModel main, LibraryEntry entry) {
    return action("command.open.", () -> main.onMap(() -> main.open(entry)))
        .each(
            entry.folder().getFileName().toString(),
            main.summary(entry.card()),
            BundledWords.name(entry.card()));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(MainActions.class, WINDOW, prefix, run);
  }

  /// Shows a page of the tool column.
  static Action page(MainViewModel main, Tool page) {
    Runnable show = () -> main.show(page);
    return switch (page) {
      case EXPLORE -> action("command.page.explore.", show).keys(Keys.shortcut(KeyCode.DIGIT1));
      case TRAIN -> action("command.page.train.", show).keys(Keys.shortcut(KeyCode.DIGIT2));
      case MODELS -> action("command.page.models.", show).keys(Keys.shortcut(KeyCode.DIGIT3));
    };
  }

  /// Undoes what was done last.
  public static Action undo(History history) {
    return action("command.undo.", history::undo)
        .icon("undo")
        .keys(Keys.shortcut(KeyCode.Z).withoutShift())
        .when(Bindings.isNotNull(history.undoableProperty()));
  }

  /// Does again what was undone.
  public static Action redo(History history) {
    return action("command.redo.", history::redo)
        .icon("redo")
        .keys(Keys.shortcut(KeyCode.Y), Keys.shortcut(KeyCode.Z).withShift())
        .when(Bindings.isNotNull(history.redoableProperty()));
  }

  static Action foldTools(MainViewModel main) {
    return action("command.fold.tools.", () -> toggle(main.toolsShownProperty()))
        .keys(Keys.shortcut(KeyCode.B));
  }

  static Action foldPath(MainViewModel main) {
    return action("command.fold.path.", main::foldPath).keys(Keys.shortcut(KeyCode.J));
  }

  /// Shows and folds the strip that explains the model.
  public static Action explain(MainViewModel main) {
    return Action.of(
            MainActions.class,
            EXPLORING,
            "command.explain.",
            () -> main.onMap(() -> toggle(main.explainShownProperty())))
        .keys(Keys.of(KeyCode.W));
  }

  /// Shows everything larger, for a projector, or as before.
  static Action projector(MainViewModel main) {
    return action("command.projector.", main::toggleProjector).keys(Keys.of(KeyCode.F5));
  }

  private static void usualWidths(MainViewModel main) {
    main.toolsWidthProperty().set(0);
    main.decodeWidthProperty().set(0);
  }

  static Action help(MainViewModel main) {
    return action("command.help.", () -> toggle(main.helpShownProperty()))
        .icon("help")
        .keys(Keys.of(KeyCode.F1), Keys.typed("?"));
  }

  /// Closes what lies on top.
  static Action close(MainViewModel main) {
    return action("command.close.", () -> escape(main)).keys(Keys.of(KeyCode.ESCAPE)).unlisted();
  }

  private static void escape(MainViewModel main) {
    if (main.helpShownProperty().get()) {
      main.helpShownProperty().set(false);
    } else if (main.exportShownProperty().get()) {
      main.exportShownProperty().set(false);
    } else if (main.exploration().successProperty().get() != null) {
      main.exploration().forgetSuccess();
    } else {
      main.exploration().noticeProperty().set(null);
    }
  }

  private static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }

  /// Shows and hides the sheet from which pictures, films, numbers and code are exported.
  static Action export(MainViewModel main) {
    return action("command.export.", () -> toggle(main.exportShownProperty()))
        .keys(Keys.shortcut(KeyCode.E));
  }

  /// The palette. Its key works even where the keyboard is taken by something else.
  ///
  /// @param toggle opens it, or closes it
  public static Action commands(Runnable toggle) {
    return action("command.find.", toggle).icon("find").keys(Keys.shortcut(KeyCode.K)).unlisted();
  }

  /// Several models in place of the one map, or back.
  public static Action compare(MainViewModel main) {
    return action("command.compare.", () -> toggle(main.comparingProperty()))
        .keys(Keys.of(KeyCode.K));
  }
}
