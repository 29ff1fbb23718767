package lunula.lesson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.files.Languages;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;

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
    return read(files).check();
  }

  /// A lesson's texts, and where their steps are written.
  ///
  /// @param sources by the tag of the language, in the order of the steps
  record Read(LessonCheck check, Map<String, List<StepSource>> sources) {}

  private static Read read(LessonFiles files) {
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, Lesson> languages = new TreeMap<>();
    Map<String, List<StepSource>> sources = new TreeMap<>();
    LessonParser.Parsed first =
        LessonParser.parse(LessonFiles.TEXT, files.text(LessonFiles.TEXT).orElse(""), true);
    encoded(files, LessonFiles.TEXT, mistakes);
    mistakes.addAll(first.mistakes());
    languages.put(FIRST, first.lesson());
    sources.put(FIRST, first.sources());
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
          encoded(files, file, mistakes);
          mistakes.addAll(other.mistakes());
          translate(file, first.lesson(), other, mistakes)
              .ifPresent(
                  lesson -> {
                    languages.put(tag, lesson);
                    sources.put(tag, other.sources());
                  });
        }
      }
    }
    return new Read(new LessonCheck(languages, mistakes), sources);
  }

  /// Tells where a text stops being UTF-8.
  private static void encoded(LessonFiles files, String file, List<Mistake> mistakes) {
    byte[] bytes = files.content().getOrDefault(file, new byte[0]);
    var rest = ByteBuffer.wrap(bytes);
    var text = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(rest, text, true).isError()) {
      String before = text.flip().toString();
      int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
      int column = before.length() - before.lastIndexOf('\n');
      mistakes.add(new Mistake(file, line, column, UserMessage.of("lesson.encoding", file)));
    }
  }

  private static Optional<Lesson> translate(
      String file, Lesson first, LessonParser.Parsed parsed, List<Mistake> mistakes) {
    Lesson other = parsed.lesson();
    if (other.steps().size() != first.steps().size()) {
      mistakes.add(
          Mistake.of(file, "lesson.translation.steps", other.steps().size(), first.steps().size()));
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < first.steps().size(); i++) {
      Step own = first.steps().get(i);
      Step words = other.steps().get(i);
      StepSource source = parsed.sources().get(i);
      if (figures(own) != figures(words)) {
        mistakes.add(source.atHeading(UserMessage.of("lesson.translation.figures", words.title())));
      }
      if (own.question() != null && own.question().choices() != items(words)) {
        if (own.question().kind() == Question.Kind.CHOICE) {
          mistakes.add(
              source.atHeading(UserMessage.of("lesson.translation.choices", words.title())));
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
    Read read = read(files);
    List<Mistake> mistakes = new ArrayList<>(read.check().mistakes());
    List<LibraryEntry> all = new ArrayList<>(models);
    try (LessonModels brought = LessonModels.of(files)) {
      all.addAll(brought.entries());
      new LessonReferences(files, all, read, mistakes).check();
    } catch (IOException wrong) {
      mistakes.add(
          new Mistake(
              LessonModels.FOLDER,
              0,
              0,
              UserMessage.of("lesson.models", UserMessages.argument(wrong))));
      new LessonReferences(files, models, read, mistakes).check();
    }
    return new LessonCheck(read.check().languages(), mistakes);
  }

  /// The cards of models by their folders' names.
  public static Function<String, Optional<ModelCard>> cards(List<LibraryEntry> models) {
    return id ->
        models.stream()
            .filter(entry -> String.valueOf(entry.folder().getFileName()).equals(id))
            .map(LibraryEntry::card)
            .findFirst();
  }
}
