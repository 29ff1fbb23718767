package lunula.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A sentence for the person, until it is dismissed.
final class NoticeBar extends HBox {
  private final Label text = Parts.sentence("notice-text", "");

  /// @param exploration whose notice is shown
  NoticeBar(ExplorerState exploration) {
    super(8);
    Texts texts = Texts.of(NoticeBar.class);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button dismiss =
        Parts.button(texts, "main.notice.dismiss.", () -> exploration.noticeProperty().set(null));
    dismiss.getStyleClass().add("quiet");
    setId("main-notice");
    getStyleClass().add("notice");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(Parts.icon("notice"), text, dismiss);
    exploration.noticeProperty().subscribe(this::show);
  }

  private void show(@Nullable String words) {
    text.setText(words == null ? "" : words);
    Parts.present(this, words != null);
  }
}
