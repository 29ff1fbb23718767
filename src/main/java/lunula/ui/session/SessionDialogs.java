package lunula.ui.session;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.session.SessionBundle;
import lunula.session.SessionFile;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;

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

  /// Asks for a file and saves there, with the models.
  public void saveWithModels() {
    choosers
        .get()
        .save(texts.get("session.bundle.title"), model.suggestedBundleName())
        .ifPresent(model::saveAs);
  }

  /// Asks for a session and opens it.
  public void open() {
    choosers
        .get()
        .file(
            texts.get("session.open.title"),
            texts.get("session.open.kinds"),
            List.of(SessionFile.ENDING.substring(1), SessionBundle.ENDING.substring(1)))
        .ifPresent(model::openSession);
  }

  /// What can be done with sessions, by key and from the palette.
  public Feature actions() {
    return Feature.of(saving(), savingAs(), savingWithModels(), opening());
  }

  Action saving() {
    return action("command.session.save.", this::save)
        .keys(Keys.shortcut(KeyCode.S).withoutShift());
  }

  Action savingAs() {
    return action("command.session.as.", this::saveAs).keys(Keys.shortcut(KeyCode.S).withShift());
  }

  Action savingWithModels() {
    return action("command.session.bundle.", this::saveWithModels);
  }

  Action opening() {
    return action("command.session.open.", this::open).keys(Keys.shortcut(KeyCode.O));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(SessionDialogs.class, MainActions.WINDOW, prefix, run);
  }
}
