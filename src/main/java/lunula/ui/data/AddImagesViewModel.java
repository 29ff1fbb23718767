package lunula.ui.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.ImportOptions;
import lunula.data.ImportOptions.Count;
import lunula.data.ImportOptions.Parts;
import lunula.data.ImportPlan;
import lunula.data.LoadOutcome;
import lunula.data.Preview;
import lunula.data.Shaping;
import lunula.data.Shaping.Damage;
import lunula.data.Shaping.Fit;
import lunula.data.Shaping.Tone;
import lunula.data.Split;
import lunula.data.format.DataFinder;
import lunula.data.format.OwnData;
import lunula.data.format.OwnTexts;
import lunula.datasets.DataChoice;
import lunula.files.Progress;
import lunula.ui.data.Adding.Added;
import lunula.ui.data.Adding.Choosing;
import lunula.ui.data.Adding.Closed;
import lunula.ui.data.Adding.Importing;
import lunula.ui.data.Adding.Looking;
import lunula.ui.data.Adding.Ready;
import lunula.ui.data.Adding.Refused;
import lunula.ui.data.Adding.TextsReady;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Turns files of a person's own into a data set: first a look at how they will be, then all of
/// them, which can be cancelled. JavaFX thread only.
public final class AddImagesViewModel {
  /// Images that are looked at first.
  static final int LOOKED_AT = 24;

  /// Sides of an image to choose from, in pixels.
  static final List<Integer> SIDES = List.of(28, 64);

  /// Directions of an array that may count its images: empty while it is not said.
  static final List<String> COUNTED = List.of("", ImportOptions.FIRST, ImportOptions.LAST);

  private static final Map<String, Count> COUNTS =
      Map.of(ImportOptions.FIRST, Count.FIRST, ImportOptions.LAST, Count.LAST);

  /// Why what is chosen for a data set is not in a session.
  static final String BECAUSE = "it is of a data set that there is not yet";

  private final Texts texts = Texts.of(AddImagesViewModel.class);
  private final Keep keep;
  private final Executor foreground;
  private final Latest<Look, Seen> looking;
  private final ReadOnlyObjectWrapper<Adding> state = new ReadOnlyObjectWrapper<>(new Closed());
  private final ReadOnlyObjectWrapper<@Nullable Path> chosen = new ReadOnlyObjectWrapper<>();
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Integer> side = new SimpleObjectProperty<>(SIDES.getFirst());
  private final ObjectProperty<Fit> fit = new SimpleObjectProperty<>(Fit.FIT);
  private final ObjectProperty<Tone> tone = new SimpleObjectProperty<>(Tone.AS_IT_IS);
  private final BooleanProperty damaged = new SimpleBooleanProperty();
  private final StringProperty label = new SimpleStringProperty("");
  private final ObservableList<String> labels = FXCollections.observableArrayList("");
  private final StringProperty black = new SimpleStringProperty("");
  private final StringProperty white = new SimpleStringProperty("");
  private final BooleanProperty stretch = new SimpleBooleanProperty();
  private final BooleanProperty transposed = new SimpleBooleanProperty();
  private final StringProperty counted = new SimpleStringProperty("");
  private final ObjectProperty<Parts> parts = new SimpleObjectProperty<>(Parts.FOUND);
  private final ObjectProperty<Consumer<DataChoice>> onAdded =
      new SimpleObjectProperty<>(choice -> {});
  private final ObjectProperty<Consumer<DataChoice>> onTrain =
      new SimpleObjectProperty<>(choice -> {});
  private final Function<Throwable, String> inWords;
  private final Job<Added> job;

  /// What is wanted; whoever looks at anything else need not go on.
  private volatile @Nullable Look look;

  private @Nullable Preview preview;
  private OwnData.@Nullable Survey survey;
  private @Nullable DataSet found;
  private boolean begins;
  private boolean foundTransposed;

