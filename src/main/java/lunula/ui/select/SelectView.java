package lunula.ui.select;

import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.select.SelectViewModel.Page;

/// The panel of selecting and finding: three pages, and below them the reconstruction of the image
/// that is looked at.
public final class SelectView extends VBox {
  /// @param choosers asks where to save the selection
  public SelectView(SelectViewModel model, FileChoosers choosers) {
    super(12);
    Texts texts = Texts.of(SelectView.class);
    setId("select");
    getStyleClass().add("select-view");
    Styles.of(this);
    var pages = SegmentedChoice.of(model.pageProperty(), texts, "select.page.");
    HBox.setHgrow(pages, Priority.ALWAYS);
    getChildren()
        .addAll(
            new HBox(pages),
            shownOn(Page.SELECTION, new SelectionPage(model, choosers), model),
            shownOn(Page.FIND, new FindPage(model), model),
            shownOn(Page.OUTLIERS, new OutliersPage(model), model),
            new Separator(),
            new ErrorPane(model));
  }

  private Node shownOn(Page page, Node content, SelectViewModel model) {
    WeakSubscriptions.hear(
        this, model.pageProperty(), shown -> Parts.present(content, shown == page));
    return content;
  }
}
