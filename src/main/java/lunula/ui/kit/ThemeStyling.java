package lunula.ui.kit;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;

/// Gives a scene its colours and keeps them to the person's choice and to what the desktop asks
/// for.
public final class ThemeStyling {
  private static final String DARK = "dark";
  private static final String CONTRAST = "contrast";

  private final Scene scene;
  private final ObjectProperty<Theme> theme;
  private final ObservableBooleanValue contrast;

  private ThemeStyling(Scene scene, ObjectProperty<Theme> theme, ObservableBooleanValue contrast) {
    this.scene = scene;
    this.theme = theme;
    this.contrast = contrast;
  }

  /// As the other, with strong contrast where the desktop asks for it only.
  public static void install(Scene scene, ObjectProperty<Theme> theme) {
    install(scene, theme, new SimpleBooleanProperty());
  }

  /// Puts Lunula's style sheets on a scene and follows the theme, and the desktop where the theme
  /// says so, from now on.
  ///
  /// @param contrast whether strong contrast is wanted; it is, too, where the desktop asks for it
  public static void install(
      Scene scene, ObjectProperty<Theme> theme, ObservableBooleanValue contrast) {
    scene.getStylesheets().addAll(sheet("lunula.css"), sheet("times.css"));
    var following = new ThemeStyling(scene, theme, contrast);
    theme.subscribe(following::apply);
    contrast.subscribe(following::apply);
    InvalidationListener desktop = changed -> following.apply();
    // The desktop outlives the scene, which keeps what it listens with.
    scene.getProperties().put(ThemeStyling.class, desktop);
    Platform.getPreferences().addListener(new WeakInvalidationListener(desktop));
    // Without a theme of its own, a new root begins with that of the one before.
    scene.rootProperty().subscribe(following::apply);
    following.apply();
  }

  private static String sheet(String name) {
    return ThemeStyling.class.getResource(name).toExternalForm();
  }

  private void apply() {
    var desktop = new DesktopContrast(Platform.getPreferences());
    // Who has given the desktop colours of their own has chosen light or dark with them.
    Theme chosen = desktop.wanted() ? Theme.SYSTEM : theme.get();
    ColorScheme wanted =
        switch (chosen) {
          case LIGHT -> ColorScheme.LIGHT;
          case DARK -> ColorScheme.DARK;
          case SYSTEM -> Platform.getPreferences().getColorScheme();
        };
    scene.getPreferences().setColorScheme(wanted);
    var styles = scene.getRoot().getStyleClass();
    styles.removeAll(List.of(DARK, CONTRAST));
    if (wanted == ColorScheme.DARK) {
      styles.add(DARK);
    }
    if (desktop.wanted() || contrast.get()) {
      styles.add(CONTRAST);
    }
    scene.getRoot().setStyle(desktop.style());
  }
}
