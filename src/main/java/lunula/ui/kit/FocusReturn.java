package lunula.ui.kit;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The keyboard focus while a sheet over the window has it: whoever had it before gets it back.
/// JavaFX thread only.
public final class FocusReturn {
  private @Nullable Node before;

  /// Shows a sheet with the keyboard on it, or takes it away and gives the keyboard back.
  ///
  /// @param first what has the keyboard on the sheet
  public void present(Node sheet, boolean shown, Node first) {
    if (shown) {
      lend(sheet);
    }
    Parts.present(sheet, shown);
    if (shown) {
      first.requestFocus();
    } else {
      giveBack();
    }
  }

  /// A sheet is about to take the focus from whoever has it in the sheet's window; nothing while it
  /// is in none.
  public void lend(Node sheet) {
    if (sheet.getScene() != null) {
      before = sheet.getScene().getFocusOwner();
    }
  }

  /// The sheet has gone. Nothing if nobody had the focus before, or has it back already.
  public void giveBack() {
    Node owner = before;
    before = null;
    if (owner != null) {
      owner.requestFocus();
    }
  }
}
