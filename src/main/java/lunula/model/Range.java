package lunula.model;

import lunula.files.InvalidValueException;

/// Refuses numbers from outside that are out of range, in a sentence for the person.
public final class Range {
  private Range() {}

  /// A whole number within bounds.
  ///
  /// @param what its name within a sentence: a message, or a name as it is written in files
  /// @return the number
  /// @throws InvalidValueException if it is less than `least` or more than `most`
  public static int check(Object what, int value, int least, int most) {
    check(value >= least && value <= most, what, least, most, value);
    return value;
  }

  /// A number from 0.
  ///
  /// @param what its name within a sentence
  /// @throws InvalidValueException if it is less than 0, more than `most` or no number
  public static void check(Object what, double value, int most) {
    check(value >= 0 && value <= most, what, 0, most, value);
  }

  private static void check(boolean within, Object what, int least, int most, Number value) {
    if (!within) {
      throw new InvalidValueException(
          "model.range", what, Integer.toString(least), Integer.toString(most), value.toString());
    }
  }
}
