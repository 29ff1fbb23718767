package lunula.ui.select;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;
import lunula.ui.select.SelectViewModel.Page;

/// The panel of selecting and finding: three pages, and below them what the model makes of the
/// image that is looked at. Hears of its view model only while it is in a window.
public final class SelectView extends VBox {
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.SELECTION);
  private final SelectionPage selection;
  private final FindPage find;
  private final OutliersPage outliers;

  /// @param choosers asks where to save the selection
  public SelectView(SelectViewModel model, FileChoosers choosers) {
    super(12);
    Texts texts = Texts.of(SelectView.class);
    setId("select");
    getStyleClass().add("select-view");
    Styles.of(this);
    selection = new SelectionPage(model, choosers);
    find = new FindPage(model);
    outliers = new OutliersPage(model);
    page.set(model.pageProperty().get());
    page.subscribe(chosen -> model.pageProperty().set(chosen));
    page.subscribe(this::show);
    var pages =
        new SegmentedChoice<>(
            page,
            List.of(Page.values()),
            some -> texts.get(key(some) + "label"),
            some -> texts.get(key(some) + "tip"));
    HBox.setHgrow(pages, Priority.ALWAYS);
    getChildren()
        .addAll(new HBox(pages), selection, find, outliers, new Separator(), new ErrorPane(model));
    WhileShown.follow(this, () -> model.pageProperty().subscribe(page::set));
  }

  private static String key(Page page) {
    return switch (page) {
      case SELECTION -> "select.page.selection.";
      case FIND -> "select.page.find.";
      case OUTLIERS -> "select.page.outliers.";
    };
  }

  private void show(Page chosen) {
    Parts.present(selection, chosen == Page.SELECTION);
    Parts.present(find, chosen == Page.FIND);
    Parts.present(outliers, chosen == Page.OUTLIERS);
  }
}
