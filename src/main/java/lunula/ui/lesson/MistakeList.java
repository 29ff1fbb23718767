package lunula.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import lunula.files.UserMessages;
import lunula.lesson.Mistake;
import lunula.ui.kit.Question;
import lunula.ui.kit.Question.Answer;
import lunula.ui.kit.Question.Manner;
import lunula.ui.kit.Texts;

/// Tells the mistakes of a lesson over the window, a line each.
final class MistakeList {
  /// More would not fit into a small window.
  private static final int MOST = 8;

  private MistakeList() {}

  /// @param name of the lesson
  static Question of(String name, List<Mistake> mistakes) {
    Texts texts = Texts.of(MistakeList.class);
    List<String> lines = new ArrayList<>();
    mistakes.stream()
        .limit(MOST)
        .map(each -> each.place() + "  " + UserMessages.words(each.message()))
        .forEach(lines::add);
    if (mistakes.size() > MOST) {
      lines.add(texts.get("lesson.check.more", mistakes.size() - MOST));
    }
    var close =
        new Answer(
            texts.get("lesson.check.close.label"),
            texts.get("lesson.check.close.tip"),
            Manner.MAIN,
            () -> {});
    return new Question(
        texts.get("lesson.check.title", name),
        mistakes.isEmpty() ? texts.get("lesson.check.good") : String.join("\n", lines),
        List.of(close));
  }
}
