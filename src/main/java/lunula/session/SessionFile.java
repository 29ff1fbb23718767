package lunula.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
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

  private static final long LARGEST = 64L << 20;
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
    JsonObject root = parse(text());
    checkVersion(root);
    root.remove(OWN);
    try {
      return new Session(
          time(given(root, SAVED)), Session.Model.of(MODEL, given(root, MODEL)), root);
    } catch (IllegalArgumentException wrong) {
      throw broken(wrong);
    }
  }

  private static JsonElement given(JsonObject root, String name) {
    JsonElement value = root.remove(name);
    if (value == null || value.isJsonNull()) {
      throw new IllegalArgumentException("“" + name + "” is missing");
    }
    return value;
  }

  /// A time as ISO 8601 has it.
  private static Instant time(JsonElement told) {
    try {
      return Instant.parse(told.getAsString());
    } catch (DateTimeException | IllegalStateException | UnsupportedOperationException wrong) {
      throw new IllegalArgumentException("“" + SAVED + "” is no time", wrong);
    }
  }

  /// The sentence for a session of which a value cannot be used.
  ///
  /// @param wrong its message begins with the name of the value
  public IOException broken(IllegalArgumentException wrong) {
    return refused("is broken: " + wrong.getMessage(), wrong);
  }

  /// Writes a session, whole or not at all.
  ///
  /// @throws FileWriteException with a sentence for the person; then an older file is as it was
  public void write(Session session) throws FileWriteException {
    write(session, null);
  }

  /// Writes a note of a session that is saved elsewhere.
  ///
  /// @param own the person's file of it; null if it has none
  void write(Session session, @Nullable Path own) throws FileWriteException {
    AtomicWriter.write(path, text(session, own).getBytes(StandardCharsets.UTF_8));
  }

  /// The person's own file that a note tells of; empty in other files.
  Optional<Path> own() throws IOException {
    JsonElement file = parse(text()).get(OWN);
    try {
      return file instanceof JsonPrimitive told && told.isString()
          ? Optional.of(Path.of(told.getAsString()))
          : Optional.empty();
    } catch (InvalidPathException nowhere) {
      return Optional.empty();
    }
  }

  private static String text(Session session, @Nullable Path own) {
    var root = new JsonObject();
    root.addProperty(FORMAT, VERSION);
    if (own != null) {
      root.addProperty(OWN, own.toAbsolutePath().toString());
    }
    root.addProperty(SAVED, session.saved().toString());
    root.add(MODEL, session.model().json());
    session.parts().asMap().forEach(root::add);
    // A list of numbers is one line.
    return BROKEN_NUMBERS
            .matcher(GSON.toJson(root))
            .replaceAll(list -> list.group().replaceAll("\\s+", " "))
        + "\n";
  }

  private String text() throws IOException {
    try {
      if (Files.size(path) > LARGEST) {
        throw refused("is far too large for a session", null);
      }
      byte[] bytes = Files.readAllBytes(path);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException gone) {
      throw new IOException(
          "There is no session %s any more; it was moved or deleted.".formatted(path), gone);
    } catch (AccessDeniedException closed) {
      throw new IOException(
          "The session %s may not be read. Check its permissions.".formatted(path), closed);
    } catch (java.nio.charset.CharacterCodingException notText) {
      throw refused("is no session of Lunula", notText);
    }
  }

  private JsonObject parse(String text) throws IOException {
    if (text.isBlank()) {
      throw refused("is empty", null);
    }
    try {
      var reader = new JsonReader(new StringReader(text));
      reader.setStrictness(Strictness.STRICT);
      JsonElement root = GSON.getAdapter(JsonElement.class).read(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT && root instanceof JsonObject object) {
        return object;
      }
    } catch (EOFException cut) {
      throw refused("was cut off", cut);
    } catch (IOException | RuntimeException failure) {
      boolean cut = failure.getCause() instanceof EOFException;
      throw refused(cut ? "was cut off" : "is no session of Lunula", failure);
    }
    throw refused("is no session of Lunula", null);
  }

  private void checkVersion(JsonObject root) throws IOException {
    if (!(root.remove(FORMAT) instanceof JsonPrimitive version) || !version.isNumber()) {
      throw refused("is no session of Lunula", null);
    }
    double number = version.getAsDouble();
    if (number > VERSION) {
      throw new IOException(
          "%s was saved by a newer Lunula. Update Lunula to open it.".formatted(name()));
    }
    if (number != VERSION) {
      throw refused("is no session of Lunula", null);
    }
  }

  private IOException refused(String what, @Nullable Exception cause) {
    return new IOException(
        "%s %s, so nothing was opened.".formatted(name(), what.replaceFirst("\\.$", "")), cause);
  }

  private String name() {
    return "“" + path.getFileName() + "”";
  }
}
