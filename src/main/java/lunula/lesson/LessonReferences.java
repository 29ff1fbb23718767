package lunula.lesson;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import lunula.files.JsonException;
import lunula.files.Languages;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.session.SessionFile;
import org.jspecify.annotations.Nullable;

/// Checks what a lesson names that lies outside its texts: languages, actions, states, models,
/// measures and pictures. Blocking.
///
/// @param models those on this machine and those of the lesson
/// @param read the lesson's texts
/// @param mistakes takes what is found
record LessonReferences(
    LessonFiles files, List<LibraryEntry> models, LessonCheck.Read read, List<Mistake> mistakes) {

  /// Looks for every mistake.
  void check() {
    Map<String, Lesson> languages = read.check().languages();
    for (String tag : Languages.all().keySet()) {
      if (!languages.containsKey(tag) && !files.content().containsKey("lesson." + tag + ".md")) {
        mistakes.add(Mistake.of(LessonFiles.TEXT, "lesson.language.missing", tag));
      }
    }
    languages.forEach((tag, lesson) -> eachStep(tag, lesson, this::words));
    var walk = new Walk();
    Lesson first = languages.getOrDefault(LessonCheck.FIRST, new Lesson("", 0, List.of()));
    eachStep(LessonCheck.FIRST, first, walk::step);
  }

  /// Takes a step and where it is written.
  @FunctionalInterface
  private interface Checking {
    void check(Step step, StepSource source);
  }

  private void eachStep(String tag, Lesson lesson, Checking checking) {
    List<StepSource> sources = read.sources().getOrDefault(tag, List.of());
    for (int i = 0; i < lesson.steps().size(); i++) {
      checking.check(lesson.steps().get(i), sources.get(i));
    }
  }

  private static UserMessage of(Step step, String key, Object... arguments) {
    return UserMessage.of("lesson.step", step.id(), UserMessage.of(key, arguments));
  }

  private void words(Step step, StepSource source) {
    Function<String, Optional<ModelCard>> cards = LessonCheck.cards(models);
    step.words()
        .flatMap(Block::spans)
        .flatMap(span -> Stream.ofNullable(span.figure()))
        .filter(figure -> figure.value(cards).isEmpty())
        .forEach(
            figure ->
                mistakes.add(
                    source.atText(figure.model() + " " + figure.measure(), none(step, figure))));
    step.words()
        .filter(Block.Picture.class::isInstance)
        .map(block -> ((Block.Picture) block).file())
        .forEach(
            picture ->
                wrong(picture)
                    .ifPresent(
                        why ->
                            mistakes.add(
                                source.atText(
                                    picture, UserMessage.of("lesson.step", step.id(), why)))));
  }

  private Optional<UserMessage> wrong(String picture) {
    byte[] bytes = files.content().get(picture);
    if (bytes == null) {
      return Optional.of(UserMessage.of("lesson.picture", picture));
    }
    Optional<PictureSize> size = PictureSize.of(bytes);
    if (size.isEmpty()) {
      return Optional.of(UserMessage.of("lesson.picture.kind", picture));
    }
    return size.filter(PictureSize::isHuge)
        .map(
            it ->
                UserMessage.of(
                    "lesson.picture.huge",
                    picture,
                    it.width(),
                    it.height(),
                    PictureSize.MOST_PIXELS / 1_000_000));
  }

  private static UserMessage none(Step step, Figure figure) {
    return of(step, "lesson.figure", figure.model(), figure.measure());
  }

  /// Goes through the steps in their order, as what a step names may depend on those before it.
  private final class Walk {
    private final ModelChecksums checksums = new ModelChecksums();
    private final Map<String, Session> states = new TreeMap<>();
    private Session.@Nullable Model open;

    void step(Step step, StepSource source) {
      vocabulary(step, source);
      measured(step, source);
      String state = step.state();
      if (state != null) {
        Session session = states.get(state);
        if (session == null) {
          session = state(state, source).orElse(null);
          if (session != null) {
            states.put(state, session);
            known(state, session, source);
          }
        }
        open = session == null ? null : session.model();
      }
      reachable(step, source);
    }

    private void vocabulary(Step step, StepSource source) {
      step.allow().stream()
          .sorted()
          .flatMap(word -> Vocabulary.unknown(word).stream())
          .forEach(word -> tell(step, source, "allow", word, "lesson.action"));
      List<String> pressed =
          step.next().stream()
              .filter(Condition.Pressed.class::isInstance)
              .flatMap(condition -> ((Condition.Pressed) condition).actions().stream())
              .toList();
      pressed.stream()
          .flatMap(word -> Vocabulary.unknown(word).stream())
          .forEach(word -> tell(step, source, "next", word, "lesson.action"));
      pressed.stream()
          .filter(word -> !step.allow().contains(word) && !step.allow().contains(Step.KEYS))
          .forEach(word -> tell(step, source, "next", word, "lesson.action.forbidden"));
    }

    private void tell(Step step, StepSource source, String field, String word, String key) {
      source.atField(field, word, of(step, key, word), mistakes::add);
    }

    private void measured(Step step, StepSource source) {
      if (step.question() != null
          && step.question().answer() instanceof Answer.Measured measured
          && measured.figure().value(LessonCheck.cards(models)).isEmpty()) {
        source.atField("answer", "", none(step, measured.figure()), mistakes::add);
      }
    }

    private Optional<Session> state(String state, StepSource source) {
      byte[] bytes = files.content().get(state);
      if (bytes == null) {
        source.atField("state", state, UserMessage.of("lesson.state.none", state), mistakes::add);
        return Optional.empty();
      }
      try {
        return Optional.of(SessionFile.parse(state, bytes));
      } catch (IOException wrong) {
        UserMessage why =
            wrong.getCause() instanceof JsonException json ? json.userMessage() : null;
        mistakes.add(
            Mistake.of(state, "lesson.state", why == null ? UserMessages.argument(wrong) : why));
        return Optional.empty();
      }
    }

    private void known(String state, Session session, StepSource source) {
      if (checksums.find(session.model(), models).isEmpty()) {
        source.atField(
            "state",
            state,
            UserMessage.of("lesson.state.model", session.model().name()),
            mistakes::add);
      }
    }

    /// An image that the model does not have can be nobody's answer.
    private void reachable(Step step, StepSource source) {
      boolean asked = step.question() != null && step.question().answer() instanceof Answer.Image;
      boolean awaited =
          step.next().stream()
              .anyMatch(
                  each ->
                      each instanceof Condition.CursorNear near
                          && near.where() instanceof Answer.Image);
      boolean pointedAt = step.point() instanceof Answer.Image;
      if (!asked && !awaited && !pointedAt) {
        return;
      }
      String field = asked ? "answer" : awaited ? "next" : "point";
      Session.Model model = open;
      if (model == null) {
        tell(step, source, field, step.id(), "lesson.answer.nowhere");
        return;
      }
      checksums
          .find(model, models)
          .filter(entry -> !entry.card().plan().architecture().encodes())
          .ifPresent(
              entry -> tell(step, source, field, entry.card().name(), "lesson.answer.codeless"));
    }
  }
}
