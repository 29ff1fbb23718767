package lunula.ui.train;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.export.film.Film.FilmContent;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.library.CheckpointStore;
import lunula.library.LibraryEntry;
import lunula.library.format.CheckpointFolder.Checkpoint;
import lunula.model.Encodings;
import lunula.model.card.EpochResult;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture;
import lunula.model.plan.TrainingPlan;
import lunula.train.Checkpoints;
import lunula.train.Opponents;
import lunula.train.RunStart;
import lunula.train.RunState;
import lunula.train.Snapshot;
import lunula.train.TrainingHistory;
import lunula.train.TrainingListener;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingOutcome.Completed;
import lunula.train.TrainingOutcome.Diverged;
import lunula.train.TrainingRun;
import lunula.train.TrainingService;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import lunula.ui.train.TrainingState.Failed;
import lunula.ui.train.TrainingState.Finished;
import lunula.ui.train.TrainingState.Idle;
import lunula.ui.train.TrainingState.Paused;
import lunula.ui.train.TrainingState.Running;
import lunula.ui.train.TrainingState.Stopped;
import org.jspecify.annotations.Nullable;

/// Starts, watches and ends training runs. JavaFX thread only.
///
/// While the exploration decodes with the run's weights, the map follows the run; once another
/// model is opened, the run goes on unseen until [#follow].
public final class TrainViewModel implements AutoCloseable {
  private static final long REDECODE_NANOS = 100_000_000;

  private final Texts texts = Texts.of(TrainViewModel.class);
  private final ExplorerState exploration;
  private final TrainingService desk;
  private final Load load;
  private final Executor foreground;
  private final LongSupplier clock;
  private final PlanForm form = new PlanForm();
  private final LossHistory history = new LossHistory();
  private final TimeLineViewModel timeLine;
  private final PinnedPictures pinned;
  private final RunsViewModel runs;
  private final SlowMotion slowMotion;
  private final KeepViewModel keeping;
  private final UnsavedRunGuard parting;
  private final ReadOnlyObjectWrapper<TrainingState> state =
      new ReadOnlyObjectWrapper<>(new Idle());
  private final ReadOnlyObjectWrapper<@Nullable TrainingProgress> progress =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TrainingPlan> plan = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper();
  private final BooleanBinding startable;
  private final BooleanProperty settingsShown = new SimpleBooleanProperty(true);
  private final ObjectProperty<Opponents> learning = new SimpleObjectProperty<>(Opponents.BOTH);
  private final ObjectProperty<Consumer<LibraryEntry>> openKept =
      new SimpleObjectProperty<>(entry -> {});
  private Runnable showFilm = () -> {};
  private BooleanSupplier panelShown = () -> false;
  private long redecoded;
  private @Nullable CheckpointStore states;
  private @Nullable Session session;

  /// Loads a data set; blocks.
  @FunctionalInterface
  public interface Load {
    /// @param id of the data set's [lunula.datasets.DataChoice]
    /// @throws DataException with a sentence for the person
    DataSet load(String id) throws DataException;
  }

  /// A run from its start until the next one's. What it tells on its own thread is delivered in the
  /// window: of progress and encodings the newest wins, no epoch is lost, and at most one delivery
  /// waits at a time.
  private final class Session implements TrainingListener {
    final TrainingPlan plan;
    final String dataSet;
    final TrainingHistory past = new TrainingHistory();
    private final Queue<EpochResult> epochs = new ConcurrentLinkedQueue<>();
    private final Queue<BatchStep> steps = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable TrainingProgress> reached = new AtomicReference<>();
    private final AtomicReference<@Nullable Encodings> encodings = new AtomicReference<>();
    private final AtomicBoolean waiting = new AtomicBoolean();

    /// The state that it goes on from; null for a run from the first step.
    final @Nullable RunState from;

    /// Null where no states are kept.
    final CheckpointStore.@Nullable Run checkpoints;

    /// Null until it is loaded.
    @Nullable DataSet data;

    /// The data's test samples; null until they are first shown.
    private @Nullable SampleSet samples;

