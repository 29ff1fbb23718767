package lunula.ui.lesson;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.lesson.Gallery;
import lunula.ui.kit.CoveringSheet;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The gallery of a class's answers, over the window.
public final class GalleryView extends CoveringSheet {
  private static final double WIDEST = 900;
  private static final double INSIDE = 780;

  private final Texts texts = Texts.of(GalleryView.class);
  private final GalleryViewModel model;
  private final Button names;
  private final Button close;
  private final VBox content = new VBox(14);
  private final ScrollPane scroll = Parts.styled(new ScrollPane(content), "lesson-scroll");

  /// @param target asks where to save
  public GalleryView(GalleryViewModel model, SaveTarget target) {
    super("lesson-gallery");
    this.model = model;
    names = new Button();
    LessonActions.names(model).tellOn(names);
    names.setId("lesson-gallery-names");
    names.setMinWidth(USE_PREF_SIZE);
    names.setOnAction(event -> model.namesProperty().set(!model.namesProperty().get()));
    Button csv =
        Parts.button(
            texts,
            "lesson.gallery.csv.",
            () -> target.ask(texts.get("lesson.gallery.file") + ".csv").ifPresent(model::csv));
    Button pdf =
        Parts.button(
            texts,
            "lesson.gallery.pdf.",
            () -> target.ask(texts.get("lesson.gallery.file") + ".pdf").ifPresent(model::pdf));
    close = Parts.button(texts, "lesson.gallery.close.", model::close);
    setId("lesson-gallery");
    VBox.setVgrow(Parts.scrolling(scroll), Priority.ALWAYS);
    lay(texts.get("lesson.gallery.title"), List.of(names, csv, pdf, close), WIDEST, scroll);
    Parts.present(this, false);
    WeakSubscriptions.hear(this, model.shownProperty(), (was, now) -> turn());
    WeakSubscriptions.hear(this, model.namesProperty(), (was, now) -> fill());
    turn();
  }

  @Override
  protected Button first() {
    return close;
  }

  @Override
  protected Button wayOut() {
    return close;
  }

  private void turn() {
    scroll.setVvalue(0);
    fill();
    if (cover(model.isShown())) {
      close.requestFocus();
    }
  }

  private void fill() {
    content.getChildren().clear();
    GalleryViewModel.Shown shown = model.shownProperty().get();
    boolean named = model.namesProperty().get();
    names.setText(texts.get(named ? "lesson.gallery.hide" : "lesson.gallery.show"));
    if (shown != null) {
      new GalleryNodes(shown, named, INSIDE, student -> open(student, named))
          .groups()
          .forEach(group -> content.getChildren().addAll(group));
    }
  }

  private void open(Gallery.Student student, boolean named) {
    model.open(Objects.requireNonNull(student.session()), new StudentNames(named).of(student));
  }
}
