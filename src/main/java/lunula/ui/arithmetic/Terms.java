package lunula.ui.arithmetic;

import java.util.List;
import java.util.Optional;
import lunula.geometry.LatentArithmetic;
import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

/// The terms A, B and C that are set.
record Terms(@Nullable Term a, @Nullable Term b, @Nullable Term c) {
  static final Terms NONE = new Terms(null, null, null);

  /// The corners of the parallelogram: three that are set, and D = A − B + C. Sessions know them by
  /// these letters.
  enum Letter {
    A,
    B,
    C,
    /// The result.
    D;

    /// Those that are set.
    static final List<Letter> TERMS = List.of(A, B, C);

    /// What people see: A and B are the ends of the path on the same map.
    String symbol() {
      return switch (this) {
        case A -> "P";
        case B -> "Q";
        case C -> "R";
        case D -> "S";
      };
    }

    /// The term so many further on, around the ends.
    Letter next(int by) {
      return TERMS.get(Math.floorMod(TERMS.indexOf(this) + by, TERMS.size()));
    }
  }

  /// One of A, B and C.
  ///
  /// @param kind what it is
  /// @param z its whole code; shared, never written to
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
      /// The code of the person's drawing.
      DRAWING
    }

    static Term place(float[] z) {
      return new Term(Kind.PLACE, z, 0, null);
    }
  }

  @Nullable Term of(Letter letter) {
    return switch (letter) {
      case A -> a;
      case B -> b;
      case C -> c;
      case D -> {
        float[] sum = result();
        yield sum == null ? null : Term.place(sum);
      }
    };
  }

  /// The same with another term, or without one.
  Terms with(Letter letter, @Nullable Term term) {
    return switch (letter) {
      case A -> new Terms(term, b, c);
      case B -> new Terms(a, term, c);
      case C -> new Terms(a, b, term);
      case D -> throw new IllegalArgumentException("D follows from the others");
    };
  }

  /// A − B + C; null while one is missing.
  float @Nullable [] result() {
    return a == null || b == null || c == null
        ? null
        : LatentArithmetic.result(a.z(), b.z(), c.z());
  }

  boolean isEmpty() {
    return a == null && b == null && c == null;
  }

  /// The first that is missing.
  Optional<Letter> missing() {
    return Letter.TERMS.stream().filter(letter -> of(letter) == null).findFirst();
  }
}
