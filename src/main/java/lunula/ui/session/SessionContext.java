package lunula.ui.session;

import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Settings;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;

/// What a session is taken from and opened into. JavaFX thread only.
///
/// @param main the window around the panels
/// @param models opens models
/// @param settings of all features
public record SessionContext(MainViewModel main, ModelSwitch models, Settings settings) {
  /// The state all panels share.
  ExplorerState exploration() {
    return main.exploration();
  }
}
