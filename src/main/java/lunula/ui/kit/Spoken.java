package lunula.ui.kit;

import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Words that are kept in properties, in the language that is spoken, also when that has changed.
/// JavaFX thread only.
public final class Spoken {
  private static final IntegerProperty CHANGES = new SimpleIntegerProperty();

  private Spoken() {}

  /// Tells that another language is spoken now.
  public static void changed() {
    CHANGES.set(CHANGES.get() + 1);
  }

  /// Words that follow something, and the language.
  ///
  /// @param words what they are; asked anew when another language is spoken
  public static ObservableValue<@Nullable String> words(
      Supplier<ObservableValue<@Nullable String>> words) {
    return CHANGES.flatMap(changes -> words.get());
  }
}