    /// Null until it is started.
    @Nullable TrainingRun run;

    /// The newest encodings of the test images; null before the first.
    @Nullable Encodings newest;

    /// What the map shows of a model without an encoder; null of others.
    final @Nullable MapData prior;

    SampleSet samples(DataSet loaded) {
      SampleSet shown = samples;
      if (shown == null) {
        shown = loaded.testSamples();
        samples = shown;
      }
      return shown;
    }

    private final AtomicReference<@Nullable UserMessage> warning = new AtomicReference<>();
    private final Set<String> warned = new HashSet<>();

    /// @param dataSet its id
    /// @param left what is kept of the run that it goes on with; null if it is none that was cut
    /// off
    Session(
        TrainingPlan plan,
        String dataSet,
        @Nullable RunState from,
        CheckpointStore.@Nullable Left left) {
      this.plan = plan;
      this.dataSet = dataSet;
      this.from = from;
      Architecture network = plan.architecture();
      prior =
          network.encodes()
              ? null
              : MapData.ofPrior(network.latentDimensions(), network.prior().orElseThrow().reach());
      checkpoints = states == null ? null : states.begin(dataSet, left);
    }

    RunStart start() {
      return new RunStart(checkpoints == null ? Checkpoints.NONE : checkpoints, from);
    }

    /// Blocking.
    void close() {
      if (run != null) {
        run.close();
      }
      if (checkpoints != null) {
        checkpoints.close();
      }
    }

    /// The result is kept or not wanted: nothing is to go on with. Returns at once.
    void forgetStates() {
      if (checkpoints != null) {
        checkpoints.forget();
      }
    }

    /// On the training thread. The window has the images before the first encodings of them.
    DataSet load() throws DataException {
      DataSet loaded = load.load(dataSet);
      if (from != null && !loaded.checksum().equals(from.dataChecksum())) {
        throw new DataException("train.goon.changed", loaded.name());
      }
      foreground.execute(() -> data = loaded);
      return loaded;
    }

    @Override
    public void progressed(TrainingProgress progress) {
      reached.set(progress);
      announce();
    }

    @Override
    public void encoded(Encodings testEncodings) {
      encodings.set(testEncodings);
      announce();
    }

    @Override
    public int watchedImage() {
      return slowMotion.watched();
    }

    @Override
    public void stepped(BatchStep step) {
      steps.add(step);
      announce();
    }

    @Override
    public void reached(EpochState state) {
      past.take(state);
      announce();
    }

    @Override
    public void epochEnded(EpochResult result) {
      epochs.add(result);
      announce();
    }

    @Override
    public void warned(Optional<UserMessage> newest) {
      warning.set(newest.orElse(null));
      announce();
    }

    private void announce() {
      if (waiting.compareAndSet(false, true)) {
        foreground.execute(this::deliver);
      }
    }

    /// Delivers what is waiting, now. Foreground only; nobody wants it of a run of before.
    void deliver() {
      waiting.set(false);
      if (!equals(session)) {
        return;
      }
      for (EpochResult next = epochs.poll(); next != null; next = epochs.poll()) {
        history.add(next);
      }
      timeLine.grown();
      Encodings codes = encodings.getAndSet(null);
      if (codes != null) {
        newest = codes;
        if (timeLine.atNewest()) {
          showCodes(this);
        }
      }
      UserMessage wrong = warning.getAndSet(null);
      // Once a run each: it may stay true for many epochs.
      if (wrong != null && warned.add(wrong.key())) {
        exploration.noticeProperty().set(UserMessages.words(wrong));
      }
      TrainingProgress progress = reached.getAndSet(null);
      if (progress != null) {
        showProgress(progress);
      }
      for (BatchStep next = steps.poll(); next != null; next = steps.poll()) {
        timeLine.toNewest();
        slowMotion.show(next);
      }
    }
  }

  /// @param load gives a run its images, on the training thread
  /// @param keep saves a result in the library
  /// @param background runs `keep`; may block
  /// @param foreground the JavaFX thread
  public TrainViewModel(
      ExplorerState exploration,
      TrainingService desk,
      Load load,
      KeepViewModel.Keep keep,
      Executor background,
      Executor foreground) {
    this(exploration, desk, load, keep, background, foreground, System::nanoTime);
  }

