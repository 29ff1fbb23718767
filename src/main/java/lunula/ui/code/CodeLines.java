package lunula.ui.code;

import java.util.List;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lunula.export.code.Language;
import org.jspecify.annotations.Nullable;

/// A program, a cell a line, so that only what is seen is laid out and only changed lines are drawn
/// anew. Lines can be selected.
final class CodeLines extends ListView<String> {
  private final CodeViewModel model;

  CodeLines(CodeViewModel model) {
    this.model = model;
    getStyleClass().add("code-lines");
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setCellFactory(list -> new Line());
  }

  /// Shows a program; lines that stay keep their place and their selection.
  void show(String program) {
    List<String> newest = CodeViewModel.lines(program);
    ObservableList<String> shown = getItems();
    if (newest.size() != shown.size()) {
      getSelectionModel().clearSelection();
      shown.setAll(newest);
      return;
    }
    for (int i = 0; i < newest.size(); i++) {
      if (!newest.get(i).equals(shown.get(i))) {
        shown.set(i, newest.get(i));
      }
    }
  }

  /// The selected lines, one below the other; the whole program if none or one is selected.
  String chosen() {
    List<String> chosen = getSelectionModel().getSelectedItems();
    return chosen.size() < 2 ? model.textProperty().get() : String.join("\n", chosen) + "\n";
  }

  private final class Line extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setGraphic(empty || line == null ? null : flow(line));
    }

    private TextFlow flow(String line) {
      Language language = model.languageProperty().get();
      var flow = new TextFlow();
      for (Syntax.Part part : Syntax.parts(language, line.isEmpty() ? " " : line)) {
        var text = new Text(part.text());
        text.getStyleClass().addAll("code", "code-" + part.kind().name().toLowerCase(Locale.ROOT));
        flow.getChildren().add(text);
      }
      return flow;
    }
  }
}
