package lunula.ui.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The registry of all that can be done, put together from what the features bring when it is first
/// asked: nothing of it is made before the first frame. JavaFX thread only.
public final class Actions {
  private final List<Supplier<Feature>> sources;
  private @Nullable List<Feature> features;

  /// A line of the list of keys.
  ///
  /// @param keys what to press
  /// @param words what it does
  public record Line(String keys, String words) {}

  /// What works in one place.
  ///
  /// @param title the place
  public record Group(String title, List<Line> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /// @param features in the order of the palette
  public Actions(List<Supplier<Feature>> features) {
    sources = List.copyOf(features);
  }

  private List<Feature> features() {
    List<Feature> made = features;
    if (made == null) {
      made = sources.stream().map(Supplier::get).toList();
      features = made;
    }
    return made;
  }

  /// Has everything made anew when it is next asked for: words that were put into the actions were
  /// of another language.
  public void renew() {
    features = null;
  }

  /// All that stay as long as the window lives.
  public List<Action> all() {
    return features().stream().flatMap(feature -> feature.actions().stream()).toList();
  }

  /// All that work wherever the keyboard is.
  public List<Action> everywhere() {
    return all().stream().filter(action -> action.context().everywhere()).toList();
  }

  /// What the palette offers now.
  public List<Action> listed() {
    return features().stream()
        .flatMap(
            feature ->
                Stream.concat(
                    feature.actions().stream().filter(Action::listed),
                    feature.offers().get().stream()))
        .toList();
  }

  /// An action by its id.
  ///
  /// @throws NoSuchElementException if there is none
  public Action find(String id) {
    return all().stream()
        .filter(action -> action.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("there is no action " + id));
  }

  /// The list of keys: for each place, in the order in which they come, what works there.
  public List<Group> help() {
    Map<Context, List<Line>> lines = new LinkedHashMap<>();
    for (Feature feature : features()) {
      for (Action action : feature.actions()) {
        if (!action.keyTexts().isEmpty()) {
          in(lines, action.context()).add(new Line(action.keyTexts(), action.words().help()));
        }
      }
      for (Gesture gesture : feature.gestures()) {
        in(lines, gesture.context()).add(new Line(gesture.keys(), gesture.words()));
      }
    }
    return lines.entrySet().stream()
        .map(group -> new Group(group.getKey().words(), group.getValue()))
        .toList();
  }

  private static List<Line> in(Map<Context, List<Line>> lines, Context context) {
    return lines.computeIfAbsent(context, missing -> new ArrayList<>());
  }

  /// Pairs of actions that one press would mean at the same time, in words; empty if all is well.
  /// Escape alone may stand in a place and in what lies around it: it leaves the innermost.
  public List<String> collisions() {
    List<Action> all = all();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (Action other : all.subList(i + 1, all.size())) {
        Action one = all.get(i);
        one.keys().stream()
            .filter(key -> collide(key, one, other))
            .forEach(key -> found.add(key.text() + ": " + one.id() + " and " + other.id()));
      }
    }
    return List.copyOf(found);
  }

  private static boolean collide(Keys key, Action one, Action other) {
    boolean leaves = key.code() == KeyCode.ESCAPE && !one.context().equals(other.context());
    return !leaves
        && one.context().overlaps(other.context())
        && other.keys().stream().anyMatch(key::collidesWith);
  }
}
