package lunula.ui.kit;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A page whose content scrolls above a foot that stays: what the page is for can be done wherever
/// it is scrolled to.
public class FootedPage extends VBox {
  private final ScrollPane scroll = new ScrollPane();

  /// An empty page; see [#fill].
  protected FootedPage() {
    getStyleClass().add("footed-page");
    Parts.scrolling(scroll);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
  }

  /// Puts everything into its place, once.
  ///
  /// @param content scrolls up and down, as wide as the page
  /// @param foot is always seen, whole
  protected final void fill(Region content, Region foot) {
    scroll.setContent(content);
    foot.getStyleClass().add("page-foot");
    foot.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(scroll, foot);
  }
}
