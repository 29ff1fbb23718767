package lunula.ui.session;

import lunula.ui.compare.CompareViewModel;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.draw.DrawViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Toolbox;
import lunula.ui.map.MapViewModel;
import lunula.ui.path.PathViewModel;
import lunula.ui.sample.AroundViewModel;
import lunula.ui.sample.PosteriorViewModel;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;

/// All that a session is about. JavaFX thread only.
///
/// @param main the window around the panels
/// @param models opens models
/// @param map the map, its layers and its classes
/// @param path the interpolation
/// @param select the chosen images
/// @param compare several models at once
/// @param decode the decoded picture
/// @param draw the person's own drawing
/// @param around pictures drawn around a place
/// @param posterior posteriors of chosen images
/// @param toolbox what is in the hand
public record Workspace(
    MainViewModel main,
    ModelSwitch models,
    MapViewModel map,
    PathViewModel path,
    SelectViewModel select,
    CompareViewModel compare,
    DecodeViewModel decode,
    DrawViewModel draw,
    AroundViewModel around,
    PosteriorViewModel posterior,
    Toolbox toolbox) {
  /// The state all panels share.
  ExplorerState exploration() {
    return main.exploration();
  }
}
