package lunula.ui.export;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.ui.kit.Setting;

/// Whether the sheet is out, and at which page. JavaFX thread only; needs no window.
public final class ExportViewModel {
  private final BooleanProperty shown;
  private final ObjectProperty<String> page;

  /// @param shown whether the sheet is out
  /// @param first id of the page that is shown first
  public ExportViewModel(BooleanProperty shown, String first) {
    this.shown = shown;
    page = new SimpleObjectProperty<>(first);
  }

  /// Whether the sheet is out.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// Id of the page that is shown.
  public ObjectProperty<String> pageProperty() {
    return page;
  }

  /// All that can be set.
  public List<Setting<?>> settings() {
    return Setting.notInSession(
        "the sheet lies over the window until it is shut", Setting.of("export.page", page));
  }

  /// Takes the sheet out at a page.
  public void show(String id) {
    page.set(id);
    shown.set(true);
  }

  /// Puts the sheet away.
  public void close() {
    shown.set(false);
  }
}
