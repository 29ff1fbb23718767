package lunula.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import lunula.files.AppFolders;
import lunula.files.UserMessages;
import lunula.lesson.LessonPrinter;
import org.jspecify.annotations.Nullable;

/// What a command talks to.
///
/// @param in answers to questions
/// @param out results
/// @param err progress, questions and refusals
/// @param watched whether a person sits at a terminal: then there are progress bars and questions
/// @param folders where things lie
/// @param printer prints lessons
record Surroundings(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    boolean watched,
    AppFolders folders,
    LessonPrinter printer) {

  /// Those of this process.
  static Surroundings of(AppFolders folders, LessonPrinter printer) {
    return of(folders, printer, new Outlet(new FileOutputStream(FileDescriptor.out)));
  }

  /// Those of this process, whose results go elsewhere.
  static Surroundings of(AppFolders folders, LessonPrinter printer, Outlet results) {
    // On some Java versions there is no console at all where nobody watches.
    boolean watched = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Surroundings(
        new BufferedReader(new InputStreamReader(System.in, System.out.charset())),
        new PrintWriter(results, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        watched,
        folders,
        printer);
  }

  /// Characters that steer a terminal, those of eight bits among them, or turn the direction of
  /// writing.
  private static final String STEERING = "\\p{Cc}\u202a-\u202e\u2066-\u2069";

  /// Lines of the results; what names of files may hold steers no terminal.
  void print(String line) {
    out.println(line.replaceAll("[" + STEERING + "&&[^\n\t]]", "?"));
    out.flush();
  }

  /// A sentence beside the results.
  void complain(String sentence) {
    err.println("lunula: " + whole(sentence));
    err.flush();
  }

  /// Ends in a full stop; what was read from a file that is no text moves no cursor.
  static String whole(String message) {
    return UserMessages.sentence(steady(message.strip().replaceAll("\\s*\\R\\s*", " ")));
  }

  /// Words of one line that move no cursor.
  static String steady(String line) {
    return line.replaceAll("[" + STEERING + "]", "?");
  }

  /// Where results go, which remembers what went wrong: whoever prints does not hear of it.
  static final class Outlet extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    Outlet(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] values, int from, int count) throws IOException {
      try {
        out.write(values, from, count);
      } catch (IOException failed) {
        failure = failed;
        throw failed;
      }
    }

    /// Why results were lost; null if none were, and if nobody wanted more of them, as with `|
    /// head`.
    @Nullable String loss() {
      IOException lost = failure;
      if (lost == null) {
        return null;
      }
      String why = UserMessages.words(lost);
      return why.toLowerCase(Locale.ROOT).contains("pipe") ? null : why;
    }
  }
}
