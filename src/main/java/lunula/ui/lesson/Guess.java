package lunula.ui.lesson;

import java.util.List;
import java.util.Locale;
import lunula.geometry.LatentPoint;
import lunula.model.GrayImage;

/// What a person has answered.
public sealed interface Guess {
  /// As it is handed in: a letter, a number, a place, a sentence; nothing for a drawing.
  default String words() {
    return switch (this) {
      case Choice choice -> String.valueOf((char) ('A' + choice.index()));
      case Value value -> String.valueOf(value.number());
      case Place place -> place.at().x() + " " + place.at().y();
      case Drawing drawing -> "";
      case Sentence sentence -> sentence.words();
    };
  }

  /// One of the choices, counted from 0.
  record Choice(int index) implements Guess {}

  /// A number.
  record Value(double number) implements Guess {}

  /// A place on the map.
  record Place(LatentPoint at) implements Guess {}

  /// A drawing.
  record Drawing(GrayImage picture) implements Guess {}

  /// A sentence.
  record Sentence(String words) implements Guess {
    /// Whether any of some words is in it.
    boolean has(List<String> any) {
      String own = words.toLowerCase(Locale.ROOT);
      return any.stream().anyMatch(word -> own.contains(word.toLowerCase(Locale.ROOT)));
    }
  }

  /// How far a guess was from the truth.
  ///
  /// @param distance in the unit of the answer; NaN where nothing is measured, as of a sentence
  /// @param right whether it is near enough; true where anything is right
  record Outcome(double distance, boolean right) {}
}
