package lunula.ui.kit;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Work in the background as the person sees it: whether it goes on, how far it is and what there
/// is to say of it. JavaFX thread only.
public abstract class LongWork {
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

  /// Whether the work goes on.
  public final ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// How much of it is done, 0 to 1.
  public final ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// How it stands or went, in one sentence; empty if there is nothing to say.
  public final ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// It begins, and what was said of the last one no longer holds.
  protected final void begin() {
    running.set(true);
    progress.set(0);
    words.set("");
  }

  /// So much of it is done, 0 to 1.
  protected final void reach(double share) {
    progress.set(share);
  }

  /// It goes on no longer.
  protected final void end() {
    running.set(false);
  }

  /// Says something else.
  public final void say(String sentence) {
    words.set(sentence);
  }
}
