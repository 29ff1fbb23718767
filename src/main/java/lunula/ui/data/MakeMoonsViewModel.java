package lunula.ui.data;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import lunula.data.LabelledImages;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonRecipe.Varying;
import lunula.data.moons.Moons;
import lunula.datasets.DataChoice;
import lunula.files.InvalidValueException;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.ui.data.Making.Choosing;
import lunula.ui.data.Making.Closed;
import lunula.ui.data.Making.Drawing;
import lunula.ui.data.Making.Made;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Makes a data set of moons whose truth is known, as a person wants them. JavaFX thread only.
public final class MakeMoonsViewModel {
  private static final int SHOWN = 16;

  private final Texts texts = Texts.of(MakeMoonsViewModel.class);
  private final Make make;
  private final Executor foreground;
  private final Latest<MoonRecipe, LabelledImages> looking;
  private final ReadOnlyObjectWrapper<Making> state = new ReadOnlyObjectWrapper<>(new Closed());
  private final ReadOnlyObjectWrapper<@Nullable LabelledImages> sample =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<MoonPhases> phases =
      new SimpleObjectProperty<>(MoonPhases.EVERY_PHASE);
  private final ObjectProperty<Integer> side =
      new SimpleObjectProperty<>(AddImagesViewModel.SIDES.getFirst());
  private final BooleanProperty maria = new SimpleBooleanProperty();
  private final BooleanProperty earthshine = new SimpleBooleanProperty();
  private final BooleanProperty radius = new SimpleBooleanProperty();
  private final BooleanProperty brightness = new SimpleBooleanProperty();
  private final StringProperty train = new SimpleStringProperty("10000");
  private final StringProperty test = new SimpleStringProperty("2000");
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Consumer<DataChoice>> onMade =
      new SimpleObjectProperty<>(choice -> {});
  private final Job<DataChoice> job;
  private String suggested = "";

  /// Draws moons and keeps them; blocks.
  @FunctionalInterface
  public interface Make {
    /// @return nothing if cancelled
    /// @throws IOException with a sentence for the person
    Optional<DataChoice> make(MoonRecipe recipe, String name, Progress progress) throws IOException;
  }

  /// @param background one thread that draws; may block for long
  /// @param foreground the JavaFX thread
  public MakeMoonsViewModel(Make make, Executor background, Executor foreground) {
    this.make = make;
    this.foreground = foreground;
    job =
        new Job<>(
            background, foreground, Job.wording(texts, "moons.failed", texts.get("data.memory")));
    looking =
        new Latest<>(background, foreground, MakeMoonsViewModel::few, sample::set, failure -> {});
    for (ObservableValue<?> part :
        List.of(phases, side, maria, earthshine, radius, brightness, train, test)) {
      part.subscribe((was, is) -> look());
    }
  }

  /// Where it stands.
  public ReadOnlyObjectProperty<Making> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// The drawing and keeping. [#cancel] ends it.
  public Job<DataChoice> job() {
    return job;
  }

  /// A few moons as they will be; null until they are drawn.
  public ReadOnlyObjectProperty<@Nullable LabelledImages> sampleProperty() {
    return sample.getReadOnlyProperty();
  }

  /// Which phases are seen.
  public ObjectProperty<MoonPhases> phasesProperty() {
    return phases;
  }

  /// Pixels of an image's sides, one of [AddImagesViewModel#SIDES].
  public ObjectProperty<Integer> sideProperty() {
    return side;
  }

  /// Whether the ground has maria and craters.
  public BooleanProperty mariaProperty() {
    return maria;
  }

  /// Whether the dark side shines a little.
  public BooleanProperty earthshineProperty() {
    return earthshine;
  }

  /// Whether the radius varies.
  public BooleanProperty radiusProperty() {
    return radius;
  }

  /// Whether the brightness varies.
  public BooleanProperty brightnessProperty() {
    return brightness;
  }

  /// How many training images, as typed.
  public StringProperty trainProperty() {
    return train;
  }

  /// How many test images, as typed.
  public StringProperty testProperty() {
    return test;
  }

