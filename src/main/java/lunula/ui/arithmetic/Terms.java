package lunula.ui.arithmetic;

import java.util.Optional;
import lunula.geometry.LatentArithmetic;
import org.jspecify.annotations.Nullable;

/// What has been chosen of A, B and C until now.
record Terms(@Nullable Term a, @Nullable Term b, @Nullable Term c) {
  static final Terms NONE = new Terms(null, null, null);

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
