package lunula.ui.arithmetic;

import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

/// One of A, B and C.
///
/// @param kind what it is
/// @param z its whole code; shared, nobody writes to it
/// @param number of the image on the map, or of the class; of no meaning for others
/// @param own the drawing itself; null for all else
record Term(Kind kind, float[] z, int number, @Nullable GrayImage own) {
  /// What a term can be.
  enum Kind {
    /// A bare place.
    PLACE,
    /// A real image's code.
    IMAGE,
    /// The mean code of all images of a class.
    CLASS,
    /// The code of what was drawn.
    DRAWING
  }

  static Term place(float[] z) {
    return new Term(Kind.PLACE, z, 0, null);
  }
}
