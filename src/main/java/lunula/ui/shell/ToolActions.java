package lunula.ui.shell;

import java.util.ArrayList;
import java.util.List;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.shell.MainViewModel.Tool;

/// Choosing an instrument, and the actions of each while it is chosen. JavaFX thread only.
public final class ToolActions {
  private static final Context TOOLS =
      new Context(ToolActions.class, "explore.keys", true, MainActions.EXPLORING);

  private ToolActions() {}

  public static Feature of(Toolbox box, MainViewModel main) {
    return Feature.of(
        box.instruments().stream().map(each -> take(each, () -> take(box, each, main))).toList());
  }

  /// The actions of the instruments while they are chosen.
  public static Feature hands(Toolbox box) {
    List<Action> all = new ArrayList<>();
    for (Instrument instrument : box.instruments()) {
      MapTool tool = instrument.tool();
      if (tool != null) {
        all.addAll(tool.actions());
      }
    }
    return Feature.of(all);
  }

  /// Chooses an instrument.
  public static Action take(Instrument instrument, Runnable take) {
    Instrument.Words words = instrument.words();
    return Action.of(ToolActions.class, TOOLS, "command.tool.", take)
        .each(instrument.id(), words.what(), words.name())
        .icon("tool-" + instrument.id())
        .keys(Keys.of(instrument.key()))
        .when(instrument.usable());
  }

  private static void take(Toolbox box, Instrument instrument, MainViewModel main) {
    main.onMap(() -> box.chosenProperty().set(instrument));
    main.show(Tool.EXPLORE);
  }
}