  /// Keeps a data set among the person's own; blocks.
  @FunctionalInterface
  public interface Keep {
    /// @param progress may end it with a [java.util.concurrent.CancellationException]
    /// @throws IOException with a sentence for the person
    DataChoice keep(DataSet data, String name, Progress progress) throws IOException;
  }

  private record Look(Path path, ImportOptions options) {}

  /// @param survey follows the plan that the preview shows; null if it was refused or is of texts
  /// @param texts all of them, if the file is one of texts
  private record Seen(
      Look look,
      OwnData.@Nullable Survey survey,
      @Nullable Preview preview,
      @Nullable DataSet texts,
      @Nullable String refusal) {}

  /// @param background one thread that reads files; may block for long
  /// @param foreground the JavaFX thread
  public AddImagesViewModel(Keep keep, Executor background, Executor foreground) {
    this.keep = keep;
    this.foreground = foreground;
    inWords = Job.wording(texts, "data.failed", texts.get("data.memory"));
    job = new Job<>(background, foreground, inWords);
    looking = new Latest<>(background, foreground, this::see, this::show, this::fail);
    for (ObservableValue<?> part :
        List.of(
            side, fit, tone, damaged, label, black, white, stretch, transposed, counted, parts)) {
      part.subscribe((was, is) -> lookAgain());
    }
  }

  /// Where it stands.
  public ReadOnlyObjectProperty<Adding> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// The reading and keeping of all images. [#cancel] ends it.
  public Job<Added> job() {
    return job;
  }

  /// The file or folder that was chosen; null before.
  public ReadOnlyObjectProperty<@Nullable Path> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// What to call the data set.
  public StringProperty nameProperty() {
    return name;
  }

  /// Pixels of an image's sides, one of [#SIDES].
  public ObjectProperty<Integer> sideProperty() {
    return side;
  }

  /// What happens where a picture has another aspect.
  public ObjectProperty<Fit> fitProperty() {
    return fit;
  }

  /// Whether light and dark change places.
  public ObjectProperty<Tone> toneProperty() {
    return tone;
  }

  /// Whether what can be read of damaged pictures is taken.
  public BooleanProperty damagedProperty() {
    return damaged;
  }

  /// Which column or array holds the classes: one of [#labels].
  public StringProperty labelProperty() {
    return label;
  }

  /// What may hold the classes: empty for what is found out, `first`, `last`, `none`, and names.
  ObservableList<String> labels() {
    return labels;
  }

  /// The value that is black, as it was typed; empty to find out.
  public StringProperty blackProperty() {
    return black;
  }

  /// The value that is white, as it was typed; empty to find out.
  public StringProperty whiteProperty() {
    return white;
  }

  /// Whether the least value is black and the greatest is white.
  public BooleanProperty stretchProperty() {
    return stretch;
  }

  /// Whether rows and columns change places.
  public BooleanProperty transposedProperty() {
    return transposed;
  }

  /// Which direction of an array counts its images: one of [#COUNTED].
  public StringProperty countedProperty() {
    return counted;
  }

  /// Which parts are used.
  public ObjectProperty<Parts> partsProperty() {
    return parts;
  }

  /// All that can be set.
  public List<Setting<?>> settings() {
    return Setting.notInSession(
        BECAUSE,
        Setting.of("images.name", name),
        Setting.of("images.side", side),
        Setting.of("images.fit", fit),
        Setting.of("images.tone", tone),
        Setting.of("images.damaged", damaged),
        Setting.of("images.label", label),
        Setting.of("images.black", black),
        Setting.of("images.white", white),
        Setting.of("images.stretch", stretch),
        Setting.of("images.transposed", transposed),
        Setting.of("images.counted", counted),
        Setting.of("images.parts", parts));
  }

  /// Told of each data set that has been added.
  public ObjectProperty<Consumer<DataChoice>> onAddedProperty() {
    return onAdded;
  }

  /// Told of a data set that a model is to be trained on now.
  public ObjectProperty<Consumer<DataChoice>> onTrainProperty() {
    return onTrain;
  }

