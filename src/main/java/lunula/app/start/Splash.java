package lunula.app.start;

import java.awt.HeadlessException;
import java.awt.SplashScreen;
import java.lang.System.Logger;

/// The picture that Java shows before it has read a class, where the launcher asked for one: from
/// the click to the first frame nothing else would be seen.
final class Splash {
  /// System property that is true where the launcher asked for a picture.
  private static final String PROPERTY = "lunula.splash";

  private static final Logger LOG = System.getLogger(Splash.class.getName());

  private Splash() {}

  /// Takes the picture away, if there is one; any thread, may be called again.
  static void close() {
    if (!Boolean.getBoolean(PROPERTY)) {
      return;
    }
    try {
      SplashScreen splash = SplashScreen.getSplashScreen();
      if (splash != null) {
        splash.close();
      }
    } catch (HeadlessException | IllegalStateException | LinkageError none) {
      LOG.log(Logger.Level.DEBUG, "there was no picture", none);
    }
  }
}
