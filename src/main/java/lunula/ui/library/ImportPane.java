package lunula.ui.library;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.library.ImportState.Ending;
import lunula.ui.library.ImportState.Idle;
import lunula.ui.library.ImportState.Running;
import org.jspecify.annotations.Nullable;

/// The button that opens a model folder; while one is being opened, how far that has come.
final class ImportPane extends VBox {
  private final Texts texts = Texts.of(ImportPane.class);
  private final Button open;
  private final Button cancel;
  private final Label words = Parts.sentence("muted", "");
  private final ProgressBar progress = new ProgressBar();
  private final HBox row;

  /// @param choose asks for a folder and opens it
  ImportPane(ImportViewModel model, Runnable choose) {
    super(8);
    open = Parts.button(texts, "library.import.", choose);
    open.setMaxWidth(Double.MAX_VALUE);
    cancel = Parts.button(texts, "library.importing.cancel.", model::cancel);
    progress.setId("library-importing");
    progress.setAccessibleText(texts.get("library.importing.progress"));
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    row = new HBox(8, progress, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(words, row, open);
    WeakSubscriptions.hear(this, model.stateProperty(), this::show);
  }

  private void show(ImportState state) {
    boolean idle = state instanceof Idle;
    boolean asked = cancel.isFocused();
    Parts.present(open, idle);
    Parts.present(row, !idle);
    Parts.show(words, words(state));
    cancel.setDisable(state instanceof Ending);
    progress.setProgress(
        state instanceof Running running ? running.share() : ProgressBar.INDETERMINATE_PROGRESS);
    if (asked && idle) {
      open.requestFocus();
    }
  }

  private @Nullable String words(ImportState state) {
    return switch (state) {
      case Idle idle -> null;
      case Running running ->
          running.share() < 0
              ? texts.get("library.importing", running.name())
              : texts.get("library.importing.encoding", running.name());
      case Ending ending -> texts.get("library.importing.ending");
    };
  }
}
