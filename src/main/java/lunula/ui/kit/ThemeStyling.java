package lunula.ui.kit;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;

/// Gives a scene its colours and keeps them to the person's choice.
public final class ThemeStyling {
  private static final String DARK = "dark";

  private final Scene scene;
  private final ObjectProperty<Theme> theme;

  private ThemeStyling(Scene scene, ObjectProperty<Theme> theme) {
    this.scene = scene;
    this.theme = theme;
  }

  /// Puts Lunula's style sheets on a scene and follows the theme, and the desktop where the theme
  /// says so, from now on.
  public static void install(Scene scene, ObjectProperty<Theme> theme) {
    scene.getStylesheets().addAll(sheet("lunula.css"), sheet("times.css"));
    var following = new ThemeStyling(scene, theme);
    theme.subscribe(following::apply);
    Platform.getPreferences().colorSchemeProperty().subscribe(following::apply);
    // Without a theme of its own, a new root begins with that of the one before.
    scene.rootProperty().subscribe(following::apply);
    following.apply();
  }

  private static String sheet(String name) {
    return ThemeStyling.class.getResource(name).toExternalForm();
  }

  private void apply() {
    ColorScheme wanted =
        switch (theme.get()) {
          case LIGHT -> ColorScheme.LIGHT;
          case DARK -> ColorScheme.DARK;
          case SYSTEM -> Platform.getPreferences().getColorScheme();
        };
    scene.getPreferences().setColorScheme(wanted);
    var styles = scene.getRoot().getStyleClass();
    styles.remove(DARK);
    if (wanted == ColorScheme.DARK) {
      styles.add(DARK);
    }
  }
}
