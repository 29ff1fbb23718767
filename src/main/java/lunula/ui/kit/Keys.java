package lunula.ui.kit;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key, with what is held down with it.
///
/// @param code the key; `UNDEFINED` for a character that lies on other keys on other keyboards
/// @param character what is typed, if `code` is `UNDEFINED`; else empty
/// @param shortcut whether Ctrl, on macOS ⌘, is held
/// @param alt whether Alt is held
/// @param shift whether Shift is held
/// @param told whether people are told of it; false for a second key of the same meaning
public record Keys(
    KeyCode code, String character, boolean shortcut, boolean alt, Shift shift, boolean told) {
  /// What Shift does to a key.
  public enum Shift {
    /// Held or not, it is the same.
    ANY,
    /// Must be held.
    DOWN,
    /// Must not be held.
    UP
  }

  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  public Keys {
    if ((code == KeyCode.UNDEFINED) == character.isEmpty()) {
      throw new IllegalArgumentException("either a key or a character: " + code + character);
    }
  }

  /// A key alone.
  public static Keys of(KeyCode code) {
    return new Keys(code, "", false, false, Shift.ANY, true);
  }

  /// A key with Ctrl, or with ⌘ on macOS.
  public static Keys shortcut(KeyCode code) {
    return new Keys(code, "", true, false, Shift.ANY, true);
  }

  /// A character, wherever the keyboard has it.
  public static Keys typed(String character) {
    return new Keys(KeyCode.UNDEFINED, character, false, false, Shift.ANY, true);
  }

  /// The same with Shift held.
  public Keys withShift() {
    return new Keys(code, character, shortcut, alt, Shift.DOWN, told);
  }

  /// The same, but not while Shift is held.
  public Keys withoutShift() {
    return new Keys(code, character, shortcut, alt, Shift.UP, told);
  }

  /// The same with Alt held.
  public Keys withAlt() {
    return new Keys(code, character, shortcut, true, shift, told);
  }

  /// The same, but people are not told of it.
  public Keys untold() {
    return new Keys(code, character, shortcut, alt, shift, false);
  }

  /// Whether an event of a key that was pressed or typed is this one.
  public boolean matches(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_TYPED) {
      return !character.isEmpty() && event.getCharacter().equals(character);
    }
    boolean shifted =
        switch (shift) {
          case ANY -> true;
          case DOWN -> event.isShiftDown();
          case UP -> !event.isShiftDown();
        };
    return code != KeyCode.UNDEFINED
        && event.getCode() == code
        && event.isShortcutDown() == shortcut
        && event.isAltDown() == alt
        && shifted;
  }

  /// Whether one press can be both.
  public boolean collidesWith(Keys other) {
    boolean shiftsDiffer = shift != other.shift && shift != Shift.ANY && other.shift != Shift.ANY;
    return code == other.code
        && character.equals(other.character)
        && shortcut == other.shortcut
        && alt == other.alt
        && !shiftsDiffer;
  }

  /// Whether it works while a text is being typed: what types nothing does.
  public boolean worksWhileTyping() {
    return shortcut || code == KeyCode.ESCAPE || code.isFunctionKey();
  }

  /// As people read it on this machine: `Ctrl+Shift+S`, on macOS `⇧⌘S`.
  public String text() {
    return text(MAC);
  }

  String text(boolean mac) {
    String held =
        (alt ? mac ? "⌥" : "Alt+" : "")
            + (shift == Shift.DOWN ? mac ? "⇧" : "Shift+" : "")
            + (mac && shortcut ? "⌘" : "");
    return (shortcut && !mac ? "Ctrl+" : "") + held + name();
  }

  private String name() {
    return switch (code) {
      case UNDEFINED -> character;
      case OPEN_BRACKET -> "[";
      case CLOSE_BRACKET -> "]";
      case COMMA -> ",";
      case PERIOD -> ".";
      case PLUS -> "+";
      case MINUS -> "−";
      default -> code.getName();
    };
  }
}
