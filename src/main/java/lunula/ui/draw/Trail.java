package lunula.ui.draw;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;

/// Where a drawing has been in the latent space, the last so many codes. One thread at a time.
final class Trail {
  private static final int MOST = 120;

  private final Deque<float[]> codes = new ArrayDeque<>();

  /// The drawing is somewhere else now.
  ///
  /// @param code shared; nobody writes to it
  void add(float[] code) {
    codes.addLast(code);
    if (codes.size() > MOST) {
      codes.removeFirst();
    }
  }

  /// Another drawing, or another model.
  void clear() {
    codes.clear();
  }

  /// The places on a plane, the newest last; those of another latent space are left out.
  List<LatentPoint> on(LatentPlane plane) {
    return codes.stream()
        .filter(code -> code.length == plane.dimensions())
        .map(plane::project)
        .toList();
  }
}
