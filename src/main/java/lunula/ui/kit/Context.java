package lunula.ui.kit;

import org.jspecify.annotations.Nullable;

/// Where keys work: the whole window, the map, a tool while it is in the hand, a panel, a list.
///
/// @param owner has the title in the texts beside it
/// @param title key of the title
/// @param everywhere whether its keys work wherever the keyboard is, unless a text is being typed
///     or the part that has the keyboard takes them itself
/// @param within what it is a part of; null if nothing
/// @param mode whether it is a state of the window in which its keys come before all others
public record Context(
    Class<?> owner, String title, boolean everywhere, @Nullable Context within, boolean mode) {
  /// One that is no mode.
  public Context(Class<?> owner, String title, boolean everywhere, @Nullable Context within) {
    this(owner, title, everywhere, within, false);
  }

  /// A state of the window in which its keys come before all others.
  public static Context mode(Class<?> owner, String title) {
    return new Context(owner, title, true, null, true);
  }

  /// Whose keys work wherever the keyboard is.
  public static Context everywhere(Class<?> owner, String title) {
    return new Context(owner, title, true, null);
  }

  /// A part of the window that takes its keys while it has the keyboard.
  public static Context of(Class<?> owner, String title) {
    return new Context(owner, title, false, null);
  }

  /// A part of another one, such as a tool of the map.
  public static Context within(Context whole, Class<?> owner, String title) {
    return new Context(owner, title, false, whole);
  }

  /// What people read over its keys.
  public String words() {
    return Texts.of(owner).get(title);
  }

  /// Whether a key may mean something in both at the same time.
  public boolean overlaps(Context other) {
    return mode == other.mode
        && (everywhere || other.everywhere || isIn(other) || other.isIn(this));
  }

  /// Whether it is another one or a part of it.
  public boolean isIn(Context other) {
    return equals(other) || (within != null && within.isIn(other));
  }
}
