package lunula.ui.explore;

import com.google.gson.JsonPrimitive;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.files.JsonField;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import org.jspecify.annotations.Nullable;

/// The instruments, of which one is chosen. JavaFX thread only; needs no window.
public final class Toolbox {
  private final List<Instrument> instruments;
  private final ObjectProperty<Instrument> chosen;

  /// @param instruments at least one, in the order of the bar; the first is chosen
  /// @param hand what the map has in its hand; follows the choice
  public Toolbox(List<Instrument> instruments, ObjectProperty<@Nullable MapTool> hand) {
    this.instruments = List.copyOf(instruments);
    chosen = new SimpleObjectProperty<>(instruments.getFirst());
    chosen.subscribe(instrument -> hand.set(instrument.tool()));
    instruments.stream().filter(Instrument::rare).forEach(this::layDownWithItsModel);
  }

  /// All of them, in order.
  public List<Instrument> instruments() {
    return instruments;
  }

  /// The one that is chosen.
  public ObjectProperty<Instrument> chosenProperty() {
    return chosen;
  }

  /// Chooses an instrument by its id.
  ///
  /// @throws IllegalArgumentException if there is none
  public void choose(String id) {
    chosen.set(
        instruments.stream()
            .filter(instrument -> instrument.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no instrument " + id)));
  }

  /// All that can be set.
  public List<Setting<?>> settings() {
    return List.of(
        Setting.of(
                "window.tool",
                instruments.getFirst().id(),
                () -> chosen.get().id(),
                this::take,
                chosen)
            .inSession(Codec.of(JsonPrimitive::new, JsonField::text), Phase.AT_ONCE));
  }

  /// One that is not known leaves the hand as it is.
  private void take(String id) {
    if (instruments.stream().anyMatch(it -> it.id().equals(id))) {
      choose(id);
    }
  }

  /// Whoever opens another model does not go on with a tool that is not shown for it.
  private void layDownWithItsModel(Instrument rare) {
    rare.usable()
        .subscribe(
            usable -> {
              if (!usable && chosen.get().equals(rare)) {
                layDown();
              }
            });
  }

  /// Lays the chosen instrument down: the hand moves the cursor again.
  public void layDown() {
    chosen.set(instruments.getFirst());
  }
}
