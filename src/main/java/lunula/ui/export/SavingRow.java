package lunula.ui.export;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;

/// How far a file is written, with a way to stop it, and how the last one went.
final class SavingRow extends VBox {
  SavingRow(Saving saving) {
    super(8);
    var progress = new ProgressBar();
    progress.progressProperty().bind(saving.progressProperty());
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    Button cancel = Parts.button(Texts.of(SavingRow.class), "take.cancel.", saving::cancel);
    var row = new HBox(8, progress, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    saving.runningProperty().subscribe(running -> Parts.present(row, running));
    Label words = Parts.sentence("muted", "");
    words.setId("take-words");
    saving.wordsProperty().subscribe(said -> Parts.show(words, said.isEmpty() ? null : said));
    getChildren().addAll(row, words);
  }
}
