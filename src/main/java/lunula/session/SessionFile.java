package lunula.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.JsonException;
import lunula.files.JsonField;
import lunula.files.JsonFields;
import lunula.files.RegularFile;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A session on the disk: JSON in UTF-8 that a person can read and write. Blocking. What is in it,
/// and which versions there are, is told in `docs/decisions/0012-session-file.md`.
///
/// @param path where it lies
public record SessionFile(Path path) {
  /// How the names of such files end.
  public static final String ENDING = ".lunula";

  /// The version that is written; older ones are read as well.
  static final int VERSION = 1;

  private static final String FORMAT = "lunulaSession";
  private static final String SAVED = "saved";
  private static final String MODEL = "model";

  /// Only in notes, which stay on this machine.
  private static final String OWN = "file";

  /// Bytes of the largest session that is read.
  static final int LARGEST = 64 << 20;

  private static final Pattern BROKEN_NUMBERS = Pattern.compile("\\[\\n[^\\[\\]{}\"]*\\n\\s*]");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /// Whether a file is a session by its name.
  public static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /// Reads a session.
  ///
  /// @throws IOException with a sentence for the person, if there is none that this Lunula can use
  public Session read() throws IOException {
    return readNote().session();
  }

  /// Reads a session and which file of the person's it is noted to be of.
  ///
  /// @throws IOException with a sentence for the person, if there is none that this Lunula can use
  RunningSession.Note readNote() throws IOException {
    return read(load());
  }

  /// Reads a session that lies in something else than a file of its own.
  ///
  /// @param name for what there is to say
  /// @throws IOException with a sentence for the person, if it is none that this Lunula can use
  public static Session parse(String name, byte[] bytes) throws IOException {
    return new SessionFile(Path.of(name)).read(bytes).session();
  }

  /// Reads what the file, or an archive in its place, holds.
  ///
  /// @throws IOException with a sentence for the person, if it is none that this Lunula can use
  RunningSession.Note read(byte[] bytes) throws IOException {
    JsonObject root = parse(bytes);
    checkVersion(root.remove(FORMAT));
    JsonElement own = root.remove(OWN);
    try {
      var fields = new JsonField("", root);
      var session = new Session(time(fields.at(SAVED)), Session.Model.of(fields.at(MODEL)), root);
      root.remove(SAVED);
      root.remove(MODEL);
      return new RunningSession.Note(session, place(own));
    } catch (InvalidValueException wrong) {
      throw broken(wrong);
    }
  }

  /// A time as ISO 8601 has it.
  private static Instant time(JsonField field) {
    try {
      return Instant.parse(field.text());
    } catch (DateTimeException wrong) {
      throw field.refused(UserMessage.of("session.time"));
    }
  }

  private static @Nullable Path place(@Nullable JsonElement own) {
    try {
      return own instanceof JsonPrimitive told && told.isString()
          ? Path.of(told.getAsString())
          : null;
    } catch (InvalidPathException nowhere) {
      return null;
    }
  }

  /// The sentence for a session of which a value cannot be used.
  ///
  /// @param wrong its message begins with the name of the value
  public IOException broken(IllegalArgumentException wrong) {
    return refused(UserMessage.of("session.broken", UserMessages.argument(wrong)), wrong);
  }

  /// Writes a session, whole or not at all.
  ///
  /// @throws FileWriteException with a sentence for the person; then an older file is as it was
  public void write(Session session) throws FileWriteException {
    write(new RunningSession.Note(session, null));
  }

  /// Writes a note of a session that may be saved elsewhere.
  void write(RunningSession.Note note) throws FileWriteException {
    AtomicWriter.write(path, bytes(note));
  }

  /// How a note is written.
  static byte[] bytes(RunningSession.Note note) {
    JsonObject root = json(note.session(), note.file());
    // A list of numbers is one line.
    String text =
        BROKEN_NUMBERS
            .matcher(GSON.toJson(root))
            .replaceAll(list -> list.group().replaceAll("\\s+", " "));
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// How a session is written, for what lies in something else than a file of its own: see
  /// [#parse(String, byte[])].
  public static JsonObject json(Session session) {
    return json(session, null);
  }

  private static JsonObject json(Session session, @Nullable Path own) {
    var root = new JsonObject();
    root.addProperty(FORMAT, VERSION);
    if (own != null) {
      root.addProperty(OWN, own.toAbsolutePath().toString());
    }
    root.addProperty(SAVED, session.saved().toString());
    root.add(MODEL, session.model().json());
    session.parts().asMap().forEach(root::add);
    return root;
  }

  private byte[] load() throws IOException {
    try {
      RegularFile.check(path);
      if (Files.size(path) > LARGEST) {
        throw refused(UserMessage.of("session.large"), null);
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException gone) {
      throw new UserMessageException(UserMessage.of("session.gone", path), gone);
    } catch (AccessDeniedException closed) {
      throw new UserMessageException(UserMessage.of("session.closed", path), closed);
    }
  }

  private JsonObject parse(byte[] bytes) throws IOException {
    try {
      if (bytes.length > LARGEST) {
        throw refused(UserMessage.of("session.large"), null);
      }
      if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
        throw refused(UserMessage.of("session.empty"), null);
      }
      return JsonFields.parse(path, bytes).object().object();
    } catch (JsonException wrong) {
      Throwable cause = wrong.getCause();
      if (cause instanceof EOFException cut) {
        throw refused(UserMessage.of("session.cut"), cut);
      }
      throw cause instanceof InvalidValueException twice
          ? broken(twice)
          : refused(UserMessage.of("session.foreign"), wrong);
    }
  }

  private void checkVersion(@Nullable JsonElement format) throws IOException {
    double version =
        format instanceof JsonPrimitive told && told.isNumber() ? told.getAsDouble() : 0;
    if (version > VERSION) {
      throw new UserMessageException("session.newer", name());
    }
    if (version != VERSION) {
      throw refused(UserMessage.of("session.foreign"), null);
    }
  }

  private IOException refused(UserMessage what, @Nullable Exception cause) {
    return new UserMessageException(UserMessage.of("session.unopened", name(), what), cause);
  }

  private String name() {
    return String.valueOf(path.getFileName());
  }
}
