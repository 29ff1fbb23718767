package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import lunula.testkit.Frames;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class ThemeStylingTest extends ApplicationTest {
  private static final int COLLECTIONS = 50;

  /// The desktop, whose colours it follows, outlives it.
  @Test
  void aSceneThatIsClosedIsCollected() {
    WeakReference<Scene> scene = Frames.onWindow(ThemeStylingTest::styled);
    for (int i = 0; i < COLLECTIONS && scene.get() != null; i++) {
      System.gc();
    }
    assertNull(scene.get());
  }

  private static WeakReference<Scene> styled() {
    var scene = new Scene(new Pane());
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    return new WeakReference<>(scene);
  }
}
