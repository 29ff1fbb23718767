package lunula.export.film;

import java.io.IOException;

/// A film that is being written, frame after frame; keeps none of them.
interface FrameSink {
  /// Writes one more frame.
  ///
  /// @param rgb row-major, 0xRRGGBB, of the film's size; free to be used again afterwards
  void add(int[] rgb) throws IOException;

  /// Writes what comes after the last frame; does not close what it writes to.
  void finish() throws IOException;
}
