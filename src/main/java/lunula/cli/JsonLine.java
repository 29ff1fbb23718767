package lunula.cli;

import com.google.gson.JsonObject;
import java.util.Collection;
import lunula.files.JsonText;
import lunula.model.loss.Losses;

/// One JSON object on one line, for machines. A number that is none becomes null.
final class JsonLine {
  private final JsonObject fields = new JsonObject();

  /// The same object with one more field: a number, a text, a truth value, a list of those, or
  /// another object.
  JsonLine with(String name, Object value) {
    fields.add(name, JsonText.of(plain(value)));
    return this;
  }

  /// The same object with all losses of a network by their ids; those it lacks are null, as the KL
  /// term and the bound of a plain autoencoder.
  JsonLine with(LossWords words, Losses losses) {
    words.all().forEach(each -> with(each.id(), words.schema().value(each, losses)));
    words.schema().absent().forEach(each -> with(each.id(), Double.NaN));
    return this;
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
