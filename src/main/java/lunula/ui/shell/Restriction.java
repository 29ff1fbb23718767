package lunula.ui.shell;

import java.util.Set;
import lunula.lesson.Step;
import lunula.lesson.Step.Part;
import lunula.lesson.Vocabulary;
import lunula.ui.kit.Action;

/// What of the window a lesson leaves to the person.
///
/// @param shown parts that are visible
/// @param allowed as a step of a lesson names actions
public record Restriction(Set<Part> shown, Set<String> allowed) {
  /// How large and how loud the window is, and how to get along in it without a mouse, is the
  /// person's always.
  private static final Set<String> ALWAYS =
      Set.of("projector", "text", "spoken", "spoken.here", "spoken.place", "panel.next");

  public Restriction {
    shown = Set.copyOf(shown);
    allowed = Set.copyOf(allowed);
  }

  /// Whether a part is visible.
  public boolean shows(Part part) {
    return shown.contains(part);
  }

  /// Whether an action can be done by its key.
  public boolean allows(Action action) {
    String id = Vocabulary.written(action.id());
    return allowed.contains(id)
        || ALWAYS.contains(id)
        || (allowed.contains(Step.KEYS) && action.context().isIn(MainActions.EXPLORING));
  }

  /// Whether the hand and the arrow keys work on the map.
  public boolean allowsHand() {
    return allowed.contains(Step.DRAG);
  }
}
