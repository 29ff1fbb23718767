package lunula.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A job as the person sees it: its [JobBar] while it goes on, and beneath what there is to say of
/// it, how it went included.
public final class JobPane extends VBox {
  /// @param texts and `prefix` as for [JobBar]
  public JobPane(Job<?> job, Texts texts, String prefix) {
    super(8);
    Label sentence = Parts.sentence("muted", "");
    sentence.setId(prefix.replace('.', '-') + "words");
    getChildren().addAll(new JobBar(job, texts, prefix), sentence);
    WeakSubscriptions.hear(
        this,
        job.sentenceProperty(),
        words -> Parts.show(sentence, words.isEmpty() ? null : words));
  }
}
