package lunula.ui.data;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import lunula.data.Skipped;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;

/// What was found out about a person's images, and which were left out and why.
final class FindingsPane extends VBox {
  private static final double ROW = 26;
  private static final int ROWS = 5;

  private final Texts texts = Texts.of(FindingsPane.class);
  private final Label notes = Parts.sentence("muted", "");
  private final Label title = Parts.sentence("warning", "");
  private final ListView<String> skipped = new ListView<>();

  FindingsPane() {
    setSpacing(8);
    skipped.setId("data-skipped");
    skipped.setFixedCellSize(ROW);
    skipped.setTooltip(new Tooltip(texts.get("data.skipped.tip")));
    getChildren().addAll(notes, title, skipped);
    clear();
  }

  void clear() {
    show(List.of(), List.of(), 0);
  }

  /// @param count how many were left out in all; -1 if that is not known yet
  void show(List<String> said, List<Skipped> left, int count) {
    Parts.show(notes, said.isEmpty() ? null : String.join(" ", said));
    Parts.show(title, left.isEmpty() ? null : title(left.size(), count));
    skipped.getItems().setAll(left.stream().map(Skipped::toString).toList());
    double height = Math.min(ROWS, left.size()) * ROW + 6;
    skipped.setMinHeight(height);
    skipped.setPrefHeight(height);
    Parts.present(skipped, !left.isEmpty());
    Parts.present(this, !said.isEmpty() || !left.isEmpty());
  }

  private String title(int listed, int count) {
    return count < 0
        ? texts.get("data.skipped.early", NumberFormats.count(listed))
        : texts.get("data.skipped.all", NumberFormats.count(count));
  }
}
