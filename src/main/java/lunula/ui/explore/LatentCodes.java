package lunula.ui.explore;

import java.util.ArrayList;
import java.util.List;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;

/// Places of the map as whole codes z, which mean the same on any plane, and back. JavaFX thread
/// only.
public final class LatentCodes {
  private LatentCodes() {}

  /// The code at a place of the map.
  public static List<Float> at(Slice slice, LatentPoint place) {
    return list(slice.planeProperty().get().lift(place));
  }

  /// The nearest place of the map; its middle for codes of another model.
  public static LatentPoint place(Slice slice, List<Float> code) {
    LatentPlane plane = slice.planeProperty().get();
    return code.size() == plane.dimensions() ? plane.project(array(code)) : new LatentPoint(0, 0);
  }

  /// A code that nobody can change.
  public static List<Float> list(float[] z) {
    List<Float> list = new ArrayList<>();
    for (float number : z) {
      list.add(number);
    }
    return List.copyOf(list);
  }

  /// A code for an engine.
  public static float[] array(List<Float> code) {
    float[] array = new float[code.size()];
    for (int at = 0; at < array.length; at++) {
      array[at] = code.get(at);
    }
    return array;
  }
}
