package lunula.ui.kit;

import javafx.application.Platform;
import javafx.util.Duration;

/// How long what moves by itself takes: no time where the desktop asks for less motion. JavaFX
/// thread only.
public final class Motion {
  private Motion() {}

  /// Whether the person has told the desktop to move as little as can be.
  public static boolean isReduced() {
    return Platform.getPreferences().isReducedMotion();
  }

  /// A movement that only leads the eye, as long as usual or at once.
  public static Duration of(Duration usual) {
    return isReduced() ? Duration.ONE : usual;
  }
}
