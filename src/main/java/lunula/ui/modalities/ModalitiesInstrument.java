package lunula.ui.modalities;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import javafx.scene.input.KeyCode;
import lunula.files.JsonField;
import lunula.model.Description;
import lunula.model.HiddenHalf;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.modalities.ModalitiesViewModel.Source;

/// Both modalities of a model, as an instrument. JavaFX thread only.
public final class ModalitiesInstrument {
  private ModalitiesInstrument() {}

  /// Of no use with models that know pictures alone.
  public static Instrument of(ModalitiesViewModel model) {
    return new Instrument(
        "modalities",
        KeyCode.U,
        Instrument.Words.of(ModalitiesInstrument.class, "modalities.tool."),
        null,
        () -> new ModalitiesPanel(model),
        model.saidProperty().map(said -> !said.properties().isEmpty()),
        true);
  }

  /// What is said, and what is shown.
  public static List<Setting<?>> settings(ModalitiesViewModel model) {
    return List.of(
        Setting.of("modalities.source", model.sourceProperty())
            .inSession(Codec.oneOf(Source.NEAREST), Phase.AT_ONCE),
        Setting.of("modalities.hidden", model.hiddenProperty())
            .inSession(Codec.oneOf(HiddenHalf.NOTHING), Phase.AT_ONCE),
        Setting.of(
                "modalities.said",
                List.<Double>of(),
                model::values,
                model::restore,
                model.saidProperty())
            .inSession(
                Codec.of(ModalitiesInstrument::write, ModalitiesInstrument::read), Phase.MODEL));
  }

  /// Nothing stands where something is left open.
  private static JsonElement write(List<Double> values) {
    var json = new JsonArray();
    values.forEach(value -> json.add(value.isNaN() ? null : value));
    return json;
  }

  private static boolean isOpen(JsonField value) {
    return value.json() == null || value.json().isJsonNull();
  }

  private static List<Double> read(JsonField field) {
    return field.list().stream()
        .map(each -> isOpen(each) ? Description.UNSAID : each.number(-360, 360))
        .toList();
  }
}
