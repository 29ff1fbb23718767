package lunula.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Window;
import lunula.app.Main;
import lunula.export.picture.PngImage;

/// Lunula as [Main] starts it, in a process that also answers where things are: a question a line
/// on standard input, an answer a line on standard output, which begins with [#ANSWER]. Only looks;
/// what a person does comes from the X server.
public final class AnsweringApp {
  /// Begins a line that is an answer.
  static final String ANSWER = "answer: ";

  /// The answer where there is nothing.
  static final String NOTHING = "nothing";

  private static final String BETWEEN = " ";

  private AnsweringApp() {}

  /// Starts the app with its arguments.
  public static void main(String[] arguments) {
    Thread.ofPlatform().name("answers").daemon().start(AnsweringApp::answerAll);
    Main.main(arguments);
  }

  private static void answerAll() {
    try (var questions = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        String[] words = line.split(BETWEEN, 2);
        System.out.println(ANSWER + answer(words[0], words.length > 1 ? words[1] : ""));
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String answer(String question, String about) {
    try {
      return switch (question) {
        case "bounds" -> onWindow(() -> bounds(about));
        case "tooltip" -> onWindow(AnsweringApp::tooltip);
        case "frames" -> frames(Integer.parseInt(about));
        case "capture" -> onWindow(() -> capture(Path.of(about)));
        default -> throw new IllegalArgumentException(question);
      };
    } catch (IllegalStateException notYet) {
      return NOTHING;
    }
  }

  private static <T> T onWindow(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Platform::runLater).join();
  }

  /// Left, top, width and height on the screen of what a person sees of the first node there.
  private static String bounds(String selector) {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
        .filter(AnsweringApp::isSeen)
        .findFirst()
        .map(AnsweringApp::place)
        .orElse(NOTHING);
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    Bounds inScene = node.localToScene(node.getLayoutBounds());
    Scene scene = node.getScene();
    return !inScene.isEmpty() && inScene.intersects(0, 0, scene.getWidth(), scene.getHeight());
  }

  private static String place(Node node) {
    Bounds at = node.localToScreen(node.getLayoutBounds());
    return Stream.of(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight())
        .map(value -> Long.toString(Math.round(value)))
        .collect(Collectors.joining(BETWEEN));
  }

  private static String tooltip() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Tooltip && window.isShowing())
        .map(window -> ((Tooltip) window).getText().lines().collect(Collectors.joining(BETWEEN)))
        .findFirst()
        .orElse(NOTHING);
  }

  private static String frames(int count) {
    var passed = new CompletableFuture<String>();
    Platform.runLater(
        () ->
            new AnimationTimer() {
              private int left = count;

              @Override
              public void handle(long now) {
                if (left-- == 0) {
                  stop();
                  passed.complete("passed");
                }
              }
            }.start());
    return passed.join();
  }

  private static String capture(Path file) {
    WritableImage screen = new Robot().getScreenCapture(null, Screen.getPrimary().getBounds());
    int width = (int) screen.getWidth();
    int height = (int) screen.getHeight();
    int[] pixels = new int[width * height];
    screen
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    try {
      new PngImage(width, height, pixels).save(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return file.toString();
  }
}
