package lunula.model;

import java.util.HashMap;
import java.util.Map;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;

/// The characters that texts are made of, by number. A character is a code point of Unicode, so
/// that every script and every emoji counts as one. Immutable; any thread.
public final class Alphabet {
  /// Most characters that there may be: a number is kept in two bytes.
  public static final int MOST = 1 << 16;

  /// Stands behind a text that is shorter than others of its set.
  public static final int PADDING = 0;

  /// Stands for a character that is too rare to be learned.
  public static final int UNKNOWN = 0xFFFD;

  private final int[] characters;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  /// @param characters one behind the other, no two alike, [#PADDING] first if there is any
  /// @throws InvalidValueException if there are none, too many, or two alike
  public Alphabet(String characters) {
    this.characters = characters.codePoints().toArray();
    Range.check(UserMessage.of("model.alphabet"), this.characters.length, 1, MOST);
    for (int i = 0; i < this.characters.length; i++) {
      if (numbers.put(this.characters[i], i) != null) {
        throw new InvalidValueException(
            "model.alphabet.twice", Character.toString(this.characters[i]));
      }
    }
  }

  /// How many characters.
  public int size() {
    return characters.length;
  }

  /// A character by its number; empty for padding.
  public String character(int number) {
    return characters[number] == PADDING ? "" : Character.toString(characters[number]);
  }

  /// The number of a character: that of [#UNKNOWN] if it is not among these, −1 if that is not
  /// either.
  public int number(int character) {
    return numbers.getOrDefault(character, numbers.getOrDefault(UNKNOWN, -1));
  }

  /// Whether texts may be shorter than their set's longest.
  public boolean pads() {
    return characters[0] == PADDING;
  }

  /// All of them, one behind the other.
  public String characters() {
    return new String(characters, 0, characters.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alphabet that && characters().equals(that.characters());
  }

  @Override
  public int hashCode() {
    return characters().hashCode();
  }

  @Override
  public String toString() {
    return characters();
  }
}
