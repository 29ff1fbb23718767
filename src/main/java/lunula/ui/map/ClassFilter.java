package lunula.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Which classes the map shows and which one it highlights. JavaFX thread only.
public final class ClassFilter {
  /// No class is highlighted.
  public static final int NONE = -1;

  private final BitSet hidden = new BitSet();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private int classCount;
  private int highlighted = NONE;
  private int rest = NONE;

  ClassFilter() {}

  /// A copy that stays as it is; any thread may read it.
  ClassFilter copy() {
    var copy = new ClassFilter();
    copy.hidden.or(hidden);
    copy.classCount = classCount;
    copy.highlighted = highlighted;
    copy.rest = rest;
    return copy;
  }

  /// Grows with every change.
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /// How many classes there are.
  public int classCount() {
    return classCount;
  }

  /// Whether a class's points are not drawn.
  public boolean isHidden(int classNumber) {
    return hidden.get(classNumber);
  }

  /// A copy of the classes whose points are not drawn; may go to another thread.
  public BitSet hidden() {
    return (BitSet) hidden.clone();
  }

  /// Whether every class is drawn.
  public boolean isAllShown() {
    return hidden.isEmpty();
  }

  /// The class whose points stand out, or [#NONE].
  public int highlighted() {
    return highlighted;
  }

  /// The class of all that is in no other, which stands back in grey; or [#NONE].
  int rest() {
    return rest;
  }

  /// The colours of the classes: those given, again and again, and grey for the rest.
  int[] colours(int[] given, int grey) {
    if (rest == NONE) {
      return given;
    }
    int[] colours = new int[Math.max(classCount, rest + 1)];
    Arrays.setAll(colours, number -> number == rest ? grey : given[number % given.length]);
    return colours;
  }

  /// Begins anew with as many classes, all shown, unless number and rest stay the same.
  ///
  /// @param standsBack the class of all that is in no other, or [#NONE]
  void setClasses(int count, int standsBack) {
    if (count != classCount || standsBack != rest) {
      classCount = count;
      rest = standsBack;
      hidden.clear();
      highlighted = NONE;
      changed();
    }
  }

  /// Shows a hidden class, hides a shown one.
  public void toggle(int classNumber) {
    hidden.flip(classNumber);
    changed();
  }

  /// Shows this class only; all again if it was the only one.
  public void only(int classNumber) {
    boolean wasOnly = !hidden.get(classNumber) && hidden.cardinality() == classCount - 1;
    hidden.set(0, classCount, !wasOnly);
    hidden.clear(classNumber);
    changed();
  }

  /// Shows every class.
  public void showAll() {
    hidden.clear();
    changed();
  }

  /// Shows all classes but some.
  ///
  /// @param gone those that are not shown; numbers beyond the classes there are do not matter
  public void hide(BitSet gone) {
    var wanted = new BitSet();
    wanted.or(gone);
    wanted.clear(classCount, Math.max(classCount, wanted.length()));
    if (!wanted.equals(hidden)) {
      hidden.clear();
      hidden.or(wanted);
      changed();
    }
  }

  /// Highlights one class, or none with [#NONE].
  public void highlight(int classNumber) {
    if (classNumber != highlighted) {
      highlighted = classNumber;
      changed();
    }
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
