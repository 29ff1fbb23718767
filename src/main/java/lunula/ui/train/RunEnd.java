package lunula.ui.train;

import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import lunula.data.DataException;
import lunula.files.UserMessages;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingOutcome.Completed;
import lunula.train.TrainingOutcome.Diverged;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Texts;
import lunula.ui.train.TrainingState.Failed;
import lunula.ui.train.TrainingState.Finished;
import lunula.ui.train.TrainingState.Stopped;
import org.jspecify.annotations.Nullable;

/// What the end of a run means for the person.
final class RunEnd {
  private final Texts texts = Texts.of(RunEnd.class);
  private final ExplorerState exploration;
  private BooleanSupplier panelShown = () -> false;

  /// @param exploration shows the notices
  RunEnd(ExplorerState exploration) {
    this.exploration = exploration;
  }

  /// Takes who knows whether a panel shows the run to the person; by default none does.
  void panelShown(BooleanSupplier shown) {
    panelShown = shown;
  }

  /// Where the panel stands after a run. One that diverged before its first epoch was over has
  /// learned nothing that could be kept.
  static TrainingState state(TrainingOutcome outcome) {
    return switch (outcome) {
      case Completed completed -> new Finished(completed);
      case TrainingOutcome.Stopped stopped -> new Stopped(stopped);
      case Diverged diverged ->
          new Failed(
              UserMessages.words(diverged.explanation()),
              diverged.curve().isEmpty() ? null : diverged);
    };
  }

  /// The state after a defect, whose sentence says what can be done about it.
  ///
  /// @param defect null if nobody knows it
  Failed failed(@Nullable Throwable defect) {
    Throwable cause = defect instanceof CompletionException ? defect.getCause() : defect;
    return new Failed(explanation(cause), null);
  }

  private String explanation(@Nullable Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return texts.get("train.failed.memory");
    }
    if (cause == null || !UserMessages.hasWords(cause)) {
      return texts.get("train.failed.unknown");
    }
    String reason = UserMessages.words(cause);
    // What is wrong with the images says itself what to do.
    String key = cause instanceof DataException ? "train.failed" : "train.failed.again";
    return texts.get(key, reason.endsWith(".") ? reason : reason + ".");
  }

  /// Tells the end elsewhere in the window if the panel is folded away or shows another page, or if
  /// the map shows another model.
  ///
  /// @param followed whether the map shows the run
  void tell(TrainingState end, boolean followed) {
    String words = unseen(end);
    if (words != null && !(followed && panelShown.getAsBoolean())) {
      exploration.noticeProperty().set(words);
    }
  }

  /// Nothing to say of a stop, which was the person's own wish.
  private @Nullable String unseen(TrainingState end) {
    return switch (end) {
      case Failed failed ->
          texts.get(
              failed.hasResult() ? "train.unseen.failed.result" : "train.unseen.failed",
              failed.explanation());
      case Finished finished -> texts.get("train.unseen.finished");
      default -> null;
    };
  }
}
