package lunula.ui.kit;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import lunula.export.picture.VectorDrawing;

/// A node that draws pixels itself and can draw them again, at another size, for a picture that is
/// taken away. JavaFX thread only.
public interface VectorSnapshot {
  /// What a picture of the map may be without.
  enum Part {
    /// The images' points, or their thumbnails.
    POINTS,
    /// What lies behind and around the points: density, regions, magnification, decoded pictures,
    /// contours.
    LAYERS,
    /// Lines and numbers of the axes, the legend.
    AXES,
    /// The cursor, the path, the selection, and whatever a tool has drawn.
    MARKS
  }

  /// How it is wanted.
  ///
  /// @param scale pixels a unit of the scene, at least 1
  /// @param clear whether the page behind is to be seen through
  /// @param vectors whether lines and few points are wanted as lines rather than as pixels
  /// @param parts what is shown
  record Wish(double scale, boolean clear, boolean vectors, Set<Part> parts) {
    public Wish {
      parts = Set.copyOf(parts);
    }
  }

  /// What the node draws itself, beneath its children, from its upper left corner.
  List<VectorDrawing.Mark> marks(Wish wish);

  /// Whether a child has no place in a picture: because [#marks] draws it already, or because it is
  /// of use on the screen only.
  default boolean hides(Node child, Wish wish) {
    return false;
  }
}
