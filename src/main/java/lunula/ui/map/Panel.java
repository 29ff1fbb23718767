package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lunula.ui.explore.Instrument;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Setting;
import org.jspecify.annotations.Nullable;

/// All that a panel adds to the window: its tool, its actions, its settings, and what it draws on
/// the map. The composition registers it and knows nothing else of it.
///
/// @param instrument its button, its key and its page
/// @param actions what can be done there; made after the first frame
/// @param settings what can be set there; a session sets them after the cursor and the view
/// @param overlays laid over the map in order, seen while its tool is chosen
/// @param styled a class beside whose style sheet, which has its icon `icon-tool-<id>`; null if the
///     window's own sheet has it
public record Panel(
    Instrument instrument,
    Supplier<Feature> actions,
    List<Setting<?>> settings,
    List<Supplier<DrawnOverlay<?>>> overlays,
    @Nullable Class<?> styled) {
  public Panel {
    settings = List.copyOf(settings);
    overlays = List.copyOf(overlays);
  }

  /// A panel that brings a tool and nothing else.
  public static Panel of(Instrument instrument) {
    return new Panel(instrument, () -> Feature.of(), List.of(), List.of(), null);
  }

  /// The same with what can be done there.
  public Panel actions(Supplier<Feature> feature) {
    return new Panel(instrument, feature, settings, overlays, styled);
  }

  /// The same with what can be set there.
  public Panel settings(List<Setting<?>> registered) {
    return new Panel(instrument, actions, registered, overlays, styled);
  }

  /// The same with something drawn on the map.
  public Panel overlay(Supplier<DrawnOverlay<?>> overlay) {
    List<Supplier<DrawnOverlay<?>>> all = new ArrayList<>(overlays);
    all.add(overlay);
    return new Panel(instrument, actions, settings, all, styled);
  }

  /// The same with its icon in the style sheet of a class's package.
  public Panel styled(Class<?> owner) {
    return new Panel(instrument, actions, settings, overlays, owner);
  }
}
