package lunula.export.film;

import java.util.ArrayList;
import java.util.List;

/// The colours of a film around its pictures, each 0xRRGGBB. Immutable.
///
/// @param ground behind caption and map
/// @param text of the caption
/// @param muted of what is written small
/// @param mark of the way and the moving point on the map
/// @param classes of the points on the map, by class number; beyond the last it begins anew
public record FilmColours(int ground, int text, int muted, int mark, List<Integer> classes) {
  /// Black on white, points grey.
  public static final FilmColours PAPER =
      new FilmColours(0xffffff, 0x111111, 0x555555, 0x2f4bbf, List.of(0xaaaaaa));

  public FilmColours {
    classes = List.copyOf(classes);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("points on a map have at least one colour");
    }
  }

  int ofClass(int label) {
    return classes.get(label % classes.size());
  }

  /// All of them, and half-tones between each and the ground.
  List<Integer> tones() {
    List<Integer> tones = new ArrayList<>();
    List<Integer> pure = new ArrayList<>(List.of(text, muted, mark));
    pure.addAll(classes.subList(0, Math.min(10, classes.size())));
    for (int colour : pure) {
      for (double share : new double[] {1, 0.75, 0.5, 0.25}) {
        tones.add(blend(ground, colour, share));
      }
    }
    return tones;
  }

  /// A colour between two.
  ///
  /// @param share 0 at `from` to 1 at `to`
  static int blend(int from, int to, double share) {
    int blended = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int start = from >> shift & 255;
      blended |= (int) Math.round(start + share * ((to >> shift & 255) - start)) << shift;
    }
    return blended;
  }
}
