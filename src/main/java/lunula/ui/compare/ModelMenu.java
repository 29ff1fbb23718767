package lunula.ui.compare;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.ui.kit.NumberFormats;

/// Chooses a model of the library. Looks at the library when it opens, and so hangs on nothing that
/// outlives it.
final class ModelMenu extends MenuButton {
  /// @param models what there is to choose from
  /// @param choose told of the choice
  ModelMenu(Supplier<List<LibraryEntry>> models, Consumer<LibraryEntry> choose, String tip) {
    getStyleClass().add("model-menu");
    setTooltip(new Tooltip(tip));
    setAccessibleHelp(tip);
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(60);
    // Without an item a menu does not open.
    getItems().add(new MenuItem());
    setOnShowing(
        event ->
            getItems().setAll(models.get().stream().map(entry -> item(entry, choose)).toList()));
  }

  /// Shows the chosen model's name.
  void show(LibraryEntry entry) {
    setText(entry.card().name());
    setAccessibleText(entry.card().name());
  }

  private static MenuItem item(LibraryEntry entry, Consumer<LibraryEntry> choose) {
    var name = new Label(entry.card().name());
    name.getStyleClass().add("model-name");
    var about = new Label(about(entry.card()));
    about.getStyleClass().add("muted");
    var item = new MenuItem(null, new VBox(name, about));
    item.setOnAction(event -> choose.accept(entry));
    return item;
  }

  private static String about(ModelCard card) {
    return NumberFormats.layers(card.plan().architecture()) + " · " + card.dataSet();
  }
}
