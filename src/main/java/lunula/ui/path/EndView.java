package lunula.ui.path;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.model.Sample;
import lunula.ui.explore.PathPictures;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// One end of the way: its picture with a badge, and the button that sets it.
final class EndView extends VBox {
  private static final double SIDE = 64;
  private final GrayPicture picture = GrayPicture.ofSide(SIDE);

  /// @param badge the end's letter
  /// @param accessible what the picture is, for a screen reader
  EndView(String badge, String accessible, Button set) {
    getStyleClass().add("path-end");
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setAccessibleText(accessible);
    Label letter = new Label(badge);
    letter.getStyleClass().add("badge");
    letter.setMouseTransparent(true);
    StackPane pictured = new StackPane(picture, letter);
    pictured.setMaxWidth(SIDE);
    StackPane.setAlignment(letter, Pos.TOP_LEFT);
    setAlignment(Pos.CENTER);
    setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(pictured, set);
  }

  /// The button that sets an end.
  static Button button(String name, String tip, Runnable action) {
    Button button = new Button(name);
    button.setTooltip(new Tooltip(tip));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /// Shows the picture of this end from now on.
  void follow(PathViewModel model, Function<PathPictures, @Nullable Sample> end) {
    WeakSubscriptions.hear(
        this, model.picturesProperty(), pictures -> picture.setPicture(end.apply(pictures)));
  }
}
