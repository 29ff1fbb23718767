package lunula.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lunula.files.AtomicWriter;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.library.format.ModelFolder;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.session.SessionFile;

/// The folder of a lesson that is being written. Blocking.
///
/// @param folder need not have a lesson in it yet
public record LessonDraft(Path folder) {
  private static final String STATES = "states";
  private static final List<String> TEMPLATE =
      List.of(
          LessonFiles.TEXT, "lesson.zh.md", STATES + "/start.lunula", STATES + "/between.lunula");

  /// Begins a lesson with a copy of the template, which has a step of each kind and says what can
  /// be written where.
  ///
  /// @throws IOException with a sentence for the person, if there is a lesson already or nothing
  ///     can be written
  public void begin() throws IOException {
    if (Files.exists(folder.resolve(LessonFiles.TEXT))) {
      throw new UserMessageException("lesson.draft.exists", folder);
    }
    stayInside(STATES);
    Files.createDirectories(folder.resolve(STATES));
    for (String file : TEMPLATE) {
      try (InputStream in =
          Objects.requireNonNull(LessonDraft.class.getResourceAsStream("template/" + file), file)) {
        AtomicWriter.write(folder.resolve(file), in.readAllBytes());
      }
    }
  }

  /// Appends a step that begins with a session: its heading, its block, its state, and its model
  /// unless that came with Lunula. The first one makes the lesson.
  ///
  /// @param models those on this machine
  /// @return the number of the step, counted from 1
  /// @throws IOException with a sentence for the person; then the lesson's text is as it was
  public int add(Session session, List<LibraryEntry> models) throws IOException {
    Path text = folder.resolve(LessonFiles.TEXT);
    stayInside(STATES);
    stayInside(LessonModels.FOLDER);
    String before = Files.exists(text) ? read(text) : front();
    int number = LessonParser.parse(LessonFiles.TEXT, before, true).lesson().steps().size() + 1;
    String name = freeName(number);
    Files.createDirectories(folder.resolve(STATES));
    bring(session.model(), models);
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

  /// A folder that is a link would have files written elsewhere.
  private void stayInside(String name) throws IOException {
    if (Files.isSymbolicLink(folder.resolve(name))) {
      throw new UserMessageException("lesson.draft.link", name, folder);
    }
  }

  private static String read(Path text) throws IOException {
    try {
      return Files.readString(text);
    } catch (CharacterCodingException other) {
      throw new UserMessageException(UserMessage.of("lesson.encoding", LessonFiles.TEXT), other);
    }
  }

  /// A model of the person's own is not on the students' computers.
  private void bring(Session.Model model, List<LibraryEntry> models) throws IOException {
    Optional<LibraryEntry> own =
        new ModelChecksums().find(model, models).filter(entry -> !entry.bundled());
    Path target = folder.resolve(LessonModels.FOLDER).resolve(model.checksum());
    if (own.isPresent() && Files.notExists(target)) {
      ModelFolder.copy(own.get().folder(), target);
    }
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
