package lunula.model;

import java.util.Optional;

/// How a text lies where a picture's pixels do: the number of its character at each place in two
/// bytes, all upper ones before all lower ones, as a picture that is two pixels high. So texts are
/// kept, shuffled, split and sent through training as pictures are.
public final class TextCodes {
  private TextCodes() {}

  /// The size that texts of so many places have as pictures.
  public static ImageSize size(int places) {
    return new ImageSize(places, 2);
  }

  /// A character's number.
  ///
  /// @param from where the text begins
  public static int number(byte[] codes, int from, int places, int place) {
    return Byte.toUnsignedInt(codes[from + place]) << 8
        | Byte.toUnsignedInt(codes[from + places + place]);
  }

  /// Writes a character's number.
  public static void put(int number, byte[] codes, int from, int places, int place) {
    codes[from + place] = (byte) (number >> 8);
    codes[from + places + place] = (byte) number;
  }

  /// The codes of a text, filled up with padding.
  ///
  /// @return nothing if the text is too long, or shorter than all must be, or has a character that
  ///     the alphabet does not know
  public static Optional<byte[]> of(String text, Alphabet alphabet, int places) {
    int[] characters = text.codePoints().toArray();
    if (characters.length > places || (characters.length < places && !alphabet.pads())) {
      return Optional.empty();
    }
    byte[] codes = new byte[2 * places];
    for (int place = 0; place < places; place++) {
      int number =
          alphabet.number(place < characters.length ? characters[place] : Alphabet.PADDING);
      if (number < 0) {
        return Optional.empty();
      }
      put(number, codes, 0, places, place);
    }
    return Optional.of(codes);
  }
}
