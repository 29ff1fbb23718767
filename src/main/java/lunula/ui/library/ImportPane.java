package lunula.ui.library;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Job;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The button that opens a model folder; while one is being opened, how far that has come.
final class ImportPane extends VBox {
  /// @param choose asks for a folder and opens it
  ImportPane(ImportViewModel model, Runnable choose) {
    super(8);
    Texts texts = Texts.of(ImportPane.class);
    Job<?> job = model.job();
    Button open = Parts.button(texts, "library.import.", choose);
    open.setMaxWidth(Double.MAX_VALUE);
    Label words = Parts.sentence("muted", "");
    WeakSubscriptions.hear(this, job.runningProperty(), running -> Parts.present(open, !running));
    WeakSubscriptions.hear(
        this, job.sentenceProperty(), said -> Parts.show(words, said.isEmpty() ? null : said));
    var bar = new JobBar(job, texts, "library.importing.");
    bar.setNext(open);
    getChildren().addAll(words, bar, open);
  }
}