  /// Closes, and goes on with training on the images that have been added. Before, does nothing.
  public void train() {
    if (state.get() instanceof Added added) {
      close();
      onTrain.get().accept(added.choice());
    }
  }

  /// Begins anew, with nothing chosen; while images are being added, does nothing.
  public void open() {
    if (state.get() instanceof Importing) {
      return;
    }
    look = null;
    found = null;
    chosen.set(null);
    name.set("");
    state.set(new Choosing());
  }

  /// Looks at a file or folder; while images are being added, does nothing.
  public void choose(Path path) {
    if (state.get() instanceof Importing) {
      return;
    }
    look = null;
    found = null;
    chosen.set(null);
    name.set("");
    label.set("");
    black.set("");
    white.set("");
    stretch.set(false);
    transposed.set(false);
    foundTransposed = false;
    counted.set("");
    parts.set(Parts.FOUND);
    begins = true;
    chosen.set(path);
    state.set(new Looking(String.valueOf(path.getFileName())));
    request(path);
  }

  /// Adds all images under the name. Does nothing unless there is a preview.
  public void add() {
    if (state.get() instanceof TextsReady found) {
      add(found.data());
      return;
    }
    Look begun = look;
    OwnData.Survey planned = survey;
    if (begun == null || planned == null || !(state.get() instanceof Ready ready)) {
      return;
    }
    ImportPlan plan = ready.preview().plan();
    if (!plan.questions().isEmpty()) {
      ready(texts.get(plan.scale().decided() ? "data.undecided.count" : "data.undecided"));
      return;
    }
    if (name.get().isBlank()) {
      ready(texts.get("data.nameless"));
      return;
    }
    String called = name.get().strip();
    state.set(new Importing());
    job.start(heard -> work(planned, called, heard), this::end);
  }

  /// Adds texts, which have been read already.
  private void add(DataSet found) {
    if (name.get().isBlank()) {
      state.set(new TextsReady(found, texts.get("data.nameless")));
      return;
    }
    String called = name.get().strip();
    state.set(new Importing());
    job.start(heard -> Optional.of(kept(found, called, heard)), this::end);
  }

  private Added kept(DataSet found, String called, Progress heard) throws IOException {
    DataChoice choice = keep.keep(found, called, heard);
    foreground.execute(() -> onAdded.get().accept(choice));
    int count = found.train().count() + found.test().count();
    return new Added(choice, count, List.of(), 0, List.of());
  }

  /// Ends the adding; nothing is kept, and the preview is there again.
  public void cancel() {
    if (job.runningProperty().get()) {
      job.abandon();
      ready(null);
    }
  }

  /// Ends whatever goes on and forgets what was chosen.
  public void close() {
    cancel();
    looking.forget();
    look = null;
    survey = null;
    found = null;
    state.set(new Closed());
  }

  private void lookAgain() {
    Path path = chosen.get();
    if (path != null && !(state.get() instanceof Importing || state.get() instanceof Added)) {
      request(path);
    }
  }

  private void request(Path path) {
    Shaping shaping =
        Shaping.square(side.get())
            .with(fit.get())
            .with(tone.get())
            .with(damaged.get() ? Damage.TAKEN : Damage.LEFT_OUT);
    Double darkest = number(black.get());
    Double brightest = number(white.get());
    boolean both = darkest != null && darkest.equals(brightest);
    var wanted =
        new Look(
            path,
            new ImportOptions(
                shaping,
                label.get(),
                both ? null : darkest,
                brightest,
                stretch.get(),
                transposed.get() == foundTransposed ? null : transposed.get(),
                COUNTS.get(counted.get()),
                parts.get()));
    look = wanted;
    looking.request(wanted);
  }

