package lunula.ui.lesson;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.map.DrawnOverlay;
import org.jspecify.annotations.Nullable;

/// The guess on the map, and, once it is revealed, the truth and the way between.
public final class GuessOverlay extends DrawnOverlay<Pane> {
  private final LessonViewModel model;
  private final Line way = Parts.styled(new Line(), "lesson-way");
  private final Label guess;
  private final Label truth;

  public GuessOverlay(LessonViewModel model) {
    super(untouched(GuessOverlay.class));
    this.model = model;
    Texts texts = Texts.of(GuessOverlay.class);
    guess = Parts.label("lesson-mark", texts.get("lesson.mark.guess"));
    truth = Parts.label("lesson-mark", texts.get("lesson.mark.truth"));
    truth.getStyleClass().add("truth");
    node().getChildren().addAll(way, guess, truth);
    drawOn(model.guessProperty());
    drawOn(model.revealedProperty());
    drawOn(model.stepProperty());
    drawOn(model.freeProperty());
  }

  @Override
  protected void draw(Viewport viewport) {
    boolean shown = model.stepProperty().get() != null && !model.freeProperty().get();
    LatentPoint from =
        shown && model.guessProperty().get() instanceof Guess.Place place ? place.at() : null;
    LatentPoint to = shown && model.revealedProperty().get() ? model.truth().orElse(null) : null;
    put(guess, from, viewport);
    put(truth, to, viewport);
    way.setVisible(from != null && to != null);
    if (from != null && to != null) {
      ScreenPoint start = viewport.toScreen(from);
      ScreenPoint end = viewport.toScreen(to);
      way.setStartX(start.x());
      way.setStartY(start.y());
      way.setEndX(end.x());
      way.setEndY(end.y());
    }
  }

  private static void put(Label mark, @Nullable LatentPoint at, Viewport viewport) {
    mark.setVisible(at != null);
    if (at != null) {
      ScreenPoint place = viewport.toScreen(at);
      mark.autosize();
      mark.relocate(place.x() - mark.getWidth() / 2, place.y() - mark.getHeight() - 8);
    }
  }
}