  TrainViewModel(
      ExplorerState exploration,
      TrainingService desk,
      Load load,
      KeepViewModel.Keep keep,
      Executor background,
      Executor foreground,
      LongSupplier clock) {
    this.exploration = exploration;
    this.desk = desk;
    this.load = load;
    this.foreground = foreground;
    this.clock = clock;
    timeLine = new TimeLineViewModel(exploration);
    pinned = new PinnedPictures(exploration, timeLine);
    slowMotion = new SlowMotion(exploration, () -> state.get() instanceof Paused ? run() : null);
    learning.subscribe(this::learn);
    state.subscribe(
        now -> {
          if (!(now instanceof Paused)) {
            slowMotion.end();
          }
        });
    runs = new RunsViewModel(exploration, background, foreground);
    timeLine.shownProperty().subscribe((was, is) -> showMoment());
    keeping = new KeepViewModel(keep, exploration.background(), background, foreground);
    keeping
        .stateProperty()
        .subscribe(
            now -> {
              if (now instanceof Keeping.Kept kept) {
                runs.kept(kept.entry().card().name());
              }
            });
    parting = new UnsavedRunGuard(exploration, this);
    keeping.stateProperty().subscribe(this::forgetWhatIsKept);
    startable =
        Bindings.createBooleanBinding(
            this::canStart, form.planProperty(), state, keeping.stateProperty());
    exploration.decoderProperty().subscribe(this::noticeDecoder);
    exploration.cursorProperty().subscribe((was, is) -> leaveRoom());
  }

  /// Whether the settings of the next run are unfolded.
  public BooleanProperty settingsShownProperty() {
    return settingsShown;
  }

  /// The settings of the next run.
  public PlanForm form() {
    return form;
  }

  /// The losses of the newest run.
  public LossHistory history() {
    return history;
  }

  /// The epochs of the newest run.
  public TimeLineViewModel timeLine() {
    return timeLine;
  }

  /// The pinned places' pictures over these epochs.
  public PinnedPictures pinned() {
    return pinned;
  }

  /// The runs of this sitting.
  public RunsViewModel runs() {
    return runs;
  }

  /// A held run, batch by batch.
  public SlowMotion slowMotion() {
    return slowMotion;
  }

  /// What a film of the newest run's epochs shows; null while there are fewer than two.
  public @Nullable FilmContent film() {
    LabelledImages test = session == null || session.data == null ? null : session.data.test();
    return test == null
        ? null
        : TrainingFilm.of(timeLine.snapshotsProperty().get(), test.allLabels(), exploration);
  }

  /// Takes what shows the person a film of the newest run, to be saved.
  public void onFilm(Runnable show) {
    showFilm = show;
  }

  void showFilm() {
    showFilm.run();
  }

  /// All that can be set beside the form.
  public List<Setting<?>> settings() {
    return Stream.of(timeLine.settings(), pinned.settings(), runs.settings())
        .flatMap(List::stream)
        .toList();
  }

  /// Puts a kept model on the map; by default none does.
  public ObjectProperty<Consumer<LibraryEntry>> openKeptProperty() {
    return openKept;
  }

  /// The keeping of the newest run's result.
  public KeepViewModel keeping() {
    return keeping;
  }

  /// Asks before a run or its result is lost; whoever closes the window goes through it.
  public UnsavedRunGuard parting() {
    return parting;
  }

  /// Takes who knows whether a panel shows this run to the person; by default none does.
  void panelShown(BooleanSupplier shown) {
    panelShown = shown;
  }

  /// Where the panel stands.
  public ReadOnlyObjectProperty<TrainingState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Where the newest run stands; null before its first report.
  public ReadOnlyObjectProperty<@Nullable TrainingProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// The plan of the newest run; null before the first.
  public ReadOnlyObjectProperty<@Nullable TrainingPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /// Whether [#start] would start a run.
  public BooleanBinding startableBinding() {
    return startable;
  }

