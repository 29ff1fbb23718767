package lunula.ui.explore;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A way of exploring: a button in the bar on the map, a key, and a panel of its own.
///
/// @param id names its icon, `icon-tool-<id>`, and its button, `tool-<id>`
/// @param key chooses it, alone, wherever no text is being typed
/// @param words what the person reads of it
/// @param tool what the hand does on the map meanwhile; null: it moves the cursor
/// @param panel makes its page of the tool column, when it is first chosen
/// @param usable whether it can do anything with the open model
/// @param rare whether it is not shown for models that it can do nothing with
public record Instrument(
    String id,
    KeyCode key,
    Words words,
    @Nullable MapTool tool,
    Supplier<? extends Region> panel,
    ObservableValue<Boolean> usable,
    boolean rare) {
  /// One that every model can be explored with.
  public Instrument(
      String id,
      KeyCode key,
      Words words,
      @Nullable MapTool tool,
      Supplier<? extends Region> panel) {
    this(
        id, key, words, tool, panel, new ReadOnlyBooleanWrapper(true).getReadOnlyProperty(), false);
  }

  /// The same, which needs points on the map: a model without an encoder has none.
  public Instrument ofPoints(ExplorerState exploration) {
    return new Instrument(
        id,
        key,
        words,
        tool,
        panel,
        exploration.mapProperty().map(map -> map.count() > 0).orElse(true),
        false);
  }

  /// The same, which needs pictures and is not shown where the open model is of texts.
  public Instrument ofPictures(ExplorerState exploration) {
    return new Instrument(
        id,
        key,
        words,
        tool,
        panel,
        exploration.samplesProperty().map(it -> it.images().isPresent()).orElse(true),
        true);
  }

  /// What the person reads of an instrument, in the language that is spoken when it is asked for.
  ///
  /// @param texts the words of `name`, `what` and `hint`
  public record Words(UnaryOperator<String> texts) {
    /// Those under a prefix that ends with a dot, in the texts beside a class.
    public static Words of(Class<?> owner, String prefix) {
      return new Words(key -> Texts.of(owner).get(prefix.concat(key)));
    }

    /// Two words at most.
    public String name() {
      return texts.apply("name");
    }

    /// One sentence: what one can do with it.
    public String what() {
      return texts.apply("what");
    }

    /// One sentence in the status bar while it is chosen: how.
    public String hint() {
      return texts.apply("hint");
    }
  }
}
