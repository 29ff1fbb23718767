package lunula.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The window's lower edge: what has happened, if anything has, and below it what to do now and how
/// the engine is.
final class Footer extends VBox {
  private final Texts texts = Texts.of(Footer.class);
  private final MainViewModel model;
  private final HBox status;

  Footer(MainViewModel model) {
    this.model = model;
    status = status();
    getChildren().addAll(notice(), status);
  }

  /// Height of the lowest line alone, in pixels.
  ReadOnlyDoubleProperty statusHeightProperty() {
    return status.heightProperty();
  }

  private HBox notice() {
    Label text = Parts.sentence("notice-text", "");
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button dismiss = Parts.button(texts, "main.notice.dismiss.", this::dismissNotice);
    dismiss.getStyleClass().add("quiet");
    var bar = new HBox(8, Parts.icon("notice"), text, dismiss);
    bar.setId("main-notice");
    bar.getStyleClass().add("notice");
    bar.setAlignment(Pos.CENTER_LEFT);
    model.exploration().noticeProperty().subscribe(words -> showNotice(bar, text, words));
    return bar;
  }

  private static void showNotice(HBox bar, Label text, @Nullable String words) {
    text.setText(words == null ? "" : words);
    Parts.present(bar, words != null);
  }

  private void dismissNotice() {
    model.exploration().noticeProperty().set(null);
  }

  private HBox status() {
    var what = new Label();
    what.textProperty().bind(model.hintProperty());
    what.getStyleClass().add("muted");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var light = new Region();
    light.getStyleClass().add("light");
    var engine = new Label();
    engine.setId("main-engine");
    engine.setMinWidth(Region.USE_PREF_SIZE);
    engine
        .textProperty()
        .bind(Bindings.createStringBinding(this::engineInWords, model.engineProperty()));
    model.engineProperty().subscribe(state -> light.getStyleClass().setAll("light", style(state)));
    var status = new HBox(8, what, gap, light, engine);
    status.getStyleClass().add("status-bar");
    status.setAlignment(Pos.CENTER_LEFT);
    return status;
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
