package lunula.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Another program on the same screen: a small window whose file can be dragged away, as from a
/// file browser. Prints what it finds on the clipboard when it starts, after [#CLIPBOARD].
public final class OtherProgram {
  /// Begins the line that tells what is on the clipboard.
  static final String CLIPBOARD = "clipboard: ";

  /// The window's title.
  static final String TITLE = "Files";

  private static final int SIDE = 200;

  private OtherProgram() {}

  /// @param arguments the file
  public static void main(String[] arguments) {
    Application.launch(Files.class, arguments);
  }

  /// Its window; a class of its own, as Java starts none on the class path that is an application.
  public static final class Files extends Application {
    @Override
    public void start(Stage stage) {
      System.out.println(
          CLIPBOARD + Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), ""));
      Path file = Path.of(getParameters().getRaw().getFirst());
      StackPane root = new StackPane(new Label(file.getFileName().toString()));
      root.setOnDragDetected(
          event -> {
            Dragboard board = root.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            board.setContent(content);
            event.consume();
          });
      stage.setTitle(TITLE);
      stage.setScene(new Scene(root, SIDE, SIDE));
      stage.show();
    }
  }
}
