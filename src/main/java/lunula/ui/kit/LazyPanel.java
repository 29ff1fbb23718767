package lunula.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The place of a panel in the window, kept for it until it is made. The panel comes in steps: to
/// style a whole one for the first time would keep the JavaFX thread busy for several frames.
public final class LazyPanel extends StackPane {
  /// A box with more controls than this is put together again part by part.
  private static final int AT_ONCE = 3;

  private final Supplier<? extends Region> panel;
  private final Deque<Part> missing = new ArrayDeque<>();
  private boolean made;
  private double reserved;

  /// A node that is missing in its box.
  private record Part(Pane box, Node node) {
    /// @return whether there is something new to style and to draw
    boolean putBack() {
      box.getChildren().add(node);
      return node.isVisible();
    }
  }

  /// @param panel makes what goes here; asked once
  public LazyPanel(Supplier<? extends Region> panel) {
    this.panel = panel;
  }

  /// Takes at least this much height, in pixels, with and without the panel.
  public void reserve(double height) {
    reserved = height;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(reserved, super.computePrefHeight(width));
  }

  /// Whether the panel is here with all its parts.
  public boolean isComplete() {
    return made && missing.isEmpty();
  }

  /// Takes one step: first makes the panel and takes its boxes apart; then puts it into its place,
  /// empty, and one visible part after the other back.
  public void furnish() {
    if (!made) {
      made = true;
      Region whole = panel.get();
      missing.add(new Part(this, whole));
      takeApart(whole, missing);
    } else {
      putBack(missing);
    }
  }

  private static void putBack(Deque<Part> missing) {
    boolean seen = false;
    while (!seen && !missing.isEmpty()) {
      seen = missing.remove().putBack();
    }
  }

  /// Takes the boxes apart of something that is not shown yet, so that it, too, comes in steps.
  ///
  /// @return takes one step, and tells whether something is still missing
  public static BooleanSupplier inSteps(Node whole) {
    Deque<Part> missing = new ArrayDeque<>();
    takeApart(whole, missing);
    return () -> {
      putBack(missing);
      return !missing.isEmpty();
    };
  }

  /// Takes the first step now and one more in every frame, until the panel is complete.
  public void furnishByFrames() {
    furnish();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        if (isComplete()) {
          stop();
        } else {
          furnish();
        }
      }
    }.start();
  }

  private static void takeApart(Node whole, Deque<Part> missing) {
    if (whole instanceof ScrollPane scroll) {
      takeApart(scroll.getContent(), missing);
    } else if (whole instanceof StackPane stack && stack.getChildren().size() == 1) {
      takeApart(stack.getChildren().getFirst(), missing);
    } else if (whole instanceof VBox || whole instanceof HBox) {
      Pane box = (Pane) whole;
      List<Node> parts = List.copyOf(box.getChildren());
      box.getChildren().clear();
      for (Node part : parts) {
        missing.add(new Part(box, part));
        if (controls(part) > AT_ONCE) {
          takeApart(part, missing);
        }
      }
    }
  }

  private static int controls(Node node) {
    if (node instanceof ScrollPane scroll && scroll.getContent() != null) {
      return 1 + controls(scroll.getContent());
    }
    if (node instanceof Control) {
      return 1;
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().mapToInt(LazyPanel::controls).sum()
        : 0;
  }
}
