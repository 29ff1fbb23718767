package lunula.ui.path;

import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;

/// The instrument that draws the path.
public final class PathInstrument {
  private PathInstrument() {}

  /// @param map on which the path is drawn
  /// @param box asked when the tool is laid down, as it holds this instrument itself
  public static Instrument of(
      PathViewModel model, PathEditor editor, MapViewModel map, Supplier<Toolbox> box) {
    Texts texts = Texts.of(PathInstrument.class);
    return new Instrument(
        "path",
        KeyCode.L,
        new Instrument.Words(
            texts.get("path.tool.name"), texts.get("path.tool.what"), texts.get("path.tool.hint")),
        new PathTool(
            editor, map.viewportProperty()::get, System::nanoTime, () -> box.get().layDown()),
        () -> new PathPanel(model, editor));
  }
}
