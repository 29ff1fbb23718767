package lunula.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import lunula.files.UserMessageException;
import lunula.library.format.ForeignWeights;
import lunula.library.format.ModelFolder;

/// What a file or folder that a person wants to open is to Lunula.
public enum FileKind {
  /// A window as it was left, alone or with its models.
  SESSION,
  /// A model: its folder, one of the files in it, a zip archive of it, or weights that another
  /// program wrote.
  MODEL,
  /// A lesson: its folder, or a zip archive of it.
  LESSON,
  /// What was handed in to a lesson: a file, or a folder of such files.
  ANSWERS,
  /// Anything else: images, if they can be read.
  IMAGES;

  /// Ending of a session's file name.
  public static final String SESSION_ENDING = ".lunula";

  /// Ending of the name of a session's file that holds its models, too.
  public static final String BUNDLE_ENDING = ".lunula-bundle";

  /// Ending of the name of a lesson's file.
  public static final String LESSON_ENDING = ".lunulalesson";

  /// Ending of the name of a file with the answers to a lesson.
  public static final String ANSWERS_ENDING = ".lunulaanswer";

  /// A file or folder, and what it is.
  ///
  /// @param path of a model, its folder or archive; else what was asked about
  public record Found(FileKind kind, Path path) {}

  /// Looks at a file or folder; blocking, a few milliseconds.
  ///
  /// @throws IOException if it is not there or cannot be read, with a sentence for the person
  public static Found of(Path path) throws IOException {
    if (Files.notExists(path)) {
      throw new UserMessageException("library.gone", path);
    }
    if (!Files.isReadable(path)) {
      throw new UserMessageException("library.closed", path);
    }
    if (Files.isDirectory(path)) {
      boolean model = ModelFolder.FILES.stream().anyMatch(name -> Files.exists(path.resolve(name)));
      boolean lesson = Files.isRegularFile(path.resolve("lesson.md"));
      return new Found(model ? MODEL : lesson ? LESSON : hasAnswers(path) ? ANSWERS : IMAGES, path);
    }
    return file(path);
  }

  private static boolean hasAnswers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(FileKind::isAnswer);
    }
  }

  private static boolean isAnswer(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ANSWERS_ENDING);
  }

  private static Found file(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null && ModelFolder.ALL_FILES.contains(name)) {
      return new Found(MODEL, parent);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(SESSION_ENDING) || lower.endsWith(BUNDLE_ENDING)) {
      return new Found(SESSION, path);
    }
    if (lower.endsWith(LESSON_ENDING)) {
      return new Found(LESSON, path);
    }
    if (isAnswer(path)) {
      return new Found(ANSWERS, path);
    }
    // One that is broken is refused as a model, not looked through for images.
    boolean named = lower.matches(".*\\.lunula-model(\\.zip)?");
    boolean model = named || ModelArchive.isOne(path) || ForeignWeights.isIn(path);
    return new Found(model ? MODEL : IMAGES, path);
  }
}
