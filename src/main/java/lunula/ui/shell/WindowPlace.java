package lunula.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import lunula.ui.kit.Preferences;
import org.jspecify.annotations.Nullable;

/// Size and place of the window as it last closed.
///
/// @param bounds on the desktop, in its pixels
/// @param maximised whether it filled its screen; then `bounds` are those of that screen
public record WindowPlace(Rectangle2D bounds, boolean maximised) {
  private static final String NAME = "window";
  private static final double TITLE_BAR = 40;
  private static final Duration SETTLING = Duration.millis(300);

  /// Puts a window where it was, and remembers its place whenever it closes. Call it before the
  /// window is shown.
  public static void keep(Preferences preferences, Stage stage) {
    preferences.recall(NAME, WindowPlace::parse).ifPresent(place -> place.give(stage));
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDING, event -> preferences.set(NAME, of(stage).toText()));
    goBackFromMaximised(stage);
  }

  /// JavaFX on GTK gives a window that no longer fills the screen its old size for a moment, then
  /// almost the screen's again.
  private static void goBackFromMaximised(Stage stage) {
    @Nullable WindowPlace[] before = {null};
    PauseTransition settled = new PauseTransition(SETTLING);
    settled.setOnFinished(
        event -> {
          WindowPlace old = before[0];
          boolean back = old != null && !stage.isMaximized();
          if (back && stage.getWidth() > old.bounds.getWidth() + TITLE_BAR) {
            old.put(stage);
          }
        });
    stage
        .maximizedProperty()
        .subscribe(
            (was, is) -> {
              // Told before the size changes.
              if (is) {
                before[0] = new WindowPlace(of(stage).bounds, false);
              } else {
                settled.playFromStart();
              }
            });
  }

  /// Lets a window that has no place yet fill its screen if that is too small for its usual size
  /// and its title bar. Call it before the window is shown.
  ///
  /// @param screen where the window may be
  /// @param width usual width of what is in the window
  /// @param height likewise
  public static void fit(Stage stage, Rectangle2D screen, double width, double height) {
    boolean placed = stage.isMaximized() || !Double.isNaN(stage.getWidth());
    boolean room = screen.getWidth() >= width && screen.getHeight() >= height + TITLE_BAR;
    if (!placed && !room) {
      new WindowPlace(screen, false).put(stage);
      stage.setMaximized(true);
    }
  }

  private static WindowPlace of(Stage stage) {
    return new WindowPlace(
        new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()),
        stage.isMaximized());
  }

  /// On a screen that is no longer there, the window opens as if new.
  private void give(Stage stage) {
    List<Screen> screens =
        Screen.getScreensForRectangle(
            bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    if (screens.isEmpty()) {
      return;
    }
    if (maximised) {
      stage.setMaximized(true);
      return;
    }
    new WindowPlace(within(screens.getFirst().getVisualBounds()), false).put(stage);
  }

  private void put(Stage stage) {
    stage.setX(bounds.getMinX());
    stage.setY(bounds.getMinY());
    stage.setWidth(bounds.getWidth());
    stage.setHeight(bounds.getHeight());
  }

  /// The nearest bounds that lie wholly on a screen.
  Rectangle2D within(Rectangle2D screen) {
    double width = Math.min(bounds.getWidth(), screen.getWidth());
    double height = Math.min(bounds.getHeight(), screen.getHeight());
    return new Rectangle2D(
        Math.clamp(bounds.getMinX(), screen.getMinX(), screen.getMaxX() - width),
        Math.clamp(bounds.getMinY(), screen.getMinY(), screen.getMaxY() - height),
        width,
        height);
  }

  /// As it is written down: `x y width height`, and `maximised` if it is.
  String toText() {
    String numbers =
        String.format(
            Locale.ROOT,
            "%.0f %.0f %.0f %.0f",
            bounds.getMinX(),
            bounds.getMinY(),
            bounds.getWidth(),
            bounds.getHeight());
    return maximised ? numbers + " maximised" : numbers;
  }

  /// @throws IllegalArgumentException if it is no place of a window
  static WindowPlace parse(String text) {
    List<String> words = List.of(text.split(" ", -1));
    boolean maximised = words.size() == 5 && words.getLast().equals("maximised");
    if (words.size() != 4 && !maximised) {
      throw new IllegalArgumentException(text);
    }
    List<Double> numbers =
        Stream.iterate(0, i -> i < 4, i -> i + 1).map(i -> number(words, i)).toList();
    return new WindowPlace(
        new Rectangle2D(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)), maximised);
  }

  private static double number(List<String> words, int index) {
    double number = Double.parseDouble(words.get(index));
    if (!Double.isFinite(number) || (index > 1 && number < 1)) {
      throw new IllegalArgumentException(words.get(index));
    }
    return number;
  }
}
