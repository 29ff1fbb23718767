package lunula.ui.example;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// How many places were noted, and whether that is shown.
public final class ExampleViewModel {
  private final IntegerProperty noted = new SimpleIntegerProperty();
  private final BooleanProperty shown = new SimpleBooleanProperty(true);

  public IntegerProperty notedProperty() {
    return noted;
  }

  public BooleanProperty shownProperty() {
    return shown;
  }
}
