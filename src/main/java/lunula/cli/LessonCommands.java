package lunula.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.files.AtomicWriter;
import lunula.files.UserMessages;
import lunula.lesson.HandIn;
import lunula.lesson.LessonCheck;
import lunula.lesson.LessonDraft;
import lunula.lesson.LessonFiles;
import lunula.lesson.LessonPrinter;
import lunula.lesson.Mistake;
import lunula.lesson.Vocabulary;
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

  /// `lesson export`: pages to be printed, and pictures of the steps.
  @Command(name = "export")
  static final class Export extends OfLesson {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,5})[x×](\\d{3,5})");

    /// The screen that nobody sees is no larger.
    private static final int WIDEST = 1280;

    private static final int HIGHEST = 800;

    @Option(names = "--html", paramLabel = "FILE")
    private @Nullable Path html;

    @Option(names = "--pdf", paramLabel = "FILE")
    private @Nullable Path pdf;

    @Option(names = "--pictures", paramLabel = "FOLDER")
    private @Nullable Path pictures;

    @Option(names = "--notes")
    private boolean notes;

    @Option(names = "--size", paramLabel = "WIDTHxHEIGHT")
    private String size = WIDEST + "x" + HIGHEST;

    @Option(names = "--dark")
    private boolean dark;

    @Override
    public Integer call() throws IOException {
      List<Path> written = Stream.of(html, pdf, pictures).filter(Objects::nonNull).toList();
      if (written.isEmpty()) {
        throw wrong("cli.lesson.export.none");
      }
      LessonPrinter.Screen screen = screen();
      LessonFiles.read(file);
      if (pictures != null) {
        Files.createDirectories(pictures);
      }
      surroundings()
          .printer()
          .print(new LessonPrinter.Wanted(file, html, pdf, pictures, notes, screen));
      for (Path each : written) {
        say("cli.lesson.packed", each);
        tell(JsonLine.of("file", each.toString()));
      }
      return 0;
    }

    private LessonPrinter.Screen screen() {
      Matcher typed = SIZE.matcher(size);
      int width = typed.matches() ? Integer.parseInt(typed.group(1)) : 0;
      int height = typed.matches() ? Integer.parseInt(typed.group(2)) : 0;
      if (width < 1 || width > WIDEST || height > HIGHEST) {
        throw wrong("cli.lesson.export.size", size, WIDEST, HIGHEST);
      }
      return new LessonPrinter.Screen(width, height, dark);
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
