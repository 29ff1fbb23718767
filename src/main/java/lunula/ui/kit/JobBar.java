package lunula.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How far a job is, how long it will take and a button that cancels it. Gone while nothing goes
/// on. Does not keep the job's listeners alive: it can be thrown away before the job.
public final class JobBar extends HBox {
  private final Job<?> job;
  private final ProgressBar progress = new ProgressBar(Job.INDETERMINATE);
  private final Label left = Parts.styled(new Label(), "muted");
  private final Button cancel;
  private @Nullable Node next;

  /// @param texts hold, under the prefix, `progress` for screen readers and `cancel.label` and
  ///     `cancel.tip` for the button
  /// @param prefix ends with a dot; with dashes, begins the ids
  public JobBar(Job<?> job, Texts texts, String prefix) {
    this(job, texts, prefix, job::cancel);
  }

  /// @param cancelling what the button does, where that is more than [Job#cancel]
  public JobBar(Job<?> job, Texts texts, String prefix, Runnable cancelling) {
    super(8);
    this.job = job;
    cancel = Parts.button(texts, prefix + "cancel.", cancelling);
    progress.setId(prefix.replace('.', '-') + "progress");
    progress.setAccessibleText(texts.get(prefix + "progress"));
    Parts.widen(progress);
    left.setMinWidth(Region.USE_PREF_SIZE);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(progress, left, cancel);
    WeakSubscriptions.hear(this, job.progressProperty(), share -> showProgress());
    WeakSubscriptions.hear(
        this, job.secondsLeftProperty(), seconds -> showLeft(seconds.doubleValue()));
    WeakSubscriptions.hear(this, job.runningProperty(), this::showRunning);
  }

  /// The button that cancels.
  public Button cancel() {
    return cancel;
  }

  /// Takes what gets the keyboard when the bar goes away under it. It must be shown by then: let it
  /// hear of the job before this bar does.
  public void setNext(Node node) {
    next = node;
  }

  private void showProgress() {
    progress.setProgress(job.progressProperty().get());
  }

  private void showLeft(double seconds) {
    boolean known = !Double.isNaN(seconds);
    Parts.show(
        left,
        known ? Texts.of(JobBar.class).get("job.left", NumberFormats.duration(seconds)) : null);
  }

  private void showRunning(boolean running) {
    boolean asked = cancel.isFocused();
    Parts.present(this, running);
    if (!running && asked && next != null) {
      next.requestFocus();
    }
  }
}