  /// Whether the map and the decoded picture show the newest run.
  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// Whether a run is under way on the data set of that id.
  public boolean learnsFrom(String dataSet) {
    return state.get().active() && shows(dataSet);
  }

  /// Whether the newest run's images are those of the data set of that id.
  public boolean shows(String dataSet) {
    return session != null && session.dataSet.equals(dataSet);
  }

  /// Starts a run by the form's plan; the run before it is let go, after a question if its result
  /// is not kept. Does nothing while a run is under way, a result is being saved or a setting is
  /// wrong.
  public void start() {
    if (canStart()) {
      parting.before(UnsavedRunGuard.Occasion.TRAIN_AGAIN, this::startAfresh);
    }
  }

  private void startAfresh() {
    TrainingPlan chosen = form.planProperty().get();
    if (!canStart() || chosen == null) {
      return;
    }
    replaceBy(() -> new Session(chosen, form.dataSetProperty().get().id(), null, null));
  }

  /// Goes on with a run that was cut off, to the numbers that it would have reached. What is kept
  /// of it goes once a newer state is kept.
  void goOn(CutOffViewModel.Offer cutOff) {
    if (!state.get().active() && !(keeping.stateProperty().get() instanceof Keeping.Busy)) {
      Checkpoint from = cutOff.checkpoint();
      parting.before(
          UnsavedRunGuard.Occasion.TRAIN_AGAIN,
          () -> {
            RunState state = from.state();
            goOn(new Session(state.plan(), from.data(), state, cutOff.left()));
          });
    }
  }

  private void goOn(Session session) {
    replaceBy(() -> session);
    if (session.from != null) {
      session.from.curve().forEach(history::add);
    }
  }

  /// Trains a saved model on; does nothing while a run is under way or a result is being saved.
  ///
  /// @param saved reads the model; in the background
  /// @param plan of all epochs, those that the model has among them
  /// @param dataSet id of the images that it was trained on
  public void trainOn(Callable<SavedModel> saved, TrainingPlan plan, String dataSet) {
    if (state.get().active() || keeping.stateProperty().get() instanceof Keeping.Busy) {
      exploration.noticeProperty().set(texts.get("train.on.busy"));
      return;
    }
    exploration
        .background()
        .execute(
            () -> {
              try {
                RunState from = RunState.of(saved.call(), plan);
                foreground.execute(() -> trainOn(from, dataSet));
              } catch (Exception failure) {
                foreground.execute(() -> tell(UserMessages.words(failure)));
              }
            });
  }

  private void trainOn(RunState from, String dataSet) {
    if (!state.get().active()) {
      parting.before(
          UnsavedRunGuard.Occasion.TRAIN_AGAIN,
          () -> goOn(new Session(from.plan(), dataSet, from, null)));
    }
  }

  private void replaceBy(Supplier<Session> made) {
    Session previous = session;
    Session next = made.get();
    history.clear();
    progress.set(null);
    plan.set(next.plan);
    keeping.withdraw();
    state.set(new Running(false));
    begin(next);
    if (previous != null) {
      letGo(previous);
    }
  }

  private void letGo(Session over) {
    over.forgetStates();
    // It may wait for the engine, and for the disk.
    exploration.background().execute(over::close);
  }

  /// Keeps the states of runs from now on, so that they can go on after a crash.
  public void keepStates(CheckpointStore store) {
    states = store;
  }

  void tell(String sentence) {
    exploration.noticeProperty().set(sentence);
  }

  private void begin(Session begun) {
    session = begun;
    try {
      TrainingRun run = desk.start(begun::load, begun.plan, begun, begun.start());
      begun.run = run;
      learning.set(Opponents.BOTH);
      timeLine.begin(run, begun.past);
      follow();
      run.outcome()
          .whenComplete((outcome, defect) -> foreground.execute(() -> end(begun, outcome, defect)));
    } catch (RuntimeException failure) {
      fail(failure);
    }
  }

  /// Which of two opponents learns in the run.
  public ObjectProperty<Opponents> learningProperty() {
    return learning;
  }

