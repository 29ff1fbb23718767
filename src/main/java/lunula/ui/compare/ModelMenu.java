package lunula.ui.compare;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;

/// A menu of the library's models. It reads the library when it opens, so that it listens to
/// nothing
/// that outlives it.
final class ModelMenu extends MenuButton {
  /// @param models what there is to choose from
  /// @param choose is given the choice
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
    ModelCard card = entry.card();
    String about = NumberFormats.layers(card.plan().architecture()) + " · " + card.dataSet();
    var item =
        new MenuItem(
            null, new VBox(Parts.label("model-name", card.name()), Parts.label("muted", about)));
    item.setOnAction(event -> choose.accept(entry));
    return item;
  }
}
