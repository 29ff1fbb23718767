package lunula.ui.spoken;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The strip with the newest sentence, of a height that no sentence changes. It follows what has
/// the
/// keyboard, and screen readers are told of each sentence.
public final class SpokenStrip extends HBox {
  private static final double HEIGHT = 72;

  private final SpokenViewModel model;
  private final Label line = Parts.label("spoken-line", "");
  private Subscription values = Subscription.EMPTY;

  public SpokenStrip(SpokenViewModel model) {
    super(8);
    this.model = model;
    Texts texts = Texts.of(SpokenStrip.class);
    setId("spoken");
    Styles.of(this, "spoken");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    line.setId("spoken-line");
    line.setWrapText(true);
    line.setMinWidth(0);
    line.setMaxHeight(HEIGHT);
    line.setAccessibleRole(AccessibleRole.TEXT);
    // So that a screen reader can be sent there, with F6.
    line.setFocusTraversable(true);
    Parts.widen(line);
    Button here = Parts.button(texts, "spoken.here.", model::describe);
    Button place = Parts.button(texts, "spoken.place.", model::describePlace);
    Button close =
        Parts.iconButton(
            "dismiss", texts.get("spoken.close.tip"), () -> model.shownProperty().set(false));
    close.setId("spoken-close");
    getChildren().addAll(Parts.icon("spoken"), line, here, place, close);
    WeakSubscriptions.hear(this, model.shownProperty(), shown -> Parts.present(this, shown));
    WeakSubscriptions.hear(this, model.lineProperty(), this::tell);
    ObservableValue<@Nullable Node> focused = sceneProperty().flatMap(Scene::focusOwnerProperty);
    focused.subscribe(this::follow);
  }

  private void tell(String sentence) {
    line.setText(sentence);
    line.setAccessibleText(sentence);
    line.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  /// Says what has got the keyboard, and what its use changes. The map says its own place.
  private void follow(@Nullable Node focused) {
    values.unsubscribe();
    values = Subscription.EMPTY;
    if (focused == null || focused.equals(line) || !model.heardProperty().get()) {
      return;
    }
    var words = new ControlWords(focused);
    model.sayFocused(words.all());
    values =
        words
            .values()
            .map(value -> value.subscribe((was, is) -> model.say(words.used())))
            .reduce(Subscription.EMPTY, Subscription::and);
  }
}
