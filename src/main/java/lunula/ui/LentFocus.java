package lunula.ui;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The keyboard focus while a sheet over the window has it: whoever had it before gets it back.
/// JavaFX thread only.
public final class LentFocus {
  private @Nullable Node before;

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
