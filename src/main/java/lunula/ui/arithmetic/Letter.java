package lunula.ui.arithmetic;

import java.util.List;

/// The corners of the parallelogram: three that are chosen, and D = A − B + C.
enum Letter {
  A,
  B,
  C,
  /// The result.
  D;

  /// Those that are chosen.
  static final List<Letter> TERMS = List.of(A, B, C);

  /// The term so many further on, around the ends.
  Letter next(int by) {
    return TERMS.get(Math.floorMod(TERMS.indexOf(this) + by, TERMS.size()));
  }
}