  private void learn(Opponents which) {
    TrainingRun run = run();
    if (run != null) {
      run.learn(which);
    }
  }

  /// Holds the run.
  public void pause() {
    TrainingRun run = run();
    if (run != null && state.get().equals(new Running(false))) {
      run.pause();
      state.set(new Paused());
    }
  }

  /// Lets a held run go on.
  public void resume() {
    TrainingRun run = run();
    if (run != null && state.get() instanceof Paused) {
      run.resume();
      state.set(new Running(false));
    }
  }

  /// Ends the run early; what it learned stays.
  public void stop() {
    TrainingRun run = run();
    if (run != null && state.get().active()) {
      run.stop();
      state.set(new Running(true));
    }
  }

  /// Shows the newest run on the map again, after another model was opened; once its result is
  /// kept, the kept model, which is the same and has its name.
  public void follow() {
    TrainingRun run = run();
    if (!timeLine.atNewest()) {
      timeLine.toNewest();
    }
    if (keeping.stateProperty().get() instanceof Keeping.Kept kept) {
      openKept.get().accept(kept.entry());
    } else if (run != null && session != null) {
      exploration.decoderProperty().set(run.decoder());
      showCodes(session);
    }
  }

  /// Lets the run go, whatever it is doing; for the end of the app.
  @Override
  public void close() {
    TrainingRun run = run();
    Session over = session;
    session = null;
    keeping.withdraw();
    if (state.get().active()) {
      state.set(new Idle());
    }
    if (run != null) {
      run.stop();
    }
    if (over != null) {
      letGo(over);
    }
  }

  private void forgetWhatIsKept(Keeping now) {
    if (now instanceof Keeping.Kept && session != null) {
      session.forgetStates();
    }
  }

  private @Nullable TrainingRun run() {
    return session == null ? null : session.run;
  }

  private boolean canStart() {
    return form.planProperty().get() != null
        && !state.get().active()
        && !(keeping.stateProperty().get() instanceof Keeping.Busy);
  }

  private boolean isFollowing() {
    return following.get();
  }

  private void leaveRoom() {
    TrainingRun run = run();
    if (run != null && isFollowing() && state.get().active()) {
      run.cursorMoved();
    }
  }

  private void noticeDecoder() {
    TrainingRun run = run();
    boolean was = isFollowing();
    following.set(run != null && run.decoder().equals(exploration.decoderProperty().get()));
    if (was && !isFollowing()) {
      timeLine.toNewest();
    }
    boolean unkept = keeping.stateProperty().get() instanceof Keeping.Offered;
    if (was && run != null && !isFollowing() && (state.get().active() || unkept)) {
      exploration
          .noticeProperty()
          .set(texts.get(unkept ? "train.left.unkept" : "train.left.running"));
    }
  }

  /// Another moment of the run is looked at: it comes onto the map, if another model is there.
  private void showMoment() {
    TrainingRun run = run();
    if (run == null || session == null) {
      return;
    }
    boolean newest = timeLine.shownProperty().get() == null;
    if (newest && isFollowing() && keeping.stateProperty().get() instanceof Keeping.Kept) {
      follow();
      return;
    }
    if (!isFollowing() && !newest) {
      exploration.decoderProperty().set(run.decoder());
    }
    if (!showCodes(session)) {
      redecode();
    }
  }

  /// Shows the codes of a run that is followed, at the moment that is looked at.
  ///
  /// @return whether there are any
  @SuppressWarnings("ReferenceEquality") // these very images, not ones like them
  private boolean showCodes(Session from) {
    if (from.prior != null) {
      return showPrior(from.prior);
    }
    Snapshot moment = timeLine.shownProperty().get();
    Encodings encodings = moment == null ? from.newest : moment.codes();
    if (encodings == null || from.data == null || !isFollowing()) {
      return false;
    }
    LabelledImages test = from.data.test();
    SampleSet samples = from.samples(from.data);
    if (exploration.samplesProperty().get() != samples) {
      exploration.hoveredProperty().set(ExplorerState.NONE);
      exploration.samplesProperty().set(null);
    }
    exploration.show(new MapData(encodings, test.allLabels(), test.classNames()));
    exploration.samplesProperty().set(samples);
    redecode();
    return true;
  }

