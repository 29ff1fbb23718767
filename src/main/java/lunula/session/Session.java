package lunula.session;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.regex.Pattern;
import lunula.files.JsonField;
import lunula.files.JsonText;
import lunula.files.UserMessage;

/// Where a person stands in exploring a model: all that is needed to go on there, and nothing that
/// only this machine knows. What is set is named by the settings of the window, which alone know
/// what it means; parts that are absent are left as they are when a session is opened.
///
/// Places are whole codes z, not places of the map: the map's axes may be turned the next time.
/// Words that stand for one of several are small letters; one that is not known means the usual.
///
/// @param saved when it was taken
/// @param model what is on the map
/// @param parts what is set, by name: objects in objects; nobody writes to it
public record Session(Instant saved, Model model, JsonObject parts) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /// A model, known again whatever it is called and wherever it lies.
  ///
  /// @param name what the person called it
  /// @param checksum SHA-256 of its weights' file, hexadecimal
  /// @param data the name of the data set it learned from
  /// @param dataChecksum that data set's checksum
  public record Model(String name, String checksum, String data, String dataChecksum) {
    public Model {
      if (!SHA_256.matcher(checksum).matches()) {
        throw new IllegalArgumentException("“model.checksum” is no SHA-256");
      }
    }

    /// Reads how [#json] writes it.
    ///
    /// @throws lunula.files.InvalidValueException with what is wrong, beginning with the name of
    ///     the value
    public static Model of(JsonField field) {
      JsonField checksum = field.at("checksum");
      if (!SHA_256.matcher(checksum.text()).matches()) {
        throw checksum.refused(UserMessage.of("session.checksum"));
      }
      return new Model(
          field.at("name").text(),
          checksum.text(),
          field.at("data").text(),
          field.at("dataChecksum").text());
    }

    /// How a session names it.
    public JsonObject json() {
      return JsonText.object(
          "name", name,
          "checksum", checksum,
          "data", data,
          "dataChecksum", dataChecksum);
    }
  }

  /// Whether both are the same but for the time.
  public boolean isLike(Session other) {
    return model.equals(other.model) && parts.equals(other.parts);
  }
}
