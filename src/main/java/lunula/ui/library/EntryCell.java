package lunula.ui.library;

import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// One model in the list: its name, whose it is, and what tells it from the others.
final class EntryCell extends ListCell<LibraryEntry> {
  private final Texts texts = Texts.of(EntryCell.class);
  private final LibraryViewModel model;
  private final Label name = new Label();
  private final Label badge = new Label();
  private final Label glance = new Label();
  private final VBox lines;

  EntryCell(LibraryViewModel model) {
    this.model = model;
    name.getStyleClass().add("entry-name");
    badge.getStyleClass().add("badge");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    glance.getStyleClass().add("muted");
    glance.setWrapText(true);
    glance.setMinHeight(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var top = new HBox(8, name, gap, badge);
    lines = new VBox(2, top, glance);
    setPrefWidth(0);
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            model.openSelected();
          }
        });
  }

  @Override
  protected void updateItem(@Nullable LibraryEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    if (empty || entry == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    boolean shown = entry.folder().equals(model.openedProperty().get());
    name.setText(entry.card().name());
    badge.setText(texts.get(badgeKey(entry, shown)));
    badge.getStyleClass().remove("accent");
    if (shown) {
      badge.getStyleClass().add("accent");
    }
    glance.setText(new EntryCard(entry.card(), ZoneId.systemDefault()).glance());
    setGraphic(lines);
    setAccessibleText(name.getText() + ", " + badge.getText() + ", " + glance.getText());
  }

  private static String badgeKey(LibraryEntry entry, boolean shown) {
    if (shown) {
      return "library.open.now";
    }
    return entry.bundled() ? "library.bundled" : "library.own";
  }
}
