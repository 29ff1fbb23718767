package lunula.ui.example;

import java.util.List;
import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.Action;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import lunula.ui.map.Panel;
import lunula.ui.shell.MainActions;

/// The panel with all that it brings.
public final class ExampleInstrument {
  private ExampleInstrument() {}

  public static Panel of(ExampleViewModel model) {
    Texts texts = Texts.of(ExampleView.class);
    Action note =
        Action.of(
                ExampleView.class,
                MainActions.EXPLORING,
                "command.example.note.",
                () -> model.notedProperty().set(model.notedProperty().get() + 1))
            .keys(Keys.shortcut(KeyCode.J).withAlt());
    var words = new Instrument.Words(text -> texts.get("example." + text, note.keyText()));
    return Panel.of(
            new Instrument("example", KeyCode.J, words, null, () -> new ExampleView(model, note)))
        .actions(() -> Feature.of(note))
        .settings(
            List.of(
                Setting.of("example.shown", model.shownProperty())
                    .step(() -> texts.get("example.shown.step"))
                    .inSession(Codec.truth(), Setting.Phase.AT_ONCE)))
        .overlay(ExampleOverlay::new)
        .styled(ExampleView.class);
  }
}
