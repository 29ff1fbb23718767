package lunula.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import lunula.files.UserMessages;
import lunula.library.FileKind;
import lunula.ui.kit.Texts;

/// Where files come into the window: named at the start, double-clicked while it is open, or
/// dropped on it. Looks at what they are and hands them on. JavaFX thread only.
///
/// @param files reads the disk
/// @param foreground the JavaFX thread
/// @param tell takes a sentence for the person
record FileOpener(Executor files, Executor foreground, Handlers handlers, Consumer<String> tell) {
  private static final Texts TEXTS = Texts.of(FileOpener.class);

  /// What takes a file of each kind; told on the JavaFX thread.
  ///
  /// @param session a file
  /// @param model a folder or an archive
  /// @param images a file or a folder
  record Handlers(Consumer<Path> session, Consumer<Path> model, Consumer<Path> images) {}

  /// Opens the first of some files and says so if there are more; of none, does nothing. Returns at
  /// once.
  void open(List<Path> paths) {
    if (paths.isEmpty()) {
      return;
    }
    Path first = paths.getFirst();
    files.execute(() -> look(first));
    if (paths.size() > 1) {
      tell.accept(TEXTS.get("app.open.one", String.valueOf(first.getFileName()), paths.size() - 1));
    }
  }

  private void look(Path path) {
    try {
      FileKind.Found found = FileKind.of(path);
      foreground.execute(() -> show(found));
    } catch (IOException refusal) {
      foreground.execute(() -> tell.accept(UserMessages.words(refusal)));
    }
  }

  private void show(FileKind.Found found) {
    switch (found.kind()) {
      case SESSION -> handlers.session().accept(found.path());
      case MODEL -> handlers.model().accept(found.path());
      case IMAGES -> handlers.images().accept(found.path());
    }
  }

  void takeDropsOn(Node target) {
    target.addEventHandler(DragEvent.DRAG_OVER, FileOpener::welcome);
    target.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  private static void welcome(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    open(event.getDragboard().getFiles().stream().map(file -> file.toPath()).toList());
    event.setDropCompleted(true);
    event.consume();
  }
}
