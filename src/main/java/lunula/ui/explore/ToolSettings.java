package lunula.ui.explore;

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
            .inSession(Codec.of(JsonPrimitive::new, JsonField::text), Phase.AT_ONCE));
  }

  /// One that is not known leaves the hand as it is.
  private static void take(Toolbox toolbox, String id) {
    if (toolbox.instruments().stream().anyMatch(it -> it.id().equals(id))) {
      toolbox.choose(id);
    }
  }
}
