package lunula.ui.kit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A value in a JSON file and its name, so that whoever cannot use it can say which it is. Every
/// refusal is an IllegalArgumentException whose message begins with the name: “path.speed” is no
/// speed.
///
/// @param name with its parents, dotted
/// @param json null where the file has nothing
public record JsonField(String name, @Nullable JsonElement json) {
  private static final int LONGEST_CODE = 4096;

  /// Whether the file has a value here, be it null.
  public boolean isGiven() {
    return json != null;
  }

  /// The field of that name in an object; not given where this is not given.
  public JsonField at(String part) {
    if (json == null) {
      return new JsonField(name + "." + part, null);
    }
    return new JsonField(name.isEmpty() ? part : name + "." + part, object().get(part));
  }

  private JsonElement given() {
    if (json == null || json instanceof JsonNull) {
      throw refused("is missing");
    }
    return json;
  }

  /// An object.
  public JsonObject object() {
    if (given() instanceof JsonObject object) {
      return object;
    }
    throw refused("is no group of values");
  }

  /// The values of a list.
  public List<JsonField> list() {
    if (given() instanceof JsonArray array) {
      return array.asList().stream().map(each -> new JsonField(name, each)).toList();
    }
    throw refused("is no list");
  }

  /// A text.
  public String text() {
    if (given() instanceof JsonPrimitive told && told.isString()) {
      return told.getAsString();
    }
    throw refused("is no text");
  }

  /// True or false.
  public boolean truth() {
    if (given() instanceof JsonPrimitive told && told.isBoolean()) {
      return told.getAsBoolean();
    }
    throw refused("is neither true nor false");
  }

  /// A finite number.
  public double number() {
    if (given() instanceof JsonPrimitive told && told.isNumber()) {
      double number = told.getAsDouble();
      require(Double.isFinite(number), "is a number without end");
      return number;
    }
    throw refused("is no number");
  }

  /// A whole number.
  public int whole() {
    double number = number();
    require(number == Math.rint(number) && Math.abs(number) < 1e9, "is no whole number");
    return (int) number;
  }

  /// A code z: at least one number.
  public List<Float> code() {
    List<Float> code = new ArrayList<>();
    for (JsonField each : list()) {
      float number = (float) each.number();
      require(Float.isFinite(number), "holds a number without end");
      code.add(number);
    }
    require(!code.isEmpty() && code.size() <= LONGEST_CODE, "is no place");
    return List.copyOf(code);
  }

  /// One of several, written in small letters.
  ///
  /// @param usual what a word means that is not known here
  public <E extends Enum<E>> E oneOf(E usual) {
    String word = text();
    for (E one : usual.getDeclaringClass().getEnumConstants()) {
      if (word(one).equals(word)) {
        return one;
      }
    }
    return usual;
  }

  /// How [#oneOf] finds one of several written.
  public static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /// Refuses the value if something does not hold.
  ///
  /// @param otherwise what is wrong with it, as in “is no speed”
  public void require(boolean holds, String otherwise) {
    if (!holds) {
      throw refused(otherwise);
    }
  }

  private IllegalArgumentException refused(String what) {
    return new IllegalArgumentException("“" + name + "” " + what);
  }
}
