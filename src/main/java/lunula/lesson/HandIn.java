package lunula.lesson;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.JsonException;
import lunula.files.JsonField;
import lunula.files.JsonFields;
import lunula.files.JsonText;
import lunula.files.Line;
import lunula.files.RegularFile;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.FileKind;
import lunula.session.Session;
import lunula.session.SessionFile;
import org.jspecify.annotations.Nullable;

/// What a student hands in: the answers to a lesson's questions. JSON in UTF-8.
///
/// @param lesson title of the lesson
/// @param checksum of the lesson that was played, which tells its versions apart
/// @param alias what the student wants to be called; may be empty
/// @param answers in the order in which they were given
/// @param session what was on the student's map at the end; null if there was nothing
/// @param picture what the student drew last, or what the map showed, as PNG in Base64; null if
///     there was nothing
public record HandIn(
    String lesson,
    String checksum,
    String alias,
    List<Given> answers,
    @Nullable Session session,
    @Nullable String picture) {
  /// How the names of such files end.
  public static final String ENDING = FileKind.ANSWERS_ENDING;

  private static final int VERSION = 1;
  private static final int LARGEST = 16 << 20;

  /// Characters that stay of what a student is called and of the names of steps.
  private static final int LONGEST_NAME = 200;

  /// Characters that stay of an answer.
  private static final int LONGEST_GUESS = 4_000;

  /// Pixels a side of the largest picture; Lunula hands in far smaller ones.
  private static final int LARGEST_SIDE = 1_024;
  private static final int MOST_ANSWERS = LessonParser.MOST_STEPS;
  private static final String FORMAT = "lunulaAnswer";

  /// Where a PNG says how wide it is, and then how high.
  private static final int WIDTH_AT = 16;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  public HandIn {
    answers = List.copyOf(answers);
  }

  /// An answer.
  ///
  /// @param step id
  /// @param kind of the question, as a lesson writes it
  /// @param guess in words: a letter, a number, a place, a sentence
  /// @param distance from the truth in the answer's unit; NaN where nothing is measured
  /// @param right whether it is near enough
  public record Given(String step, String kind, String guess, double distance, boolean right) {}

  /// Writes it, whole or not at all.
  ///
  /// @throws FileWriteException with a sentence for the person
  public void write(Path target) throws FileWriteException {
    var all = new JsonArray();
    for (Given each : answers) {
      JsonObject answer =
          JsonText.object("step", each.step(), "kind", each.kind(), "guess", each.guess());
      if (Double.isFinite(each.distance())) {
        answer.addProperty("distance", each.distance());
      }
      answer.addProperty("right", each.right());
      all.add(answer);
    }
    var root = new JsonObject();
    root.addProperty(FORMAT, VERSION);
    root.addProperty("lesson", lesson);
    root.addProperty("checksum", checksum);
    root.addProperty("alias", alias);
    root.add("answers", all);
    if (session != null) {
      root.add("session", SessionFile.json(session));
    }
    if (picture != null) {
      root.addProperty("picture", picture);
    }
    AtomicWriter.write(target, (JsonText.line(root) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Reads one.
  ///
  /// @throws IOException with a sentence for the person
  public static HandIn read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      RegularFile.check(file);
      if (Files.size(file) > LARGEST) {
        throw new UserMessageException("lesson.answers.foreign", name);
      }
      JsonField root = JsonFields.parse(file, Files.readAllBytes(file)).object();
      double version = root.at(FORMAT).number(0, Double.MAX_VALUE);
      if (version > VERSION) {
        throw new UserMessageException("lesson.answers.newer", name);
      }
      List<Given> answers = new ArrayList<>();
      for (JsonField each : root.at("answers").list(MOST_ANSWERS)) {
        JsonField distance = each.at("distance");
        answers.add(
            new Given(
                Line.of(each.at("step").text(), LONGEST_NAME),
                Line.of(each.at("kind").text(), LONGEST_NAME),
                guess(each.at("guess").text()),
                distance.isGiven() ? distance.number(0, Double.MAX_VALUE) : Double.NaN,
                each.at("right").truth()));
      }
      return new HandIn(
          Line.of(root.at("lesson").text(), LONGEST_NAME),
          Line.of(root.at("checksum").text(), LONGEST_NAME),
          Line.of(root.at("alias").text(), LONGEST_NAME),
          answers,
          session(name, root.at("session")),
          picture(root.at("picture")));
    } catch (JsonException | InvalidValueException wrong) {
      throw new UserMessageException(
          UserMessage.of("lesson.answers.broken", name, UserMessages.argument(wrong)), wrong);
    } catch (NoSuchFileException gone) {
      throw new UserMessageException(UserMessage.of("lesson.gone", file), gone);
    }
  }

  private static @Nullable Session session(String file, JsonField field) throws IOException {
    return field.isGiven()
        ? SessionFile.parse(file, JsonText.line(field.object()).getBytes(StandardCharsets.UTF_8))
        : null;
  }

  /// Its lines stay, unless there is no end of it.
  private static String guess(String words) {
    return words.length() <= LONGEST_GUESS ? words : Line.of(words, LONGEST_GUESS);
  }

  private static @Nullable String picture(JsonField field) {
    if (!field.isGiven()) {
      return null;
    }
    field.require(isPng(field.text()), UserMessage.of("lesson.answers.picture", LARGEST_SIDE));
    return field.text();
  }

  private static boolean isPng(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Arrays.equals(PNG, Arrays.copyOf(bytes, PNG.length))
          && bytes.length > WIDTH_AT + 2 * Integer.BYTES
          && isSide(ByteBuffer.wrap(bytes).getInt(WIDTH_AT))
          && isSide(ByteBuffer.wrap(bytes).getInt(WIDTH_AT + Integer.BYTES));
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  /// What claims more than it shows would fill the memory of whoever looks at it.
  private static boolean isSide(int pixels) {
    return pixels > 0 && pixels <= LARGEST_SIDE;
  }

  /// All that were handed in within a folder, and what could not be read.
  ///
  /// @param handedIn in the order of their files' names
  /// @param problems a sentence each
  public record Collection(List<HandIn> handedIn, List<UserMessage> problems) {
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");

    /// A number, or a place.
    private static final Pattern NUMBERS =
        Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?(?:\\s+[-+]?[0-9.]+)?");

    /// Reads a folder. Blocking.
    ///
    /// @throws IOException if it is none
    public static Collection read(Path folder) throws IOException {
      List<HandIn> all = new ArrayList<>();
      List<UserMessage> problems = new ArrayList<>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : (Iterable<Path>) files.sorted()::iterator) {
          String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
          // Beside each file, some systems put a hidden one of the same name.
          if (name.endsWith(ENDING) && !name.startsWith(".")) {
            try {
              all.add(HandIn.read(file));
            } catch (UserMessageException unreadable) {
              problems.add(unreadable.userMessage());
            }
          }
        }
      }
      return new Collection(all, problems);
    }

    /// A table, a line an answer: comma-separated values with a header.
    ///
    /// @param checksum of the lesson; answers to other versions say so in the last column
    /// @param names whether the aliases are told
    public String csv(@Nullable String checksum, boolean names) {
      var csv = new StringBuilder("student,lesson,step,kind,guess,distance,right,version\n");
      for (int i = 0; i < handedIn.size(); i++) {
        HandIn each = handedIn.get(i);
        String student = names && !each.alias().isBlank() ? each.alias() : String.valueOf(i + 1);
        boolean other = checksum != null && !checksum.equals(each.checksum());
        for (Given answer : each.answers()) {
          csv.append(
              String.join(
                  ",",
                  quoted(student),
                  quoted(each.lesson()),
                  quoted(answer.step()),
                  quoted(answer.kind()),
                  quoted(answer.guess()),
                  Double.isFinite(answer.distance()) ? String.valueOf(answer.distance()) : "",
                  String.valueOf(answer.right()),
                  other ? "other" : "same"));
          csv.append('\n');
        }
      }
      return csv.toString();
    }

    /// A field that no spreadsheet takes for a formula.
    private static String quoted(String text) {
      boolean formula = FORMULA.matcher(text).matches() && !NUMBERS.matcher(text).matches();
      String safe = formula ? "'" + text : text;
      return safe.matches("(?s).*[\",\\n\\r].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
  }
}
