package lunula.ui.session;

import java.util.function.Supplier;
import lunula.session.SessionFile;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Texts;

/// Saving and opening with the desktop's own dialogs. JavaFX thread only.
public final class SessionDialogs {
  private final Texts texts = Texts.of(SessionDialogs.class);
  private final SessionViewModel model;
  private final Supplier<FileChoosers> choosers;

  /// @param choosers asked for when a file is to be chosen
  public SessionDialogs(SessionViewModel model, Supplier<FileChoosers> choosers) {
    this.model = model;
    this.choosers = choosers;
  }

  /// Saves in the session's file; asks for one if there is none.
  public void save() {
    if (!model.save()) {
      saveAs();
    }
  }

  /// Asks for a file and saves there.
  public void saveAs() {
    choosers
        .get()
        .save(texts.get("session.save.title"), model.suggestedName())
        .ifPresent(model::saveAs);
  }

  /// Asks for a session and opens it.
  public void open() {
    choosers
        .get()
        .file(texts.get("session.open.title"), SessionFile.ENDING)
        .ifPresent(model::openSession);
  }
}
