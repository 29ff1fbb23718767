package lunula.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainViewModel.Tool;

/// The bar on the map with which an instrument is chosen.
public final class ToolBar extends VBox {
  private static final Context TOOLS =
      new Context(ToolBar.class, "explore.keys", true, MainActions.EXPLORING);

  private final Texts texts = Texts.of(ToolBar.class);
  private final Toolbox box;
  private final ToggleGroup group = new ToggleGroup();

  public ToolBar(Toolbox box) {
    this.box = box;
    setId("tool-bar");
    Styles.of(this, "tool-bar");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    box.instruments().forEach(instrument -> getChildren().add(button(instrument)));
    group.selectedToggleProperty().subscribe((before, now) -> keepOne());
  }

  private ToggleButton button(Instrument instrument) {
    var button = new ToggleButton(null, Parts.icon("tool-" + instrument.id()));
    button.setId("tool-" + instrument.id());
    button.getStyleClass().addAll("quiet", "icon-only");
    Instrument.Words words = instrument.words();
    Action take = take(instrument, () -> box.chosenProperty().set(instrument));
    button.setTooltip(
        new Tooltip(texts.get("explore.tip", words.name(), take.keyText(), words.what())));
    button.setAccessibleText(words.name());
    button.setToggleGroup(group);
    button.setFocusTraversable(false);
    button.setOnAction(event -> take.run().run());
    WeakSubscriptions.hear(
        this,
        instrument.usable(),
        usable -> {
          button.setDisable(!usable);
          Parts.present(button, usable || !instrument.rare());
          button.setAccessibleHelp(usable ? words.what() : take.words().reason());
        });
    WeakSubscriptions.hear(
        this, box.chosenProperty(), chosen -> button.setSelected(chosen.equals(instrument)));
    return button;
  }

  /// A press on the chosen button chooses it once more.
  private void keepOne() {
    if (group.getSelectedToggle() == null) {
      Instrument chosen = box.chosenProperty().get();
      group.selectToggle(group.getToggles().get(box.instruments().indexOf(chosen)));
    }
  }

  /// Choosing an instrument.
  public static Feature actions(Toolbox box, MainViewModel main) {
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
    return Action.of(ToolBar.class, TOOLS, "command.tool.", take)
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
