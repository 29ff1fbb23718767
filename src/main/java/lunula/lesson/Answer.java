package lunula.lesson;

import java.util.List;

/// What is right.
public sealed interface Answer {
  /// Nothing in particular, as with a drawing or a sentence.
  record Open() implements Answer {}

  /// One of the choices.
  ///
  /// @param index counted from 0: A is 0
  record Choice(int index) implements Answer {}

  /// A number that is known.
  record Value(double number) implements Answer {}

  /// A number that was measured.
  record Measured(Figure figure) implements Answer {}

  /// A test image, or where it lies.
  ///
  /// @param number counted from 0
  record Image(int number) implements Answer {}

  /// A place on the map.
  record Place(double x, double y) implements Answer {}

  /// Words that must be in a sentence, any of them.
  record Words(List<String> any) implements Answer {
    public Words {
      any = List.copyOf(any);
    }
  }
}
