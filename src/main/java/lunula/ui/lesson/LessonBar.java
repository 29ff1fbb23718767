package lunula.ui.lesson;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import lunula.lesson.Step;
import lunula.ui.kit.Action;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The bar of a lesson, in place of the window's: where one is in it, and its buttons.
final class LessonBar extends HBox {
  private static final double PROGRESS = 90;

  private final Texts texts = Texts.of(LessonBar.class);
  private final LessonViewModel model;
  private final Label title = Parts.label("lesson-title", "");
  private final Label place = Parts.label("muted", "");
  private final ProgressBar progress = new ProgressBar();
  private final Button back;
  private final Button next;
  private final Button hint;
  private final Button reveal;
  private final Button free;

  LessonBar(LessonViewModel model) {
    super(8);
    this.model = model;
    setId("lesson-bar");
    getStyleClass().addAll("top-bar", "lesson-bar");
    Styles.of(this, "lesson");
    setAlignment(Pos.CENTER_LEFT);
    title.setMinWidth(0);
    place.setMinWidth(Region.USE_PREF_SIZE);
    progress.setPrefWidth(PROGRESS);
    progress.setMinWidth(PROGRESS / 2);
    back = button(LessonActions.previous(model), "back");
    next = button(LessonActions.next(model), "next");
    next.getStyleClass().add("primary");
    hint = button(LessonActions.hint(model), "hint");
    reveal = button(LessonActions.reveal(model), "reveal");
    free = button(LessonActions.free(model), "free");
    Button teacher = button(LessonActions.teacher(model), "teacher");
    Button leave = button(LessonActions.leave(model), "leave");
    getChildren()
        .addAll(
            leave, title, place, progress, Parts.gap(), hint, reveal, free, teacher, back, next);
    WeakSubscriptions.hear(
        this,
        this::show,
        model.stepProperty(),
        model.missingProperty(),
        model.revealedProperty(),
        model.guessProperty(),
        model.freeProperty());
    show();
  }

  private Button button(Action action, String name) {
    var button = new Button(texts.get("lesson.button." + name));
    button.setId("lesson-" + name);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(true);
    action.tellOn(button);
    button.setOnAction(event -> action.run().run());
    return button;
  }

  private void show() {
    @Nullable Step step = model.stepProperty().get();
    LessonViewModel.@Nullable Open open = model.openProperty().get();
    if (step == null || open == null) {
      return;
    }
    boolean free = model.freeProperty().get();
    int number = model.indexProperty().get() + 1;
    title.setText(open.lesson().title());
    place.setText(texts.get("lesson.place", number, model.count()));
    progress.setProgress((double) number / model.count());
    back.setDisable(free || number == 1);
    Parts.present(hint, !free && !step.hint().isEmpty());
    Parts.present(reveal, !free && step.question() != null);
    reveal.setDisable(!model.canReveal());
    Parts.setStyle(this.free, "primary", free);
    this.free.setText(texts.get(free ? "lesson.button.return" : "lesson.button.free"));
    next.setDisable(free);
    next.setText(texts.get(number == model.count() ? "lesson.button.end" : "lesson.button.next"));
    Parts.setStyle(next, "waiting", !model.missingProperty().get().isEmpty());
  }
}
