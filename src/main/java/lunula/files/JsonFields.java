package lunula.files;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One object of a JSON file, read field by field: what is missing or of the wrong kind is refused
/// with the file's and the field's name, never read as null or zero.
public final class JsonFields {
  private final Path file;
  private final String place;
  private final JsonObject object;

  private JsonFields(Path file, String place, JsonObject object) {
    this.file = file;
    this.place = place;
    this.object = object;
  }

  /// The outermost object.
  ///
  /// @param json UTF-8
  public static JsonFields parse(Path file, byte[] json) throws JsonException {
    try {
      JsonReader reader = new JsonReader(new StringReader(utf8(json)));
      reader.setStrictness(Strictness.STRICT);
      JsonElement root = element(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT && root instanceof JsonObject object) {
        return new JsonFields(file, "", object);
      }
    } catch (IOException failure) {
      throw new JsonException(
          file, UserMessage.of("files.json.broken", firstLine(failure)), failure);
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
          throw new MalformedJsonException("a value is missing");
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
        throw new MalformedJsonException("“" + name + "” is there twice");
      }
      object.add(name, element(reader));
    }
    reader.endObject();
    return object;
  }

  private static String utf8(byte[] json) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^.*Exception: ", "");
  }

  /// Names of all fields, in order.
  public Set<String> names() {
    return object.keySet();
  }

  /// Whether there is a field of that name.
  public boolean has(String name) {
    return object.has(name);
  }

  /// `true` or `false`.
  public boolean truth(String name) throws JsonException {
    if (element(name) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw wrongKind(name, "files.json.truth");
  }

  /// A word, a whole number or a list of whole numbers, for settings that may be either.
  public Object setting(String name) throws JsonException {
    JsonElement element = element(name);
    if (element instanceof JsonArray) {
      return counts(name);
    }
    return element instanceof JsonPrimitive value && value.isString()
        ? value.getAsString()
        : (Object) count(name);
  }

  /// A text.
  public String text(String name) throws JsonException {
    if (element(name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw wrongKind(name, "files.json.text");
  }

  /// A whole number that fits a `long`.
  public long integer(String name) throws JsonException {
    return integer(name, element(name));
  }

  /// A whole number that fits an `int`.
  public int count(String name) throws JsonException {
    return count(name, element(name));
  }

  /// A finite number.
  public double number(String name) throws JsonException {
    return number(name, element(name));
  }

  private double number(String name, JsonElement element) throws JsonException {
    if (element instanceof JsonPrimitive value && value.isNumber()) {
      double number = value.getAsDouble();
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw wrongKind(name, "files.json.number");
  }

  /// A finite number, or NaN where the file says `null`: not measured.
  public double measurement(String name) throws JsonException {
    return element(name).isJsonNull() ? Double.NaN : number(name);
  }

  /// Finite numbers, or NaN where the file says `null`.
  public List<Double> measurements(String name) throws JsonException {
    List<Double> numbers = new ArrayList<>();
    for (JsonElement element : array(name)) {
      numbers.add(element.isJsonNull() ? Double.NaN : number(name, element));
    }
    return numbers;
  }

  /// One of the constants, written in lower case.
  public <E extends Enum<E>> E constant(String name, Class<E> type) throws JsonException {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    throw new JsonException(file, UserMessage.of("files.json.constant", text, place + name), null);
  }

  /// How [#constant] expects a constant.
  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// An object within.
  public JsonFields object(String name) throws JsonException {
    return object(name, element(name));
  }

  /// A list of objects.
  public List<JsonFields> objects(String name) throws JsonException {
    JsonArray array = array(name);
    List<JsonFields> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(object(name + "[" + i + "]", array.get(i)));
    }
    return objects;
  }

  /// Whole numbers that fit an `int`.
  public List<Integer> counts(String name) throws JsonException {
    JsonArray array = array(name);
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      counts.add(count(name + "[" + i + "]", array.get(i)));
    }
    return counts;
  }

  /// Texts.
  public List<String> texts(String name) throws JsonException {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : array(name)) {
      if (!(element instanceof JsonPrimitive value && value.isString())) {
        throw wrongKind(name, "files.json.text");
      }
      texts.add(element.getAsString());
    }
    return texts;
  }

  /// Whole numbers.
  public List<Long> integers(String name) throws JsonException {
    JsonArray array = array(name);
    List<Long> integers = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      integers.add(integer(name + "[" + i + "]", array.get(i)));
    }
    return integers;
  }

  private JsonArray array(String name) throws JsonException {
    if (element(name) instanceof JsonArray array) {
      return array;
    }
    throw wrongKind(name, "files.json.list");
  }

  private JsonFields object(String name, JsonElement element) throws JsonException {
    if (element instanceof JsonObject inner) {
      return new JsonFields(file, place + name + ".", inner);
    }
    throw wrongKind(name, "files.json.object");
  }

  private int count(String name, JsonElement element) throws JsonException {
    long value = integer(name, element);
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw wrongKind(name, "files.json.whole.size");
    }
    return (int) value;
  }

  private long integer(String name, JsonElement element) throws JsonException {
    if (element instanceof JsonPrimitive value && value.isNumber()) {
      try {
        return new BigDecimal(value.getAsString()).longValueExact();
      } catch (ArithmeticException | NumberFormatException notWhole) {
        throw wrongKind(name, "files.json.whole.size");
      }
    }
    throw wrongKind(name, "files.json.whole");
  }

  private JsonElement element(String name) throws JsonException {
    @Nullable JsonElement element = object.get(name);
    if (element == null) {
      throw new JsonException(file, UserMessage.of("files.json.missing", place + name), null);
    }
    return element;
  }

  private JsonException wrongKind(String name, String kind) {
    return new JsonException(
        file, UserMessage.of("files.json.kind", UserMessage.of(kind), place + name), null);
  }
}
