package lunula.ui.explore;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import lunula.files.JsonField;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;

/// What is in the hand.
public final class ToolSettings {
  private ToolSettings() {}

  public static List<Setting<?>> of(Toolbox toolbox) {
    return List.of(
        Setting.of(
                "window.tool",
                toolbox.instruments().getFirst().id(),
                () -> toolbox.chosenProperty().get().id(),
                id -> take(toolbox, id),
                toolbox.chosenProperty())
            .inSession(new Id(), Phase.AT_ONCE));
  }

  /// One that is not known leaves the hand as it is.
  private static void take(Toolbox toolbox, String id) {
    if (toolbox.instruments().stream().anyMatch(it -> it.id().equals(id))) {
      toolbox.choose(id);
    }
  }

  private static final class Id implements Codec.Plain<String> {
    @Override
    public JsonElement write(String value) {
      return new JsonPrimitive(value);
    }

    @Override
    public String read(JsonField field) {
      return field.text();
    }
  }
}
