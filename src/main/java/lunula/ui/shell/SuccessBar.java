package lunula.ui.shell;

import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;
import lunula.ui.explore.Success;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// Says what is done, over a corner of what lies beneath, which does not move. Leaves some seconds
/// after it was seen: not while the window is in the background, under the pointer, or while one of
/// its buttons has the keyboard.
final class SuccessBar extends HBox {
  private static final Duration LEAST = Duration.seconds(6);

  /// What reading a character takes.
  private static final Duration CHARACTER = Duration.millis(50);

  private static final double WIDEST = 520;

  private final MainViewModel model;
  private final Label words = Parts.sentence("success-text", "");
  private final Button folder;
  private final PauseTransition leaving = new PauseTransition();

  SuccessBar(MainViewModel model) {
    super(8);
    this.model = model;
    Texts texts = Texts.of(SuccessBar.class);
    folder = Parts.button(texts, "main.success.folder.", this::showInFolder);
    folder.getStyleClass().add("quiet");
    Button dismiss =
        Parts.iconButton(
            "dismiss",
            texts.get("main.success.dismiss.tip"),
            () -> model.exploration().forgetSuccess());
    Parts.widen(words);
    setId("main-success");
    getStyleClass().add("success");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(WIDEST, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
    StackPane.setMargin(this, new Insets(12));
    setAccessibleRole(AccessibleRole.TEXT);
    getChildren().addAll(Parts.icon("done"), words, folder, dismiss);
    leaving.setOnFinished(event -> model.exploration().forgetSuccess());
    ObservableValue<Boolean> inFront =
        sceneProperty()
            .flatMap(scene -> scene.windowProperty().flatMap(Window::focusedProperty))
            .orElse(false);
    inFront.subscribe(front -> time(front));
    hoverProperty().subscribe(hovered -> time(inFront.getValue()));
    focusWithinProperty().subscribe(focused -> time(inFront.getValue()));
    WeakSubscriptions.hear(
        this,
        model.exploration().successProperty(),
        success -> {
          show(success);
          time(inFront.getValue());
        });
  }

  private void show(@Nullable Success success) {
    String said = success == null ? "" : success.words();
    words.setText(said);
    Parts.present(folder, success != null && success.file() != null);
    Parts.present(this, success != null);
    setAccessibleText(said);
    if (success != null) {
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  /// Begins the time after which it leaves anew, or stops it.
  private void time(boolean inFront) {
    leaving.stop();
    if (isVisible() && inFront && !isHover() && !isFocusWithin()) {
      leaving.setDuration(LEAST.add(CHARACTER.multiply(words.getText().length())));
      leaving.playFromStart();
    }
  }

  /// What makes it leave, once the time is over.
  PauseTransition leaving() {
    return leaving;
  }

  private void showInFolder() {
    Success success = model.exploration().successProperty().get();
    Path file = success == null ? null : success.file();
    if (file != null) {
      model.showInFolderProperty().get().accept(file);
    }
  }
}
