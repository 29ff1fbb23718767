package lunula.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What a feature brings to the registry.
///
/// @param actions the same as long as the window lives
/// @param gestures of which the list of keys tells
/// @param offers further actions for the palette, without keys, which come and go, such as one for
///     each model; asked whenever the palette opens
public record Feature(List<Action> actions, List<Gesture> gestures, Supplier<List<Action>> offers) {
  public Feature {
    actions = List.copyOf(actions);
    gestures = List.copyOf(gestures);
  }

  public static Feature of(List<Action> actions) {
    return new Feature(actions, List.of(), List::of);
  }

  public static Feature of(Action... actions) {
    return of(List.of(actions));
  }

  /// The same with gestures as well.
  ///
  /// @param prefixes of their texts
  public Feature gestures(Context context, Class<?> owner, String... prefixes) {
    List<Gesture> all = new ArrayList<>(gestures);
    for (String prefix : prefixes) {
      all.add(new Gesture(context, owner, prefix));
    }
    return new Feature(actions, all, offers);
  }

  /// The same with actions that come and go.
  public Feature offers(Supplier<List<Action>> others) {
    return new Feature(actions, gestures, others);
  }
}
