package lunula.lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lunula.files.AtomicWriter;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.session.Session;
import lunula.session.SessionFile;

/// The folder of a lesson that is being written. Blocking.
///
/// @param folder need not have a lesson in it yet
public record LessonDraft(Path folder) {
  private static final String STATES = "states";

  /// Appends a step that begins with a session: its heading, its block and its state. The first
  /// one makes the lesson.
  ///
  /// @return the number of the step, counted from 1
  /// @throws IOException with a sentence for the person; then the lesson's text is as it was
  public int add(Session session) throws IOException {
    Path text = folder.resolve(LessonFiles.TEXT);
    String before = Files.exists(text) ? Files.readString(text) : front();
    int number = LessonParser.parse(LessonFiles.TEXT, before, true).lesson().steps().size() + 1;
    String name = freeName(number);
    Files.createDirectories(folder.resolve(STATES));
    new SessionFile(folder.resolve(STATES).resolve(name)).write(session);
    String heading = UserMessages.words(UserMessage.of("lesson.draft.heading", number));
    String words = UserMessages.words(UserMessage.of("lesson.draft.text"));
    String step =
        """

        ## %s

        %s

        ```lunula
        id: step-%d
        state: %s/%s
        show: [map, picture]
        allow: [drag, keys]
        ```
        """
            .formatted(heading, words, number, STATES, name);
    AtomicWriter.write(text, (before + step).getBytes(StandardCharsets.UTF_8));
    return number;
  }

  private static String front() {
    String title = UserMessages.words(UserMessage.of("lesson.draft.title"));
    return "---\nformat: 1\ntitle: %s\nminutes: 5\n---\n".formatted(title);
  }

  /// A state that is there already is never written over.
  private String freeName(int number) {
    String name = "step-" + number + SessionFile.ENDING;
    for (int other = 2; Files.exists(folder.resolve(STATES).resolve(name)); other++) {
      name = "step-" + number + "-" + other + SessionFile.ENDING;
    }
    return name;
  }
}
