package lunula.ui.lesson;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lunula.lesson.Step;
import lunula.ui.kit.Action;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.ThemeStyling;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// What a lesson puts into the window, from when it opens: bar, column, the dark that hides the
/// screen, and the teacher's window. Made when a lesson first opens.
public final class LessonViews {
  private static final double TEACHER_WIDTH = 460;
  private static final double TEACHER_HEIGHT = 520;

  private final LessonViewModel model;
  private final MainViewModel main;
  private final MainView window;
  private final SaveTarget target;
  private final Texts texts = Texts.of(LessonViews.class);
  private @Nullable LessonBar bar;
  private @Nullable LessonColumn column;
  private @Nullable Stage teacher;

  private LessonViews(
      LessonViewModel model, MainViewModel main, MainView window, SaveTarget target) {
    this.model = model;
    this.main = main;
    this.window = window;
    this.target = target;
  }

  /// Follows lessons in a window.
  ///
  /// @param target asks where to save what is handed in
  public static void follow(
      LessonViewModel model,
      GalleryViewModel gallery,
      MainViewModel main,
      MainView window,
      SaveTarget target) {
    List<Action> names = List.of(LessonActions.names(gallery));
    KeyDispatch.filter(window, gallery::isShown, () -> names);
    var views = new LessonViews(model, main, window, target);
    List<Action> keys = LessonActions.playing(model);
    KeyDispatch.filter(
        window,
        () ->
            model.openProperty().get() != null
                && !gallery.isShown()
                && main.exploration().questionProperty().get() == null,
        () -> keys);
    WeakSubscriptions.hear(window, views::host, model.openProperty(), model.freeProperty());
    WeakSubscriptions.hear(window, model.blankProperty(), views::darken);
    WeakSubscriptions.hear(window, model.teachingProperty(), views::teach);
    var frames = new PartFrames(window);
    WeakSubscriptions.hear(window, model.newPartsProperty(), frames::frame);
    views.host();
  }

  private void host() {
    if (model.openProperty().get() == null) {
      window.host(null, null);
      model.teachingProperty().set(false);
      bar = null;
      column = null;
      return;
    }
    if (bar == null || column == null) {
      bar = new LessonBar(model);
      column = new LessonColumn(model, target);
    }
    window.host(bar, model.freeProperty().get() ? null : column);
    window.focusMap();
  }

  private void darken(boolean dark) {
    window.getChildren().removeIf(node -> "lesson-dark".equals(node.getId()));
    if (dark) {
      var curtain = new StackPane();
      curtain.setId("lesson-dark");
      curtain.setStyle("-fx-background-color: black;");
      curtain.setOnMouseClicked(event -> model.blankProperty().set(false));
      curtain.setAccessibleText(texts.get("lesson.dark"));
      window.getChildren().add(curtain);
    }
  }

  private void teach(boolean shown) {
    Stage open = teacher;
    if (!shown && open != null) {
      open.close();
      teacher = null;
    } else if (shown && open == null && window.getScene() != null) {
      var stage = new Stage();
      stage.setTitle(texts.get("lesson.teacher.title"));
      var scene = new Scene(notes(), TEACHER_WIDTH, TEACHER_HEIGHT);
      ThemeStyling.install(scene, main.themeProperty(), main.contrastProperty());
      stage.setScene(scene);
      stage.setOnHidden(event -> model.teachingProperty().set(false));
      KeyDispatch.filter(scene.getRoot(), () -> true, () -> LessonActions.playing(model));
      teacher = stage;
      stage.show();
    }
  }

  /// The teacher's lines of the step, and what comes next.
  private Region notes() {
    var notes = Parts.styled(new VBox(12), "lesson-notes");
    WeakSubscriptions.hear(
        notes,
        () -> show(notes),
        model.stepProperty(),
        model.missingProperty(),
        model.guessProperty());
    show(notes);
    var scroll = Parts.styled(new ScrollPane(notes), "lesson-scroll");
    Styles.of(scroll, LessonViews.class);
    return Parts.scrolling(scroll);
  }

  private void show(VBox notes) {
    Step step = model.stepProperty().get();
    LessonViewModel.Open open = model.openProperty().get();
    notes.getChildren().clear();
    if (step == null || open == null) {
      return;
    }
    var text = new LessonText(open.files(), model::words, TEACHER_WIDTH - 40);
    int index = model.indexProperty().get();
    Label place = Parts.label("muted", texts.get("lesson.place", index + 1, model.count()));
    notes.getChildren().addAll(place, Parts.sentence("lesson-step", step.title()));
    notes.getChildren().addAll(text.nodes(step.teacher()));
    if (step.teacher().isEmpty()) {
      notes.getChildren().add(Parts.sentence("muted", texts.get("lesson.teacher.none")));
    }
    if (index + 1 < model.count()) {
      notes
          .getChildren()
          .add(
              Parts.sentence(
                  "muted",
                  texts.get("lesson.teacher.next", open.lesson().steps().get(index + 1).title())));
    }
  }
}
