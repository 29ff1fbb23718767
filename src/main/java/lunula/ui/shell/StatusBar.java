package lunula.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;

/// A hint on what to do now, and whether the decoder is ready.
final class StatusBar extends HBox {
  private final Texts texts = Texts.of(StatusBar.class);
  private final MainViewModel model;

  /// Empty, at its full height.
  StatusBar(MainViewModel model) {
    super(8);
    this.model = model;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
  }

  /// Adds its content.
  void fill() {
    Label what = Parts.label("muted", "");
    what.textProperty().bind(model.hintProperty());
    var light = new Region();
    light.getStyleClass().add("light");
    var engine = new Label();
    engine.setId("main-engine");
    engine.setMinWidth(USE_PREF_SIZE);
    model
        .engineProperty()
        .subscribe(
            state -> {
              engine.setText(texts.get(Texts.key("main.engine.", state)));
              light.getStyleClass().setAll("light", Texts.key("", state));
            });
    getChildren().addAll(what, Parts.gap(), light, engine);
  }
}