  /// What to call the data set; follows the choices until somebody types another.
  public StringProperty nameProperty() {
    return name;
  }

  /// All that can be set.
  public List<Setting<?>> settings() {
    return Setting.notInSession(
        AddImagesViewModel.BECAUSE,
        Setting.of("moons.phases", phases),
        Setting.of("moons.side", side),
        Setting.of("moons.maria", maria),
        Setting.of("moons.earthshine", earthshine),
        Setting.of("moons.radius", radius),
        Setting.of("moons.brightness", brightness),
        Setting.of("moons.train", train),
        Setting.of("moons.test", test),
        Setting.of("moons.name", name));
  }

  /// Told of each data set that has been made.
  public ObjectProperty<Consumer<DataChoice>> onMadeProperty() {
    return onMade;
  }

  /// Asks how the moons shall be; while some are being drawn, does nothing.
  public void open() {
    if (!(state.get() instanceof Drawing)) {
      state.set(new Choosing(null));
      look();
    }
  }

  /// Draws and keeps them, unless something typed is wrong.
  public void make() {
    MoonRecipe recipe = recipe();
    if (recipe == null || !(state.get() instanceof Choosing)) {
      return;
    }
    if (name.get().isBlank()) {
      state.set(new Choosing(texts.get("data.nameless")));
      return;
    }
    String called = name.get().strip();
    state.set(new Drawing());
    job.start(heard -> work(recipe, called, heard), this::end);
  }

  /// Ends the drawing; nothing is kept.
  public void cancel() {
    if (job.runningProperty().get()) {
      job.abandon();
      state.set(new Choosing(null));
    }
  }

  /// Ends whatever goes on.
  public void close() {
    cancel();
    looking.forget();
    state.set(new Closed());
  }

  private void look() {
    if (!(state.get() instanceof Choosing)) {
      return;
    }
    MoonRecipe recipe = recipe();
    if (recipe == null) {
      return;
    }
    state.set(new Choosing(null));
    if (name.get().equals(suggested)) {
      suggested = new Moons(recipe).name();
      name.set(suggested);
    }
    looking.request(recipe.withCounts(SHOWN, 1));
  }

  private static LabelledImages few(MoonRecipe recipe) {
    return new Moons(recipe).load().train();
  }

  /// What is chosen; null, with the reason shown, if a number is wrong.
  private @Nullable MoonRecipe recipe() {
    Set<Varying> varying = EnumSet.noneOf(Varying.class);
    if (radius.get()) {
      varying.add(Varying.RADIUS);
    }
    if (brightness.get()) {
      varying.add(Varying.BRIGHTNESS);
    }
    try {
      return MoonRecipe.of(phases.get())
          .withSide(side.get())
          .withSurface(maria.get() ? MoonRecipe.Surface.MARIA : MoonRecipe.Surface.PLAIN)
          .withNight(earthshine.get() ? MoonRecipe.Night.EARTHSHINE : MoonRecipe.Night.DARK)
          .withVarying(varying)
          .withCounts(Integer.parseInt(train.get().strip()), Integer.parseInt(test.get().strip()));
    } catch (NumberFormatException wrong) {
      state.set(new Choosing(texts.get("moons.counts")));
      return null;
    } catch (InvalidValueException wrong) {
      state.set(new Choosing(texts.get("moons.refused", UserMessages.words(wrong))));
      return null;
    }
  }

  /// Whoever cancels while the last file is being written comes too late: the set is there, and is
  /// told of though its job is abandoned.
  private Optional<DataChoice> work(MoonRecipe recipe, String called, Progress heard)
      throws IOException {
    Optional<DataChoice> made = make.make(recipe, called, heard);
    made.ifPresent(choice -> foreground.execute(() -> onMade.get().accept(choice)));
    return made;
  }

  private void end(Outcome<DataChoice> end) {
    state.set(
        switch (end) {
          case Outcome.Done<DataChoice> done -> new Made(done.result());
          case Outcome.Cancelled<DataChoice> none -> new Choosing(null);
          case Outcome.Failed<DataChoice> failed -> new Choosing(failed.sentence());
        });
  }
}
