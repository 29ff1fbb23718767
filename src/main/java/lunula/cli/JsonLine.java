package lunula.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import lunula.model.LossParts;

/// One JSON object on one line, for machines. A number that is none becomes null.
final class JsonLine {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /// The same object with one more field: a number, a text, a truth value, a list of those, or
  /// another object.
  JsonLine with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /// The same object with both terms of the loss and their sum; the KL term and the sum are null
  /// for a plain autoencoder, which has neither.
  JsonLine with(Losses words, LossParts losses) {
    return with("reconstruction", losses.reconstruction())
        .with("kl", words.kl(losses))
        .with("negativeElbo", words.negativeElbo(losses));
  }

  private static Object plain(Object value) {
    return switch (value) {
      case JsonLine line -> line.plain();
      case Double number -> Double.isFinite(number) ? number : JsonNull.INSTANCE;
      case Collection<?> many -> many.stream().map(JsonLine::plain).toList();
      default -> value;
    };
  }

  private Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    fields.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  @Override
  public String toString() {
    return GSON.toJson(plain());
  }
}