  /// What was typed; null if it is no number, as while it is half typed.
  private static @Nullable Double number(String typed) {
    try {
      double read = Double.parseDouble(typed.strip().replace(',', '.').replace('−', '-'));
      return Double.isFinite(read) ? read : null;
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /// In the background; what is no longer wanted is given up.
  private Seen see(Look wanted) {
    Progress whileWanted = (done, total) -> wanted.equals(look);
    try {
      if (OwnTexts.isOne(wanted.path)) {
        OwnTexts source = new OwnTexts(wanted.path, Split.ONE_IN_SIX);
        DataSet all =
            source.load(whileWanted) instanceof LoadOutcome.Loaded loaded ? loaded.data() : null;
        return new Seen(wanted, null, null, all, null);
      }
      OwnData found = DataFinder.find(wanted.path, wanted.options, Split.ONE_IN_SIX, whileWanted);
      OwnData.Survey seen = found.survey(whileWanted);
      return new Seen(wanted, seen, seen.preview(LOOKED_AT), null, null);
    } catch (CancellationException unwanted) {
      return new Seen(wanted, null, null, null, null);
    } catch (DataException | RuntimeException | OutOfMemoryError failure) {
      return new Seen(wanted, null, null, null, inWords.apply(failure));
    }
  }

  private void show(Seen seen) {
    if (!seen.look.equals(look) || state.get() instanceof Importing) {
      return;
    }
    preview = seen.preview;
    survey = seen.survey;
    found = seen.texts;
    if (seen.texts != null) {
      if (name.get().isBlank()) {
        name.set(seen.texts.name());
      }
      ready(null);
      return;
    }
    if (seen.preview == null || seen.survey == null) {
      state.set(new Refused(String.valueOf(seen.refusal)));
      return;
    }
    if (name.get().isBlank()) {
      name.set(seen.survey.name());
    }
    offer(seen.preview.plan());
    ready(null);
  }

  /// What the plan found out is what can be changed.
  private void offer(ImportPlan plan) {
    if (begins) {
      // Told from here on; what was found out is the same.
      begins = false;
      if (plan.transposed()) {
        look = null;
        foundTransposed = true;
        transposed.set(true);
      }
    }
    List<String> all = new ArrayList<>(List.of("", ImportOptions.NONE));
    if (plan.sourceWidth() > 0) {
      all.addAll(List.of(ImportOptions.FIRST, ImportOptions.LAST));
    }
    plan.labelChoices().stream().filter(name -> !all.contains(name)).forEach(all::add);
    if (!all.contains(label.get())) {
      all.add(label.get());
    }
    if (!labels.equals(all)) {
      labels.setAll(all);
    }
  }

  private void fail(RuntimeException failure) {
    state.set(new Refused(inWords.apply(failure)));
  }

  private void ready(@Nullable String problem) {
    DataSet ofTexts = found;
    if (ofTexts != null) {
      state.set(new TextsReady(ofTexts, problem));
      return;
    }
    state.set(preview == null ? new Choosing() : new Ready(preview, problem));
  }

  /// Reads and keeps all images, in the background. Whoever cancels while the last file is being
  /// written comes too late: the set is there, and is told of though its job is abandoned.
  private Optional<Added> work(OwnData.Survey planned, String called, Progress heard)
      throws IOException {
    if (!(planned.load(heard) instanceof LoadOutcome.Loaded loaded) || !heard.goesOn(0, 0)) {
      return Optional.empty();
    }
    DataChoice kept = keep.keep(loaded.data(), called, heard);
    foreground.execute(() -> onAdded.get().accept(kept));
    int count = loaded.data().train().count() + loaded.data().test().count();
    return Optional.of(
        new Added(kept, count, loaded.skipped(), loaded.skippedCount(), loaded.notes()));
  }

  private void end(Outcome<Added> end) {
    switch (end) {
      case Outcome.Done<Added> done -> state.set(done.result());
      case Outcome.Cancelled<Added> none -> ready(null);
      case Outcome.Failed<Added> failed -> ready(failed.sentence());
    }
  }
}
