package lunula.cli;

import com.google.gson.JsonObject;
import java.util.Collection;
import lunula.files.JsonText;
import lunula.model.LossParts;

/// One JSON object on one line, for machines. A number that is none becomes null.
final class JsonLine {
  private final JsonObject fields = new JsonObject();

  /// The same object with one more field: a number, a text, a truth value, a list of those, or
  /// another object.
  JsonLine with(String name, Object value) {
    fields.add(name, JsonText.of(plain(value)));
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
      case JsonLine line -> line.fields;
      case Collection<?> many -> many.stream().map(JsonLine::plain).toList();
      default -> value;
    };
  }

  @Override
  public String toString() {
    return JsonText.line(fields);
  }
}
