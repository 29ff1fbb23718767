package lunula.ui.explain;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// The button on the map that shows and folds the strip.
public final class ExplainButton extends HBox {
  public ExplainButton(MainViewModel main) {
    Styles.of(this, "explain-bar");
    setPickOnBounds(false);
    var button =
        new ToggleButton(
            Texts.of(ExplainButton.class).get("explain.button"), Parts.icon("explain"));
    button.setId("explain-button");
    button.getStyleClass().add("explain-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(main.explainShownProperty());
    MainActions.explain(main).tellOn(button);
    getChildren().add(button);
  }
}
