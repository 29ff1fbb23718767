package lunula.model;

import java.util.List;

/// What a decoder gives and what lies behind a map's points: a picture, a text, or what comes next.
/// Whoever shows one asks it to be drawn, read out and compared, and need not know which it is.
/// Immutable.
public interface Sample {
  /// It, drawn as a grey picture. A picture gives itself, whatever the side; others are drawn so
  /// that they are crisp in a square of that side.
  ///
  /// @param side of the square that it will be shown in, in pixels; at least 1
  GrayImage picture(int side);

  /// What it says, for captions, screen readers and tables; empty if it has no words.
  String words();

  /// How far it is from another one of its kind and size: 0 if they are the same, 1 if they could
  /// not be further apart. Symmetric.
  ///
  /// @throws IllegalArgumentException if the other is of another kind or size
  double distance(Sample other);

  /// The picture that it is, for what is computed from pixels.
  ///
  /// @throws NoPictureException with a sentence for the person, if it is none
  default GrayImage image() {
    throw new NoPictureException();
  }

  /// The pictures that samples are.
  ///
  /// @throws NoPictureException with a sentence for the person, if one of them is none
  static List<GrayImage> images(List<? extends Sample> samples) {
    return samples.stream().map(Sample::image).toList();
  }
}
