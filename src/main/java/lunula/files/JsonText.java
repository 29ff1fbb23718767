package lunula.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/// JSON as text. A number that is none becomes null, which [JsonFields#measurement] reads back.
public final class JsonText {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();
  private static final Gson LINE =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private JsonText() {}

  /// A value as JSON: a text, a number, a truth value, a list or map of those, or JSON already.
  ///
  /// @throws IllegalArgumentException if it is none of these
  public static JsonElement of(Object value) {
    return switch (value) {
      case JsonElement json -> json;
      case Double number -> Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;
      case Float number -> Float.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;
      case Number number -> new JsonPrimitive(number);
      case Boolean truth -> new JsonPrimitive(truth);
      case String text -> new JsonPrimitive(text);
      case Collection<?> many -> {
        var array = new JsonArray();
        many.forEach(one -> array.add(of(one)));
        yield array;
      }
      case Map<?, ?> named -> {
        var object = new JsonObject();
        named.forEach((name, one) -> object.add(String.valueOf(name), of(one)));
        yield object;
      }
      default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
    };
  }

  /// An object of some fields.
  ///
  /// @param fields name, value, name, value …; values as [#of] takes them
  public static JsonObject object(Object... fields) {
    var object = new JsonObject();
    for (int i = 0; i < fields.length; i += 2) {
      object.add((String) fields[i], of(fields[i + 1]));
    }
    return object;
  }

  /// A file’s content for people and machines: indented, UTF-8, with a line break at its end.
  public static byte[] file(JsonElement json) {
    return (PRETTY.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// All on one line, without a line break.
  public static String line(JsonElement json) {
    return LINE.toJson(json);
  }
}
