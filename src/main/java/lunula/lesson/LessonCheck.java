package lunula.lesson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/// A lesson in all its languages, and every mistake in it. Immutable.
///
/// @param languages the lesson by the tag of its language, English first
/// @param mistakes in the order of the files and their lines
public record LessonCheck(Map<String, Lesson> languages, List<Mistake> mistakes) {
  /// The language of `lesson.md`.
  public static final String FIRST = "en";

  private static final Pattern TRANSLATION = Pattern.compile("lesson\\.([^./]+)\\.md");

  /// Reads a lesson's texts and looks for mistakes within them, which needs a millisecond or two.
  public static LessonCheck texts(LessonFiles files) {
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, Lesson> languages = new TreeMap<>();
    LessonParser.Parsed first =
        LessonParser.parse(LessonFiles.TEXT, files.text(LessonFiles.TEXT).orElse(""), true);
    mistakes.addAll(first.mistakes());
    languages.put(FIRST, first.lesson());
    for (String file : files.content().keySet()) {
      Matcher translation = TRANSLATION.matcher(file);
      if (translation.matches()) {
        String tag = translation.group(1);
        if (!Languages.all().containsKey(tag)) {
          mistakes.add(
              Mistake.of(
                  file, "lesson.language", tag, String.join(", ", Languages.all().keySet())));
        } else {
          LessonParser.Parsed other = LessonParser.parse(file, files.text(file).orElse(""), false);
          mistakes.addAll(other.mistakes());
          translate(file, first.lesson(), other.lesson(), mistakes)
              .ifPresent(lesson -> languages.put(tag, lesson));
        }
      }
    }
    return new LessonCheck(languages, mistakes);
  }

  private static Optional<Lesson> translate(
      String file, Lesson first, Lesson other, List<Mistake> mistakes) {
    if (other.steps().size() != first.steps().size()) {
      mistakes.add(
          Mistake.of(file, "lesson.translation.steps", other.steps().size(), first.steps().size()));
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < first.steps().size(); i++) {
      Step own = first.steps().get(i);
      Step words = other.steps().get(i);
      if (figures(own) != figures(words)) {
        mistakes.add(Mistake.of(file, "lesson.translation.figures", words.title()));
      }
      if (own.question() != null && own.question().choices() != items(words)) {
        if (own.question().kind() == Question.Kind.CHOICE) {
          mistakes.add(Mistake.of(file, "lesson.translation.choices", words.title()));
        }
      }
      steps.add(own.inWordsOf(words));
    }
    return Optional.of(new Lesson(other.title(), first.minutes(), steps));
  }

  private static long figures(Step step) {
    return step.words().flatMap(Block::spans).filter(span -> span.figure() != null).count();
  }

  private static int items(Step step) {
    return step.text().reversed().stream()
        .filter(Block.Items.class::isInstance)
        .map(block -> ((Block.Items) block).items().size())
        .findFirst()
        .orElse(0);
  }

  /// Reads a lesson and looks for every mistake, also in what it takes from the window and the
  /// library. Blocking.
  ///
  /// @param models those on this machine
  public static LessonCheck whole(LessonFiles files, List<LibraryEntry> models) {
    LessonCheck texts = texts(files);
    List<Mistake> mistakes = new ArrayList<>(texts.mistakes());
    List<LibraryEntry> all = new ArrayList<>(models);
    try (LessonModels brought = LessonModels.of(files)) {
      all.addAll(brought.entries());
      whole(files, all, texts, mistakes);
    } catch (IOException wrong) {
      mistakes.add(
          new Mistake(
              LessonModels.FOLDER,
              0,
              0,
              UserMessage.of("lesson.models", UserMessages.argument(wrong))));
      whole(files, models, texts, mistakes);
    }
    return new LessonCheck(texts.languages(), mistakes);
  }

  private static void whole(
      LessonFiles files, List<LibraryEntry> models, LessonCheck texts, List<Mistake> mistakes) {
    for (String tag : Languages.all().keySet()) {
      if (!texts.languages().containsKey(tag)
          && !files.content().containsKey("lesson." + tag + ".md")) {
        mistakes.add(Mistake.of(LessonFiles.TEXT, "lesson.language.missing", tag));
      }
    }
    var checksums = new ModelChecksums();
    Map<String, Session> states = new TreeMap<>();
    texts
        .languages()
        .forEach(
            (tag, lesson) ->
                lesson.steps().forEach(step -> words(files, models, tag, step, mistakes)));
    Session.@Nullable Model open = null;
    for (Step step : texts.languages().getOrDefault(FIRST, new Lesson("", 0, List.of())).steps()) {
      vocabulary(step, mistakes);
      if (step.state() != null) {
        state(files, step.state(), mistakes)
            .ifPresent(session -> states.put(step.state(), session));
        Session session = states.get(step.state());
        open = session == null ? null : session.model();
      }
      reachable(step, open, models, checksums, mistakes);
    }
    states.forEach(
        (file, session) -> {
          if (checksums.find(session.model(), models).isEmpty()) {
            mistakes.add(Mistake.of(file, "lesson.state.model", session.model().name()));
          }
        });
  }

