package lunula.ui.session;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import lunula.session.SessionBundle;
import lunula.session.SessionFile;
import lunula.ui.explore.History;

/// Opens sessions that are dropped anywhere in the window; and tells the history where one gesture
/// ends and the next begins.
public final class SessionDrop {
  private final SessionViewModel model;

  /// Begins to follow drops and presses. A session that is dropped goes to nobody else.
  public SessionDrop(SessionViewModel model, Node window) {
    this.model = model;
    History history = model.context().exploration().history();
    window.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> history.seal());
    window.addEventFilter(DragEvent.DRAG_OVER, this::accept);
    window.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
  }

  private void accept(DragEvent event) {
    if (session(event).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    session(event)
        .ifPresent(
            file -> {
              model.openSession(file);
              event.setDropCompleted(true);
              event.consume();
            });
  }

  private static Optional<Path> session(DragEvent event) {
    return event.getDragboard().hasFiles()
        ? among(event.getDragboard().getFiles())
        : Optional.empty();
  }

  /// The first session among files.
  static Optional<Path> among(List<File> files) {
    return files.stream()
        .map(File::toPath)
        .filter(file -> SessionFile.isOne(file) || SessionBundle.isOne(file))
        .findFirst();
  }
}
