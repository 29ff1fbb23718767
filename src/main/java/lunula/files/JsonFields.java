package lunula.files;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One object of a JSON file, read field by field: what is missing or of the wrong kind is refused
/// with the file's and the field's name, never read as null or zero.
///
/// @param file named in refusals
/// @param object the object, named by where it is in the file; the outermost has no name
public record JsonFields(Path file, JsonField object) {
  /// What the reader says to programmers.
  private static final int LONGEST_NAME = 100;
  private static final Pattern ADVICE =
      Pattern.compile("Use JsonReader\\.setStrictness.* at line (\\d+) column (\\d+) .*");

  /// The outermost object.
  ///
  /// @param json UTF-8
  public static JsonFields parse(Path file, byte[] json) throws JsonException {
    try {
      JsonReader reader =
          new JsonReader(
              new StringReader(
                  StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString()));
      reader.setStrictness(Strictness.STRICT);
      JsonElement root = element(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT && root instanceof JsonObject) {
        return new JsonFields(file, new JsonField("", root));
      }
    } catch (InvalidValueException twice) {
      throw new JsonException(
          file, UserMessage.of("files.json.broken", twice.userMessage()), twice);
    } catch (IOException failure) {
      throw new JsonException(file, UserMessage.of("files.json.broken", reason(failure)), failure);
    }
    throw new JsonException(file, UserMessage.of("files.json.object.none"), null);
  }

  // Gson's own parser loads its adapters for every Java type first, some 20 ms at a cold start, and
  // takes a name that is there twice. The reader itself limits the depth.
  private static JsonElement element(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
          array.add(element(reader));
        }
        reader.endArray();
        yield array;
      }
      case STRING -> new JsonPrimitive(reader.nextString());
      case NUMBER -> new JsonPrimitive(numberOf(reader.nextString()));
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
      case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT ->
          throw new AssertionError("the reader lets no value be missing");
    };
  }

  private static Number numberOf(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException fractionOrLarger) {
      return Double.valueOf(text);
    }
  }

  private static JsonObject object(JsonReader reader) throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw new InvalidValueException("files.json.twice", Line.of(name, LONGEST_NAME));
      }
      object.add(name, element(reader));
    }
    reader.endObject();
    return object;
  }

  private static Object reason(Exception failure) {
    String said =
        String.valueOf(failure.getMessage())
            .lines()
            .findFirst()
            .orElse("")
            .replaceFirst("^.*Exception: ", "")
            // Where it is, as far as a person would follow it.
            .replaceFirst("( path \\$.{60}).*", "$1…");
    Matcher advice = ADVICE.matcher(said);
    return advice.matches()
        ? UserMessage.of("files.json.place", advice.group(1), advice.group(2))
        : said;
  }

  /// An object without fields.
  public static JsonFields of(Path file) {
    return new JsonFields(file, new JsonField("", new JsonObject()));
  }

  /// Names of all fields, in order.
  public Set<String> names() {
    return object.object().keySet();
  }

  /// Whether there is a field of that name.
  public boolean has(String name) {
    return object.at(name).isGiven();
  }

  /// `true` or `false`.
  public boolean truth(String name) throws JsonException {
    return read(name, "files.json.truth", JsonField::truth);
  }

  /// A word, a whole number or a list of whole numbers, for settings that may be either.
  public Object setting(String name) throws JsonException {
    JsonElement json = field(name).json();
    if (json instanceof JsonArray) {
      return counts(name);
    }
    return json instanceof JsonPrimitive word && word.isString() ? word.getAsString() : count(name);
  }

  /// A text.
  public String text(String name) throws JsonException {
    return read(name, "files.json.text", JsonField::text);
  }

  /// A whole number that fits a `long`.
  public long integer(String name) throws JsonException {
    return integer(field(name));
  }

  /// A whole number that fits an `int`.
  public int count(String name) throws JsonException {
    return count(field(name));
  }

  /// A finite number.
  public double number(String name) throws JsonException {
    return read(name, "files.json.number", JsonField::number);
  }

  /// A finite number, or NaN where the file says `null`: not measured.
  public double measurement(String name) throws JsonException {
    return measurement(field(name));
  }

  /// Finite numbers, or NaN where the file says `null`.
  public List<Double> measurements(String name) throws JsonException {
    return list(name, this::measurement);
  }

  /// One of the constants, written in lower case.
  public <E extends Enum<E>> E constant(String name, Class<E> type) throws JsonException {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (JsonField.word(constant).equals(text)) {
        return constant;
      }
    }
    String known =
        Stream.of(type.getEnumConstants()).map(JsonField::word).collect(Collectors.joining(", "));
    throw new JsonException(
        file, UserMessage.of("files.json.constant", text, field(name).name(), known), null);
  }

  /// An object within.
  public JsonFields object(String name) throws JsonException {
    return object(field(name));
  }

  /// A list of objects.
  public List<JsonFields> objects(String name) throws JsonException {
    return list(name, this::object);
  }

  /// Whole numbers that fit an `int`.
  public List<Integer> counts(String name) throws JsonException {
    return list(name, this::count);
  }

  /// Texts.
  public List<String> texts(String name) throws JsonException {
    return list(name, field -> read(field, "files.json.text", JsonField::text));
  }

  /// Whole numbers.
  public List<Long> integers(String name) throws JsonException {
    return list(name, this::integer);
  }

  private interface Reading<T> {
    T of(JsonField field) throws JsonException;
  }

  private <T> List<T> list(String name, Reading<T> reading) throws JsonException {
    List<JsonField> elements = read(name, "files.json.list", JsonField::list);
    List<T> all = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      String element = field(name).name() + "[" + i + "]";
      all.add(reading.of(new JsonField(element, elements.get(i).json())));
    }
    return all;
  }

  private double measurement(JsonField field) throws JsonException {
    return field.json() instanceof JsonNull
        ? Double.NaN
        : read(field, "files.json.number", JsonField::number);
  }

  private JsonFields object(JsonField field) throws JsonException {
    read(field, "files.json.object", JsonField::object);
    return new JsonFields(file, field);
  }

  private int count(JsonField field) throws JsonException {
    long value = integer(field);
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw wrongKind(field, "files.json.whole.size");
    }
    return (int) value;
  }

  private long integer(JsonField field) throws JsonException {
    boolean number = field.json() instanceof JsonPrimitive told && told.isNumber();
    return read(field, number ? "files.json.whole.size" : "files.json.whole", JsonField::integer);
  }

  private <T> T read(String name, String kind, Function<JsonField, T> reading)
      throws JsonException {
    return read(field(name), kind, reading);
  }

  private <T> T read(JsonField field, String kind, Function<JsonField, T> reading)
      throws JsonException {
    try {
      return reading.apply(field);
    } catch (InvalidValueException other) {
      throw wrongKind(field, kind);
    }
  }

  private JsonField field(String name) throws JsonException {
    JsonField field = object.at(name);
    if (!field.isGiven()) {
      throw new JsonException(file, UserMessage.of("files.json.missing", field.name()), null);
    }
    return field;
  }

  private JsonException wrongKind(JsonField field, String kind) {
    return new JsonException(
        file, UserMessage.of("files.json.kind", UserMessage.of(kind), field.name()), null);
  }
}
