package lunula.ui.kit;

import java.util.Objects;
import javafx.scene.Parent;

/// The looks of one panel: the style sheet in the package of the class that asks, named after the
/// package: `film.css` in `lunula.ui.film`. JavaFX thread only.
public final class Styles {
  private Styles() {}

  /// Puts the style sheet beside a view's class on the view, and gives it style classes.
  public static void of(Parent view, String... styles) {
    view.getStyleClass().addAll(styles);
    of(view, view.getClass());
  }

  /// Puts the style sheet beside a class on a node that is not of that class's package.
  public static void of(Parent node, Class<?> owner) {
    String place = owner.getPackageName();
    String sheet = place.substring(place.lastIndexOf('.') + 1) + ".css";
    node.getStylesheets()
        .add(
            Objects.requireNonNull(owner.getResource(sheet), () -> sheet + " beside " + owner)
                .toExternalForm());
  }
}
