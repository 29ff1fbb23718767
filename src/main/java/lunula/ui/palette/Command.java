package lunula.ui.palette;

import java.util.function.BooleanSupplier;
import lunula.ui.kit.Action;

/// A line of the palette: an action, or what is understood from the typed. Called on the JavaFX
/// thread.
///
/// @param id tells it from all others, also in the next session; without commas
/// @param name a few words: what it does
/// @param words what else a person might type to find it; may be empty
/// @param keys what to press for it anywhere else; empty if nothing
/// @param available whether it can be done now; cheap
/// @param reason why it cannot while it is not available; may be empty
/// @param run does it
public record Command(
    String id,
    String name,
    String words,
    String keys,
    BooleanSupplier available,
    String reason,
    Runnable run) {
  public Command {
    if (id.isBlank() || id.indexOf(',') >= 0) {
      throw new IllegalArgumentException("no id of a command: " + id);
    }
  }

  /// An action as a line.
  public static Command of(Action action) {
    Action.Words words = action.words();
    return new Command(
        action.id(),
        words.name(),
        words.search(),
        action.keyText(),
        action::isEnabled,
        words.reason(),
        action.run());
  }

  /// One that can always be done.
  public Command(String id, String name, String words, String keys, Runnable run) {
    this(id, name, words, keys, () -> true, "", run);
  }
}
