package lunula.ui.train;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import lunula.train.Snapshot;
import lunula.train.TrainingHistory;
import lunula.train.TrainingRun;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Setting;
import org.jspecify.annotations.Nullable;

/// Goes back and forth in the epochs of the newest run, while it trains and afterwards: the map,
/// the decoded grid and all pictures are those of the snapshot that is shown. JavaFX thread only.
public final class TimeLineViewModel {
  /// Seconds that it takes to play a history.
  private static final double PLAY_SECONDS = 8;

  /// Most snapshots a second, so that each can be seen.
  private static final double FASTEST = 12;

  private final ReadOnlyObjectWrapper<List<Snapshot>> snapshots =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Snapshot> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final IntegerProperty position = new SimpleIntegerProperty();
  private final Setting<Integer> setting =
      Setting.whole("train.position", position)
          .notInSession("it is a moment of a run, which no session holds");
  private final Latest<Look, Look> looking;
  private @Nullable TrainingRun run;
  private TrainingHistory history = new TrainingHistory();
  private @Nullable Snapshot wanted;
  private int runs;
  private boolean settling;
  private long lastPulse;
  private double due;

  /// A moment to look at; null for the newest weights.
  private record Look(TrainingRun run, @Nullable Snapshot moment) {
    Look at() {
      run.lookAt(moment);
      return this;
    }
  }

  TimeLineViewModel(ExplorerState exploration) {
    looking =
        exploration.inBackground(
            Look::at, this::show, ExplorerState.unlessClosed(exploration.noticeProperty()::set));
    position.subscribe((before, now) -> moved(now.intValue()));
  }

  /// The newest run's snapshots, in order of their epochs.
  public ReadOnlyObjectProperty<List<Snapshot>> snapshotsProperty() {
    return snapshots.getReadOnlyProperty();
  }

  /// What is on the map and in the pictures; null for the newest weights.
  public ReadOnlyObjectProperty<@Nullable Snapshot> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Which snapshot is wanted, by its index; as many as there are snapshots for the newest weights.
  public IntegerProperty positionProperty() {
    return position;
  }

  /// Whether it moves on by itself.
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /// Whether the newest weights are wanted.
  public boolean atNewest() {
    return wanted == null;
  }

  /// Goes on or back by some snapshots, as far as there are any.
  public void step(int by) {
    position.set(Math.clamp((long) position.get() + by, 0, snapshots.get().size()));
  }

  /// Goes to a snapshot, if there still is one of its epoch.
  void goTo(Snapshot moment) {
    List<Integer> epochs = snapshots.get().stream().map(Snapshot::epoch).toList();
    if (epochs.contains(moment.epoch())) {
      position.set(epochs.indexOf(moment.epoch()));
    }
  }

  /// Goes to the newest weights.
  public void toNewest() {
    position.set(snapshots.get().size());
  }

  /// Plays from where it is, or from the beginning if that is the end; stops if it plays.
  public void togglePlay() {
    if (!playing.get() && atNewest()) {
      position.set(0);
    }
    lastPulse = 0;
    due = 0;
    playing.set(!playing.get() && !snapshots.get().isEmpty());
  }

  /// Tells the time while it plays; the first call after [#togglePlay] only starts the clock.
  ///
  /// @param nanos of a clock that only goes forwards
  public void pulse(long nanos) {
    if (playing.get() && lastPulse != 0) {
      double rate = Math.min(FASTEST, snapshots.get().size() / PLAY_SECONDS);
      due += Math.max(rate, 1) * (nanos - lastPulse) / 1e9;
      int steps = (int) due;
      due -= steps;
      step(steps);
      playing.set(!atNewest());
    }
    lastPulse = nanos;
  }

  /// What can be set.
  List<Setting<?>> settings() {
    return List.of(setting);
  }

  /// The newest run's history.
  TrainingHistory history() {
    return history;
  }

  /// The number of the newest run, from 1.
  int runs() {
    return runs;
  }

  /// Follows a new run.
  void begin(TrainingRun begun, TrainingHistory itsHistory) {
    run = begun;
    runs++;
    history = itsHistory;
    playing.set(false);
    wanted = null;
    looking.forget();
    shown.set(null);
    grown();
  }

  /// The history may have grown, or have been thinned out.
  void grown() {
    List<Snapshot> now = history.snapshots();
    settling = true;
    snapshots.set(now);
    position.set(index(now));
    settling = false;
    if (wanted != null && position.get() < now.size()) {
      look(now.get(position.get()));
    }
  }

  /// Where the snapshot that is wanted is, or the last one before it.
  private int index(List<Snapshot> now) {
    if (wanted == null || now.isEmpty()) {
      return now.size();
    }
    int index = 0;
    while (index + 1 < now.size() && now.get(index + 1).epoch() <= wanted.epoch()) {
      index++;
    }
    return index;
  }

  private void moved(int index) {
    List<Snapshot> all = snapshots.get();
    if (!settling) {
      look(index >= 0 && index < all.size() ? all.get(index) : null);
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very snapshot
  private void look(@Nullable Snapshot moment) {
    TrainingRun asked = run;
    if (asked != null && wanted != moment) {
      wanted = moment;
      looking.request(new Look(asked, moment));
    }
  }

  private void show(Look seen) {
    if (seen.run().equals(run)) {
      shown.set(seen.moment());
    }
  }
}