  private boolean showPrior(MapData prior) {
    if (!isFollowing()) {
      return false;
    }
    MapData now = exploration.mapProperty().get();
    boolean there =
        now != null
            && now.encodings().equals(prior.encodings())
            && now.places().bounds().equals(prior.places().bounds());
    if (!there) {
      exploration.hoveredProperty().set(ExplorerState.NONE);
      exploration.samplesProperty().set(null);
      exploration.show(prior);
    }
    redecode();
    return true;
  }

  /// Decodes with the newest weights.
  private void redecode() {
    if (isFollowing()) {
      redecoded = clock.getAsLong();
      exploration.weightsMoved();
    }
  }

  private void showProgress(TrainingProgress newest) {
    progress.set(newest);
    history.add(newest);
    if (timeLine.atNewest() && clock.getAsLong() - redecoded >= REDECODE_NANOS) {
      redecode();
    }
  }

  private void end(Session ended, @Nullable TrainingOutcome outcome, @Nullable Throwable defect) {
    ended.deliver();
    TrainingRun run = ended.run;
    if (ended != session || run == null) {
      return;
    }
    if (outcome == null) {
      fail(defect);
      return;
    }
    form.measured(ended.plan, ended.dataSet, outcome.curve().size(), outcome.seconds());
    TrainingState reached = reached(outcome);
    remember(ended, outcome);
    state.set(reached);
    tell(reached);
    redecode();
    if (reached.hasResult()) {
      keeping.offer(run, ended.plan, outcome.curve().size());
    }
  }

  private void remember(Session ended, TrainingOutcome outcome) {
    DataSet data = ended.data;
    Encodings codes = ended.newest;
    if (data != null) {
      LabelledImages test = data.test();
      MapData map = codes == null ? null : new MapData(codes, test.allLabels(), test.classNames());
      runs.add(data.name(), data.checksum(), ended.plan, outcome, map);
    }
  }

  private void fail(@Nullable Throwable defect) {
    Throwable cause = defect instanceof CompletionException ? defect.getCause() : defect;
    if (cause != null) {
      FailureLog.note(cause);
    }
    var failed = new Failed(explanation(cause), null);
    state.set(failed);
    tell(failed);
  }

  /// Where the panel stands after a run. One that diverged before its first epoch was over has
  /// learned nothing that could be kept.
  private static TrainingState reached(TrainingOutcome outcome) {
    return switch (outcome) {
      case Completed completed -> new Finished(completed);
      case TrainingOutcome.Stopped stopped -> new Stopped(stopped);
      case Diverged diverged ->
          new Failed(
              UserMessages.words(diverged.explanation()),
              diverged.curve().isEmpty() ? null : diverged);
    };
  }

  private String explanation(@Nullable Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return texts.get("train.failed.memory");
    }
    if (cause == null || !UserMessages.hasWords(cause)) {
      return texts.get("train.failed.unknown");
    }
    String reason = UserMessages.words(cause);
    // What is wrong with the images says itself what to do.
    String key = cause instanceof DataException ? "train.failed" : "train.failed.again";
    return texts.get(key, UserMessages.sentence(reason));
  }

  /// Tells the end elsewhere in the window if the panel is folded away or shows another page, or if
  /// the map shows another model.
  private void tell(TrainingState end) {
    String words = unseen(end);
    if (words == null || (isFollowing() && panelShown.getAsBoolean())) {
      return;
    }
    if (end instanceof Finished) {
      exploration.succeed(words, null);
    } else {
      exploration.noticeProperty().set(words);
    }
  }

  /// Nothing to say of a stop, which was the person's own wish.
  private @Nullable String unseen(TrainingState end) {
    return switch (end) {
      case Failed failed ->
          texts.get(
              failed.hasResult() ? "train.unseen.failed.result" : "train.unseen.failed",
              failed.explanation());
      case Finished finished -> texts.get("train.unseen.finished");
      default -> null;
    };
  }
}
