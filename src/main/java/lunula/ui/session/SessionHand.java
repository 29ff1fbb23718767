package lunula.ui.session;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import lunula.session.SessionFile;
import lunula.ui.explore.History;

/// Sessions by drop, anywhere in the window; and where one gesture ends and the
/// next begins, for undoing.
public final class SessionHand {
  private final SessionViewModel model;

  public SessionHand(SessionViewModel model) {
    this.model = model;
  }

  /// Begins to follow the hand. A session that is dropped goes to nobody else.
  public void follow(Node window) {
    History history = model.space().exploration().history();
    window.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> history.seal());
    window.addEventFilter(DragEvent.DRAG_OVER, this::welcome);
    window.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
  }

  private void welcome(DragEvent event) {
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
    return files.stream().map(File::toPath).filter(SessionFile::isOne).findFirst();
  }
}
