package lunula.ui.lesson;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import lunula.export.picture.VectorDrawing;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.lesson.Block;
import lunula.lesson.Lesson;
import lunula.lesson.Question;
import lunula.lesson.Step;
import lunula.ui.kit.Parts;

/// A lesson on pages to be printed: texts, pictures of what the steps show, and questions with
/// room for the answers. JavaFX thread only.
///
/// @param lesson in one language
/// @param text makes nodes of what is read
/// @param screens what steps show, as PNG by their ids
public record WorksheetPages(Lesson lesson, LessonText text, Map<String, byte[]> screens) {
  private static final double ROOM = 90;

  /// Two steps fit on most pages.
  private static final double SCREEN = 440;

  /// Those of a lesson that is played.
  ///
  /// @param screens what steps show, as PNG by their ids
  public static WorksheetPages of(
      LessonViewModel model, LessonViewModel.Open lesson, Map<String, byte[]> screens) {
    var text = new LessonText(lesson.files(), model::words, Pages.INSIDE);
    return new WorksheetPages(lesson.lesson(), text, screens);
  }

  /// The pages.
  ///
  /// @param notes whether what the teacher reads is added
  public List<VectorDrawing> on(Pages pages, boolean notes) {
    List<List<Node>> groups = new ArrayList<>();
    groups.add(List.of(Parts.sentence("lesson-print-title", lesson.title())));
    int number = 0;
    for (Step step : lesson.steps()) {
      number++;
      groups.add(step(number, step));
    }
    if (notes) {
      groups.addAll(notes());
    }
    return pages.lay(lesson.title(), groups);
  }

  private List<Node> step(int number, Step step) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Parts.sentence("lesson-step", number + ". " + step.title()));
    byte[] screen = screens.get(step.id());
    if (screen != null) {
      var view = new ImageView(new Image(new ByteArrayInputStream(screen)));
      view.setPreserveRatio(true);
      view.setFitWidth(SCREEN);
      nodes.add(view);
    }
    Question asked = step.question();
    boolean chooses = asked != null && asked.choices() > 0;
    Optional<Block.Items> choices = chooses ? LessonText.choices(step.text()) : Optional.empty();
    for (Block block : step.text()) {
      boolean lettered = choices.filter(block::equals).isPresent();
      nodes.add(lettered ? text.lettered((Block.Items) block) : text.node(block));
    }
    if (asked != null && !chooses) {
      Region room = Parts.styled(new Region(), "lesson-room");
      room.setMinHeight(ROOM);
      nodes.add(room);
    }
    return nodes;
  }

  private List<List<Node>> notes() {
    List<List<Node>> groups = new ArrayList<>();
    String heading = UserMessages.words(UserMessage.of("lesson.sheet.notes"));
    for (Step step : lesson.steps()) {
      if (!step.teacher().isEmpty()) {
        List<Node> nodes = new ArrayList<>();
        if (groups.isEmpty()) {
          nodes.add(Parts.sentence("lesson-print-title", heading));
        }
        nodes.add(Parts.sentence("lesson-step", step.title()));
        nodes.addAll(text.nodes(step.teacher()));
        groups.add(nodes);
      }
    }
    return groups;
  }
}
