package lunula.files;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A value in a JSON file and its name, so that whoever cannot use it can say which it is. Every
/// refusal is an [InvalidValueException] that begins with the name: “path.speed” is not a number.
///
/// @param name with its parents, dotted
/// @param json null where the file has nothing
public record JsonField(String name, @Nullable JsonElement json) {
  private static final int LONGEST_CODE = 4096;
  private static final float FARTHEST = 1e9f;

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
      throw refused("files.json.field.missing");
    }
    return json;
  }

  /// An object.
  public JsonObject object() {
    if (given() instanceof JsonObject object) {
      return object;
    }
    throw refused("files.json.field.object");
  }

  /// The values of a list.
  public List<JsonField> list() {
    if (given() instanceof JsonArray array) {
      return array.asList().stream().map(each -> new JsonField(name, each)).toList();
    }
    throw refused("files.json.field.list");
  }

  /// A text.
  public String text() {
    if (given() instanceof JsonPrimitive told && told.isString()) {
      return told.getAsString();
    }
    throw refused("files.json.field.text");
  }

  /// True or false.
  public boolean truth() {
    if (given() instanceof JsonPrimitive told && told.isBoolean()) {
      return told.getAsBoolean();
    }
    throw refused("files.json.field.truth");
  }

  /// A finite number.
  public double number() {
    if (given() instanceof JsonPrimitive told && told.isNumber()) {
      double number = told.getAsDouble();
      if (Double.isFinite(number)) {
        return number;
      }
      throw refused("files.json.field.endless");
    }
    throw refused("files.json.field.number");
  }

  /// A number within bounds, both included.
  public double number(double least, double most) {
    double number = number();
    require(
        number >= least && number <= most, UserMessage.of("files.json.field.between", least, most));
    return number;
  }

  /// A whole number that fits a `long`.
  public long integer() {
    if (given() instanceof JsonPrimitive told && told.isNumber()) {
      try {
        return new BigDecimal(told.getAsString()).longValueExact();
      } catch (ArithmeticException | NumberFormatException notWhole) {
        throw refused("files.json.field.whole");
      }
    }
    throw refused("files.json.field.number");
  }

  /// The values of a list that has at most so many.
  public List<JsonField> list(int most) {
    require(
        !(json instanceof JsonArray array) || array.size() <= most,
        UserMessage.of("files.json.field.long", most));
    return list();
  }

  /// A whole number between −10⁹ and 10⁹.
  public int whole() {
    long number = integer();
    if (Math.abs(number) >= 1_000_000_000) {
      throw refused("files.json.field.whole");
    }
    return (int) number;
  }

  /// A whole number within bounds, both included.
  public int whole(int least, int most) {
    int number = whole();
    require(
        number >= least && number <= most, UserMessage.of("files.json.field.between", least, most));
    return number;
  }

  /// A code z: at least one number, each between −10⁹ and 10⁹.
  public List<Float> code() {
    List<Float> code =
        list(LONGEST_CODE).stream().map(each -> (float) each.number(-FARTHEST, FARTHEST)).toList();
    require(!code.isEmpty(), UserMessage.of("files.json.field.code"));
    return code;
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
  /// @param otherwise what is wrong with it, as in “is no pair”
  public void require(boolean holds, UserMessage otherwise) {
    if (!holds) {
      throw refused(otherwise);
    }
  }

  /// A refusal of the value.
  ///
  /// @param what is wrong with it, as in “is no pair”
  public InvalidValueException refused(UserMessage what) {
    return new InvalidValueException("files.json.field", name, what);
  }

  private InvalidValueException refused(String key) {
    return refused(UserMessage.of(key));
  }
}
