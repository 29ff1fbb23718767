package lunula.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A window with one word in it: prints the seconds from the time it is given to the window on
/// screen, and ends.
public final class EmptyProbe {
  private static final PrintStream OUT = System.out;

  private EmptyProbe() {}

  /// @param arguments when the process was started
  public static void main(String[] arguments) {
    Application.launch(Empty.class, arguments);
    System.exit(0);
  }

  /// The window.
  public static final class Empty extends Application {
    private int frames;

    @Override
    public void start(Stage stage) {
      Scene scene = new Scene(new StackPane(new Label("Empty")), 1280, 800);
      scene.addPostLayoutPulseListener(this::frame);
      stage.setScene(scene);
      stage.show();
    }

    private void frame() {
      if (++frames == 2) {
        Instant began = Instant.parse(getParameters().getRaw().getFirst());
        OUT.println(Duration.between(began, Instant.now()).toNanos() * 1e-9);
        Platform.exit();
      }
      Platform.requestNextPulse();
    }
  }
}
