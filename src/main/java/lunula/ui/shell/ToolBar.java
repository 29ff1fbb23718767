package lunula.ui.shell;

import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The bar on the map with which an instrument is chosen.
public final class ToolBar extends VBox {
  private final Texts texts = Texts.of(ToolBar.class);
  private final Toolbox box;
  private final ToggleGroup group = new ToggleGroup();

  public ToolBar(Toolbox box) {
    this.box = box;
    setId("tool-bar");
    getStyleClass().add("tool-bar");
    Styles.of(this);
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
    Action take = ToolActions.take(instrument, () -> box.chosenProperty().set(instrument));
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
}
