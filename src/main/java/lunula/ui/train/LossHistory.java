package lunula.ui.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import lunula.model.card.EpochResult;
import lunula.model.loss.Losses;
import lunula.train.TrainingListener.TrainingProgress;

/// The losses of one run so far: every finished epoch, and the measurements between them, thinned
/// out so that a long run stays cheap to draw. JavaFX thread only.
public final class LossHistory {
  private static final int MOST_BETWEEN = 256;

  private final List<EpochResult> epochs = new ArrayList<>();
  private final List<Between> between = new ArrayList<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private List<EpochResult> before = List.of();
  private int stride = 1;
  private int skipped;

  /// A measurement on the newest batches.
  ///
  /// @param epoch epochs done by then, fractional
  public record Between(double epoch, Losses losses) {}

  /// Grows with every change.
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /// The finished epochs, in order; a view.
  public List<EpochResult> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /// The measurements between the epochs' ends, in order; a view.
  public List<Between> between() {
    return Collections.unmodifiableList(between);
  }

  /// The epochs of another run, which are drawn behind these; none by default.
  public List<EpochResult> before() {
    return before;
  }

  /// Draws another run behind this one, whose losses must be of the same family.
  public void compareWith(List<EpochResult> other) {
    before = List.copyOf(other);
    changed();
  }

  /// Takes the next finished epoch.
  public void add(EpochResult result) {
    epochs.add(result);
    changed();
  }

  /// Takes a measurement; its place must not lie before the last one's.
  public void add(Between measured) {
    if (!measured.losses().isFinite() || ++skipped < stride) {
      return;
    }
    skipped = 0;
    between.add(measured);
    if (between.size() >= MOST_BETWEEN) {
      halve();
    }
    changed();
  }

  /// Takes where a run stands.
  void add(TrainingProgress newest) {
    double epoch = newest.epoch() - 1 + newest.batch() / (double) newest.batches();
    add(new Between(epoch, newest.recent()));
  }

  /// Forgets everything, for a new run.
  public void clear() {
    epochs.clear();
    between.clear();
    stride = 1;
    skipped = 0;
    changed();
  }

  private void halve() {
    var kept = new ArrayList<Between>();
    for (int i = 0; i < between.size(); i += 2) {
      kept.add(between.get(i));
    }
    between.clear();
    between.addAll(kept);
    stride *= 2;
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
