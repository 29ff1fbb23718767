package lunula.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import lunula.files.AtomicWriter;
import lunula.files.Bundle;
import lunula.files.UserMessages;
import lunula.lesson.HandIn;
import lunula.lesson.Lesson;
import lunula.lesson.LessonCheck;
import lunula.lesson.LessonDraft;
import lunula.lesson.LessonFiles;
import lunula.lesson.Mistake;
import lunula.lesson.Vocabulary;
import lunula.lesson.Worksheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lesson`: what a teacher does with a lesson outside the window.
@Command(
    name = "lesson",
    subcommands = {
      LessonCommands.New.class,
      LessonCommands.Check.class,
      LessonCommands.Pack.class,
      LessonCommands.Export.class,
      LessonCommands.Answers.class,
      LessonCommands.ListActions.class
    })
final class LessonCommands extends CliCommand.CommandGroup {
  /// A command about one lesson, a folder or a file.
  abstract static class OfLesson extends CliCommand {
    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "lesson")
    Path file = Path.of("");
  }

  /// `lesson new`: begins a lesson with a copy of the template.
  @Command(name = "new")
  static final class New extends CliCommand {
    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "lunula.lesson.new.folder")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
      new LessonDraft(folder).begin();
      Path text = folder.resolve(LessonFiles.TEXT);
      say("cli.lesson.packed", text);
      tell(JsonLine.of("file", text.toString()));
      return 0;
    }
  }

  /// `lesson check`: tells every mistake with its line and column.
  @Command(name = "check")
  static final class Check extends OfLesson {
    @Override
    public Integer call() throws IOException {
      LessonFiles files = LessonFiles.read(file);
      LessonCheck check = LessonCheck.whole(files, models().library().list().entries());
      for (Mistake mistake : check.mistakes()) {
        say("cli.lesson.mistake", mistake.place(), mistake.message());
        tell(
            JsonLine.of("file", mistake.file())
                .with("line", mistake.line())
                .with("column", mistake.column())
                .with("mistake", UserMessages.words(mistake.message())));
      }
      int steps = Objects.requireNonNull(check.languages().get(LessonCheck.FIRST)).steps().size();
      say(
          check.mistakes().isEmpty() ? "cli.lesson.good" : "cli.lesson.mistakes",
          files.name(),
          steps,
          String.join(", ", check.languages().keySet()),
          check.mistakes().size());
      return check.mistakes().isEmpty() ? 0 : 1;
    }
  }

  /// `lesson pack`: makes one file of a lesson's folder.
  @Command(name = "pack")
  static final class Pack extends OfLesson {
    @Option(names = "--out", paramLabel = "FILE")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
      LessonFiles files = LessonFiles.read(file);
      Path target = out.toString().isEmpty() ? Path.of(files.name() + LessonFiles.ENDING) : out;
      files.pack(target);
      say("cli.lesson.packed", target);
      tell(JsonLine.of("file", target.toString()).with("checksum", files.checksum()));
      return 0;
    }
  }

  /// `lesson export`: a worksheet to be printed.
  @Command(name = "export")
  static final class Export extends OfLesson {
    @Option(names = "--html", required = true, paramLabel = "FILE")
    private Path html = Path.of("");

    @Option(names = "--notes")
    private boolean notes;

    @Override
    public Integer call() throws IOException {
      LessonFiles files = LessonFiles.read(file);
      Map<String, Lesson> languages = LessonCheck.texts(files).languages();
      String spoken = Bundle.spoken().tag();
      String language = languages.containsKey(spoken) ? spoken : LessonCheck.FIRST;
      var cards = LessonCheck.cards(models().library().list().entries());
      var sheet =
          new Worksheet(files, Objects.requireNonNull(languages.get(language)), cards)
              .html(language, notes ? words("cli.lesson.notes") : "");
      AtomicWriter.write(html, sheet.getBytes(StandardCharsets.UTF_8));
      say("cli.lesson.packed", html);
      tell(JsonLine.of("file", html.toString()));
      return 0;
    }
  }

  /// `lesson answers`: a table of what was handed in.
  @Command(name = "answers")
  static final class Answers extends CliCommand {
    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "lunula.lesson.answers.folder")
    private Path folder = Path.of("");

    @Option(names = "--lesson", paramLabel = "FILE")
    private @Nullable Path lesson;

    @Option(names = "--hide-names")
    private boolean hideNames;

    @Option(names = "--csv", required = true, paramLabel = "FILE")
    private Path csv = Path.of("");

    @Override
    public Integer call() throws IOException {
      HandIn.Collection all = HandIn.Collection.read(folder);
      all.problems().forEach(problem -> surroundings().complain(UserMessages.words(problem)));
      String checksum = lesson == null ? null : LessonFiles.read(lesson).checksum();
      AtomicWriter.write(csv, all.csv(checksum, !hideNames).getBytes(StandardCharsets.UTF_8));
      say("cli.lesson.answers", all.handedIn().size(), csv);
      tell(JsonLine.of("file", csv.toString()).with("count", all.handedIn().size()));
      return 0;
    }
  }

  /// `lesson actions`: what a step may allow.
  @Command(name = "actions")
  static final class ListActions extends CliCommand {
    @Override
    public Integer call() {
      Vocabulary.actions().stream()
          .sorted()
          .forEach(
              id -> {
                print(id);
                tell(JsonLine.of("action", id));
              });
      return 0;
    }
  }
}
