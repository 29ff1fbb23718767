package lunula.testkit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Looks at a window as it is laid out and tells what does not fit: words that are cut, controls
/// that stick out of what they lie in, and controls that lie upon one another.
@SuppressWarnings("ReferenceEquality") // these very nodes
public final class Fit {
  /// What rounding to pixels may do.
  private static final double SLACK = 1.01;

  private final Parent root;
  private final Bounds window;
  private final List<Node> controls = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private Fit(Parent root) {
    this.root = root;
    window = new BoundingBox(0, 0, root.getScene().getWidth(), root.getScene().getHeight());
  }

  /// One sentence for everything that does not fit. JavaFX thread. Lays out first: an answer that
  /// came since the last frame is looked at as it will be drawn, not halfway.
  ///
  /// @param root in a scene; what lies over another in layers, such as a sheet over the window, is
  ///     a child of this
  public static List<String> complaints(Parent root) {
    layOut(root.getScene().getRoot());
    var fit = new Fit(root);
    fit.walk(root);
    fit.controls.forEach(fit::stickOut);
    fit.overlap();
    return fit.complaints;
  }

  /// Twice, since a scroll bar that appears leaves less room to what was just laid out.
  private static void layOut(Parent top) {
    for (int pass = 0; pass < 2; pass++) {
      top.applyCss();
      top.layout();
    }
  }

  private void walk(Node node) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled) {
      words(labeled);
    }
    if (isLeaf(node)) {
      // What the hand goes through is drawn on something, and may lie on it anywhere.
      if (!isDrawing(node)) {
        controls.add(node);
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::walk);
    }
  }

  private boolean isDrawing(Node node) {
    for (Node at = node; at != null && at != root; at = at.getParent()) {
      if (at.isMouseTransparent()) {
        return true;
      }
    }
    return false;
  }

  /// What a person sees as one thing.
  private static boolean isLeaf(Node node) {
    boolean whole = node instanceof ListView || node instanceof TextArea || node instanceof Labeled;
    boolean empty = node instanceof ScrollPane || node instanceof Separator;
    return whole || (!empty && node instanceof Control control && !holdsOthers(control));
  }

  /// A control of other controls, such as a row of joined buttons.
  private static boolean holdsOthers(Control control) {
    return control.lookupAll(".toggle-button").size() > 1;
  }

  private void words(Labeled labeled) {
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text drawn
          && drawn.getText().contains(labeled.getEllipsisString())
          && !labeled.getText().contains(labeled.getEllipsisString())) {
        complaints.add("cut: %s shows “%s”".formatted(name(labeled), drawn.getText()));
      }
    }
    if (labeled.getGraphic() instanceof Parent graphic) {
      graphic.lookupAll(".label").stream()
          .filter(Labeled.class::isInstance)
          .filter(Node::isVisible)
          .forEach(label -> words((Labeled) label));
    }
  }

  /// What lies in something that scrolls up and down may be anywhere there, but not beside it.
  private void stickOut(Node node) {
    Bounds all = inWindow(node);
    boolean scrolls = false;
    for (Parent around = node.getParent(); around != null; around = around.getParent()) {
      scrolls |= isScrolled(around);
      if (around instanceof Region && isBeyond(all, inWindow(around), scrolls)) {
        complaints.add(
            "beyond: %s %s in %s %s"
                .formatted(name(node), words(all), name(around), words(inWindow(around))));
        return;
      }
      if (around == root) {
        break;
      }
    }
    if (isBeyond(all, window, scrolls)) {
      complaints.add("beyond: %s %s in the window".formatted(name(node), words(all)));
    }
  }

  /// Whether a node is what moves, or the frame it is seen through.
  private static boolean isScrolled(Parent node) {
    boolean moves =
        node.getParent() != null && node.getParent().getStyleClass().contains("viewport");
    return moves || node.getStyleClass().contains("viewport");
  }

  private static boolean isBeyond(Bounds inner, Bounds outer, boolean scrolls) {
    boolean across =
        inner.getMinX() < outer.getMinX() - SLACK || inner.getMaxX() > outer.getMaxX() + SLACK;
    boolean down =
        inner.getMinY() < outer.getMinY() - SLACK || inner.getMaxY() > outer.getMaxY() + SLACK;
    return across || (down && !scrolls);
  }

  private void overlap() {
    for (int i = 0; i < controls.size(); i++) {
      for (int j = i + 1; j < controls.size(); j++) {
        Node one = controls.get(i);
        Node other = controls.get(j);
        if (layer(one) == layer(other) && lieUpon(seen(one), seen(other))) {
          complaints.add(
              "upon each other: %s %s and %s %s"
                  .formatted(name(one), words(seen(one)), name(other), words(seen(other))));
        }
      }
    }
  }

  private static boolean lieUpon(Bounds one, Bounds other) {
    double across =
        Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double down =
        Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return across > SLACK && down > SLACK;
  }

  /// The child of the root that a node is in.
  private Node layer(Node node) {
    Node at = node;
    while (at.getParent() != null && at.getParent() != root) {
      at = at.getParent();
    }
    return at;
  }

  /// The part of a node that is not scrolled away.
  private static Bounds seen(Node node) {
    Bounds left = inWindow(node);
    for (Parent around = node.getParent(); around != null; around = around.getParent()) {
      if (around.getClip() != null) {
        left = common(left, around.localToScene(around.getClip().getBoundsInParent()));
      }
    }
    return left;
  }

  private static Bounds common(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
        Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
  }

  /// Whether a node and all around it are visible. JavaFX thread.
  public static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// Whether all of a control is to be seen without scrolling. JavaFX thread, after layout.
  public static boolean isSeenWhole(Node node) {
    Bounds all = inWindow(node);
    Bounds seen = seen(node);
    double width = node.getScene().getWidth() + 2 * SLACK;
    double height = node.getScene().getHeight() + 2 * SLACK;
    var window = new BoundingBox(-SLACK, -SLACK, width, height);
    return seen.getWidth() > all.getWidth() - SLACK
        && seen.getHeight() > all.getHeight() - SLACK
        && window.contains(seen);
  }

  private static Bounds inWindow(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static String words(Bounds bounds) {
    return "[%.0f…%.0f, %.0f…%.0f]"
        .formatted(bounds.getMinX(), bounds.getMaxX(), bounds.getMinY(), bounds.getMaxY());
  }

  private static String name(Node node) {
    String id = node.getId() == null ? String.join(".", node.getStyleClass()) : "#" + node.getId();
    String words = node instanceof Labeled labeled ? " “" + labeled.getText() + "”" : "";
    return node.getClass().getSimpleName() + " " + id + words;
  }
}
