package lunula.ui.explore;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.Parts;

/// What there is to do: every other instrument with its sentence, ready to be taken. The page of
/// the plain cursor.
final class InstrumentList extends VBox {
  private static final double WORDS_WIDTH = 184;

  /// @param box whose first instrument this is the page of
  InstrumentList(Toolbox box) {
    super(4);
    box.instruments().stream()
        .skip(1)
        .forEach(instrument -> getChildren().add(row(box, instrument)));
  }

  private static Button row(Toolbox box, Instrument instrument) {
    var name = new Label(instrument.words().name());
    name.getStyleClass().add("instrument-name");
    var key = new Label(instrument.key().getName());
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    var what = Parts.sentence("muted", instrument.words().what());
    // A button asks how tall its content is before it knows how wide it may be.
    what.setPrefWidth(WORDS_WIDTH);
    var words = new VBox(2, name, what);
    HBox.setHgrow(words, Priority.ALWAYS);
    var content = new HBox(12, Parts.icon("tool-" + instrument.id()), words, key);
    content.setAlignment(Pos.TOP_LEFT);
    var row = new Button(null, content);
    row.setId("take-" + instrument.id());
    row.getStyleClass().addAll("quiet", "instrument-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setAccessibleText(instrument.words().name());
    row.setAccessibleHelp(instrument.words().what());
    row.setOnAction(event -> box.chosenProperty().set(instrument));
    return row;
  }
}
