package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import lunula.files.JsonField;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Setting.Phase;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final SimpleDoubleProperty strength = new SimpleDoubleProperty(0.25);
  private final SimpleBooleanProperty shown = new SimpleBooleanProperty(true);
  private final Settings settings =
      new Settings()
          .add(
              List.of(
                  Setting.number("map.layer.strength", strength)
                      .inSession(Codec.number(0, 1), Phase.AT_ONCE),
                  Setting.of("map.layer.shown", shown)
                      .inSession(Codec.truth(), Phase.AT_ONCE)
                      .usualIfAbsent(),
                  Setting.of("map.open", new SimpleBooleanProperty()).notInSession("a test")));

  /// No model is on this machine.
  private static final class NoModels implements Codec.Models {
    @Override
    public JsonElement write(LibraryEntry model) {
      return JsonNull.INSTANCE;
    }

    @Override
    public Optional<LibraryEntry> read(JsonField field) {
      return Optional.empty();
    }
  }

  private void read(String json) {
    JsonObject session = JsonParser.parseString(json).getAsJsonObject();
    settings.read(session, new NoModels()).forEach(Setting.Value::apply);
  }

  private String refusal(String json) {
    return UserMessages.words(assertThrows(IllegalArgumentException.class, () -> read(json)));
  }

  @Test
  void anIdIsTheAddressInTheSession() throws IOException {
    strength.set(0.5);
    assertEquals(
        "{\"map\":{\"layer\":{\"strength\":0.5,\"shown\":true}}}",
        Settings.write(settings.values(), new NoModels()).toString());
    read("{\"map\": {\"layer\": {\"strength\": 0.75, \"shown\": false}, \"later\": 7}}");
    assertEquals(0.75, strength.get());
    assertEquals(false, shown.get());
  }

  @Test
  void whatIsAbsentStaysUnlessItMeansTheUsual() {
    strength.set(0.5);
    shown.set(false);
    read("{}");
    assertEquals(0.5, strength.get());
    assertTrue(shown.get());
  }

  @Test
  void whatCannotBeIsRefusedByItsName() {
    assertEquals(
        "“map.layer.strength” is not between 0 and 1",
        refusal("{\"map\": {\"layer\": {\"strength\": 2}}}"));
    assertEquals(
        "“map.layer.strength” is missing", refusal("{\"map\": {\"layer\": {\"strength\": null}}}"));
    assertEquals(
        "“map.layer.shown” is neither true nor false",
        refusal("{\"map\": {\"layer\": {\"shown\": \"yes\"}}}"));
    assertEquals("“map.layer” is not a group of values", refusal("{\"map\": {\"layer\": 1}}"));
    assertEquals(0.25, strength.get());
  }

  @Test
  void noTwoHaveTheSameId() {
    List<Setting<?>> again = List.of(Setting.of("map.layer.shown", shown));
    assertThrows(IllegalArgumentException.class, () -> settings.add(again));
    assertThrows(IllegalArgumentException.class, () -> Setting.of("Map layer", shown));
  }

  @Test
  void onlyChangesOfTheSessionAreTold() {
    List<String> told = new ArrayList<>();
    settings.subscribe(() -> told.add("changed"));
    assertEquals(List.of(), told);
    shown.set(false);
    assertEquals(List.of("changed"), told);
  }
}