  private static void vocabulary(Step step, List<Mistake> mistakes) {
    step.allow().stream()
        .sorted()
        .flatMap(word -> Vocabulary.unknown(word).stream())
        .forEach(word -> at(step, mistakes, "lesson.action", word));
    step.next().stream()
        .filter(Condition.Pressed.class::isInstance)
        .flatMap(condition -> ((Condition.Pressed) condition).actions().stream())
        .flatMap(word -> Vocabulary.unknown(word).stream())
        .forEach(word -> at(step, mistakes, "lesson.action", word));
    step.next().stream()
        .filter(Condition.Pressed.class::isInstance)
        .flatMap(condition -> ((Condition.Pressed) condition).actions().stream())
        .filter(word -> !step.allow().contains(word) && !step.allow().contains(Step.KEYS))
        .forEach(word -> at(step, mistakes, "lesson.action.forbidden", word));
  }

  private static void at(Step step, List<Mistake> mistakes, String key, Object argument) {
    mistakes.add(
        Mistake.of(LessonFiles.TEXT, "lesson.step", step.id(), UserMessage.of(key, argument)));
  }

  private static void words(
      LessonFiles files, List<LibraryEntry> models, String tag, Step step, List<Mistake> mistakes) {
    String file = tag.equals(FIRST) ? LessonFiles.TEXT : "lesson." + tag + ".md";
    Function<String, Optional<ModelCard>> cards = cards(models);
    Stream<Figure> asked =
        step.question() != null && step.question().answer() instanceof Answer.Measured measured
            ? Stream.of(measured.figure())
            : Stream.empty();
    Stream.concat(
            asked,
            step.words().flatMap(Block::spans).flatMap(span -> Stream.ofNullable(span.figure())))
        .filter(figure -> figure.value(cards).isEmpty())
        .forEach(
            figure ->
                mistakes.add(
                    Mistake.of(
                        file,
                        "lesson.step",
                        step.id(),
                        UserMessage.of("lesson.figure", figure.model(), figure.measure()))));
    step.words()
        .filter(Block.Picture.class::isInstance)
        .map(block -> ((Block.Picture) block).file())
        .filter(picture -> !files.content().containsKey(picture))
        .forEach(
            picture ->
                mistakes.add(
                    Mistake.of(
                        file,
                        "lesson.step",
                        step.id(),
                        UserMessage.of("lesson.picture", picture))));
  }

  /// The cards of models by their folders' names.
  public static Function<String, Optional<ModelCard>> cards(List<LibraryEntry> models) {
    return id ->
        models.stream()
            .filter(entry -> String.valueOf(entry.folder().getFileName()).equals(id))
            .map(LibraryEntry::card)
            .findFirst();
  }

  private static Optional<Session> state(LessonFiles files, String state, List<Mistake> mistakes) {
    byte[] bytes = files.content().get(state);
    if (bytes == null) {
      mistakes.add(Mistake.of(LessonFiles.TEXT, "lesson.state.none", state));
      return Optional.empty();
    }
    try {
      return Optional.of(SessionFile.parse(state, bytes));
    } catch (IOException wrong) {
      UserMessage why = wrong.getCause() instanceof JsonException json ? json.userMessage() : null;
      mistakes.add(
          Mistake.of(state, "lesson.state", why == null ? UserMessages.argument(wrong) : why));
      return Optional.empty();
    }
  }

  /// An image that the model does not have can be nobody's answer.
  private static void reachable(
      Step step,
      Session.@Nullable Model open,
      List<LibraryEntry> models,
      ModelChecksums checksums,
      List<Mistake> mistakes) {
    boolean image =
        (step.question() != null && step.question().answer() instanceof Answer.Image)
            || step.next().stream()
                .anyMatch(
                    each ->
                        each instanceof Condition.CursorNear near
                            && near.where() instanceof Answer.Image);
    if (!image) {
      return;
    }
    if (open == null) {
      at(step, mistakes, "lesson.answer.nowhere", step.id());
      return;
    }
    checksums
        .find(open, models)
        .filter(entry -> !entry.card().plan().architecture().encodes())
        .ifPresent(entry -> at(step, mistakes, "lesson.answer.codeless", entry.card().name()));
  }
}
