package lunula.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import lunula.ui.explore.EngineState;
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

  /// Adds what it tells.
  void fill() {
    Label what = Parts.label("muted", "");
    what.textProperty().bind(model.hintProperty());
    var light = new Region();
    light.getStyleClass().add("light");
    var engine = new Label();
    engine.setId("main-engine");
    engine.setMinWidth(USE_PREF_SIZE);
    engine
        .textProperty()
        .bind(Bindings.createStringBinding(this::engineInWords, model.engineProperty()));
    model.engineProperty().subscribe(state -> light.getStyleClass().setAll("light", style(state)));
    getChildren().addAll(what, Parts.gap(), light, engine);
  }

  private String engineInWords() {
    return switch (model.engineProperty().get()) {
      case STARTING -> texts.get("main.engine.starting");
      case LIVE -> texts.get("main.engine.live");
      case FAILED -> texts.get("main.engine.failed");
    };
  }

  private static String style(EngineState state) {
    return switch (state) {
      case STARTING -> "starting";
      case LIVE -> "live";
      case FAILED -> "failed";
    };
  }
}
