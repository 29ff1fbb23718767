package lunula.ui.export;

import lunula.export.picture.VectorDrawing;
import org.jspecify.annotations.Nullable;

/// Something that a still picture can be taken of. JavaFX thread only.
public interface Subject {
  /// What it is.
  enum Kind {
    /// The map as it stands on the screen.
    MAP,
    /// The picture decoded at the cursor.
    PICTURE,
    /// Pictures decoded all over what the map shows.
    GRID,
    /// Pictures along the path, with how fast they change.
    STRIP,
    /// Pictures sampled around a place or selected.
    SHEET,
    /// Several models side by side.
    COMPARISON;

    /// Whether it has lines and words enough to be worth SVG or PDF.
    boolean hasLines() {
      return this == MAP || this == STRIP || this == COMPARISON;
    }
  }

  Kind kind();

  /// Whether there is anything now.
  boolean isThere();

  /// What of it is left out, in a sentence; empty if nothing is.
  default String remark() {
    return "";
  }

  /// Draws it; null if there is nothing after all.
  @Nullable VectorDrawing draw(Look look);
}
