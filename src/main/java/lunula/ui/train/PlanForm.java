package lunula.ui.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.format.BundledTexts;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.UserMessages;
import lunula.model.network.Architecture;
import lunula.model.network.TextConvolutional;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import lunula.ui.kit.Input;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Spoken;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A training plan while it is being written. Nothing typed here throws: what cannot be read
/// becomes a sentence beside its field. JavaFX thread only.
public final class PlanForm {
  /// The most epochs, and the most images a step.
  static final int MOST = 10_000;

  /// What a run on few images is proposed at least, about two passes over Fashion-MNIST.
  private static final int LEAST_STEPS = 1000;

  private final Texts texts = Texts.of(PlanForm.class);
  private final RunDurations durations = new RunDurations();
  private final ObservableList<DataChoice> dataSets =
      FXCollections.observableArrayList(DataSets.FASHION);
  private final ObjectProperty<DataChoice> dataSet = new SimpleObjectProperty<>(DataSets.FASHION);
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.ALL.getFirst());
  private final NetworkForm network = new NetworkForm(this::edited);
  private final Input<Double> weight =
      Input.number(texts, "train.weight.", 0, 1000).offWhile(network.withoutEncoder());
  private final Input<Double> beta =
      Input.number(texts, "train.beta.", 0, 1000).offWhile(withoutKl());
  private final BetaSlider betaSlider;
  private final Input<Integer> warmUp =
      Input.count(texts, "train.warmup.", 0, MOST).offWhile(withoutKl());
  private final Input<Double> freeBits =
      Input.number(texts, "train.freebits.", 0, 100).offWhile(withoutKl());
  private final ObjectProperty<Corruption.Kind> noise =
      new SimpleObjectProperty<>(Corruption.Kind.NONE);
  private final Input<Double> strength =
      Input.number(texts, "train.strength.", 0, 1)
          .offWhile(
              Spoken.words(
                  () ->
                      noise.map(
                          kind ->
                              kind == Corruption.Kind.NONE ? texts.get("train.off.noise") : null)));
  private final ObjectProperty<Optimiser.Method> method =
      new SimpleObjectProperty<>(Optimiser.Method.ADAM);
  private final Input<Double> learningRate =
      Input.positive(texts, "train.rate.", Optimiser.MOST_LEARNING_RATE);
  private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(Schedule.CONSTANT);
  private final Input<Integer> epochs = Input.count(texts, "train.epochs.", 1, MOST);
  private final Input<Integer> batchSize = Input.count(texts, "train.batch.", 1, MOST);
  private final Input<Integer> patience = Input.count(texts, "train.patience.", 0, MOST);
  private final ObservableList<Integer> classes =
      FXCollections.observableArrayList(TrainingPlan.EVERY_CLASS);
  private final ObjectProperty<Integer> withoutClass =
      new SimpleObjectProperty<>(TrainingPlan.EVERY_CLASS);
  private final Input<Long> seed = Input.whole(texts, "train.seed.");
  private final ReadOnlyObjectWrapper<@Nullable TrainingPlan> plan = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper expectation = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private @Nullable String preferred;
  private boolean filling;

  /// Begins with the first preset on Fashion-MNIST.
  public PlanForm() {
    reset();
    preset.subscribe((was, is) -> reset());
    betaSlider = new BetaSlider(beta);
    inputs().forEach(input -> input.textProperty().subscribe((was, is) -> edited()));
    for (ObservableValue<?> choice : List.of(noise, method, schedule, withoutClass)) {
      choice.subscribe((was, is) -> edited());
    }
    offerClasses(dataSet.get());
    dataSet.subscribe(
        (was, is) -> {
          proposePreset(is);
          proposeEpochs();
          offerClasses(is);
        });
  }

  /// Texts and images are not learned by the same networks: with the other kind of data goes the
  /// first preset that can learn it.
  private void proposePreset(DataChoice data) {
    if (isOfTexts(preset.get()) != data.texts()) {
      String id = data.id().equals(BundledTexts.COUPLETS.id()) ? "poem-vae" : "word-vae-2d";
      preset.set(data.texts() ? Preset.of(id) : Preset.ALL.getFirst());
    }
  }

  private static boolean isOfTexts(Preset preset) {
    return preset.plan().architecture().body() instanceof TextConvolutional;
  }

  /// The data sets to choose from.
  public ObservableList<DataChoice> dataSets() {
    return dataSets;
  }

  /// What to train on, one of [#dataSets]; the network takes its image size and its classes.
  public ObjectProperty<DataChoice> dataSetProperty() {
    return dataSet;
  }

  /// Has a data set chosen as soon as others than the first are offered, if it is among them.
  public void prefer(String id) {
    preferred = id;
  }

  /// All that can be set; the preset and the data set are proposed at the next start.
  public List<Setting<?>> settings() {
    Stream<Setting<?>> all =
        Stream.of(
            Setting.of("train.preset", preset).remembered("preset", Preset::id, Preset::find),
            Setting.of(
                    "train.data",
                    dataSet.get().id(),
                    () -> dataSet.get().id(),
                    this::prefer,
                    dataSet)
                .remembered("data", id -> id, Optional::of),
            Setting.of("train.weight", weight.textProperty()),
            Setting.of("train.beta", beta.textProperty()),
            Setting.number("train.betaSlider", betaSliderProperty()),
            Setting.of("train.warmUp", warmUp.textProperty()),
            Setting.of("train.freeBits", freeBits.textProperty()),
            Setting.of("train.noise", noise),
            Setting.of("train.strength", strength.textProperty()),
            Setting.of("train.method", method),
            Setting.of("train.learningRate", learningRate.textProperty()),
            Setting.of("train.schedule", schedule),
            Setting.of("train.epochs", epochs.textProperty()),
            Setting.of("train.batchSize", batchSize.textProperty()),
            Setting.of("train.patience", patience.textProperty()),
            Setting.of("train.withoutClass", withoutClass),
            Setting.of("train.seed", seed.textProperty()));
    return Stream.concat(all, network.settings())
        .<Setting<?>>map(it -> it.notInSession("a plan is of a model that there is not yet"))
        .toList();
  }

  /// Offers other data sets; the chosen one stays chosen if it is still among them.
  ///
  /// @param choices at least one
  public void offer(List<DataChoice> choices) {
    String chosen = preferred == null ? dataSet.get().id() : preferred;
    preferred = null;
    dataSets.setAll(choices);
    choose(chosen);
  }

  /// Offers a data set no longer; if it was chosen, the first one is.
  public void withdraw(DataChoice gone) {
    offer(dataSets.stream().filter(choice -> !choice.id().equals(gone.id())).toList());
  }

  /// Chooses the data set of that id, or the first if there is none.
  public void choose(String id) {
    dataSet.set(
        dataSets.stream()
            .filter(choice -> choice.id().equals(id))
            .findFirst()
            .orElse(dataSets.getFirst()));
  }

  /// The chosen data set's classes by number, [TrainingPlan#EVERY_CLASS] before them.
  public ObservableList<Integer> classes() {
    return classes;
  }

  /// The class that is left out, one of [#classes]; another data set leaves none out.
  public ObjectProperty<Integer> withoutClassProperty() {
    return withoutClass;
  }

  private void offerClasses(DataChoice data) {
    withoutClass.set(TrainingPlan.EVERY_CLASS);
    int count = data.classNames().size();
    // Of one class alone, nothing would be left.
    classes.setAll(
        IntStream.range(TrainingPlan.EVERY_CLASS, count < 2 ? 0 : count).boxed().toList());
    check();
  }

  /// What the fields were filled with; choosing another fills them anew.
  public ObjectProperty<Preset> presetProperty() {
    return preset;
  }

  /// Fills all fields from the preset again.
  public void reset() {
    TrainingPlan chosen = preset.get().plan();
    filling = true;
    network.fill(chosen.architecture());
    fill(chosen.objective());
    noise.set(chosen.corruption().kind());
    strength.writeUsual(chosen.corruption().strength());
    method.set(chosen.optimiser().method());
    learningRate.writeUsual(chosen.learningRate());
    schedule.set(chosen.schedule());
    batchSize.writeUsual(chosen.batchSize());
    proposeEpochs(true);
    seed.writeUsual(chosen.seed());
    withoutClass.set(chosen.withoutClass());
    filling = false;
    changed.set(false);
    check();
  }

  /// Another data set may need more epochs, or no longer so many; what was typed stays.
  private void proposeEpochs() {
    filling = true;
    proposeEpochs(false);
    filling = false;
  }

  /// Proposes as many epochs as make enough steps, and what is counted in them accordingly.
  ///
  /// @param anew whether what was typed goes
  private void proposeEpochs(boolean anew) {
    TrainingPlan chosen = preset.get().plan();
    int batch = chosen.batchSize();
    int usual = chosen.epochs();
    int enough =
        (int) Math.min(LEAST_STEPS, (long) usual * steps(DataSets.FASHION.trainImages(), batch));
    int proposed =
        Math.clamp(Math.ceilDiv(enough, steps(dataSet.get().trainImages(), batch)), usual, MOST);
    double more = proposed / (double) usual;
    propose(epochs, proposed, anew);
    propose(warmUp, scaled(chosen.objective().warmUpEpochs(), more), anew);
    propose(patience, scaled(chosen.patience(), more), anew);
  }

  private static int scaled(int count, double more) {
    return (int) Math.min(MOST, Math.round(count * more));
  }

  private static void propose(Input<Integer> input, int usual, boolean anew) {
    String typed = input.textProperty().get();
    boolean stays = !anew && !typed.equals(input.usualProperty().get());
    input.writeUsual(usual);
    if (stays) {
      input.textProperty().set(typed);
    }
  }

  private static int steps(int images, int batch) {
    return Math.max(1, Math.ceilDiv(images, batch));
  }

  /// Takes down how long a run took, for what is expected of the next one like it.
  ///
  /// @param data id of its images
  void measured(TrainingPlan run, String data, int epochsDone, double seconds) {
    durations.measured(run, data, epochsDone, seconds);
    expect();
  }

  /// How many steps the run will have, and how long it will take if that is known; empty while a
  /// field is wrong.
  public ReadOnlyStringProperty expectationProperty() {
    return expectation.getReadOnlyProperty();
  }

  /// Says the expectation in the language that is spoken now.
  public void speakAnew() {
    expect();
  }

  private void expect() {
    TrainingPlan next = plan.get();
    if (next == null) {
      expectation.set("");
      return;
    }
    DataChoice data = dataSet.get();
    int images = data.trainImages();
    int classCount = data.classNames().size();
    int learned = next.leavesOut() ? images - images / Math.max(1, classCount) : images;
    int perEpoch = steps(learned, next.batchSize());
    OptionalDouble seconds = durations.of(next, data.id());
    String time =
        seconds.isPresent()
            ? texts.get("train.expect.known", NumberFormats.duration(seconds.getAsDouble()))
            : texts.get("train.expect.unknown");
    boolean more =
        epochs.textProperty().get().equals(epochs.usualProperty().get())
            && next.epochs() > preset.get().plan().epochs();
    expectation.set(
        texts.get(
            more ? "train.expect.few" : "train.expect",
            NumberFormats.count((long) next.epochs() * perEpoch),
            NumberFormats.count(perEpoch),
            time));
  }

  private void fill(Objective objective) {
    weight.writeUsual(objective.weight());
    beta.writeUsual(objective.beta());
    freeBits.writeUsual(objective.freeBits());
  }

  /// The network and its likelihood.
  public NetworkForm network() {
    return network;
  }

  /// Weight of the reconstruction term.
  public Input<Double> weight() {
    return weight;
  }

  /// Weight of the KL term; does not count without one.
  public Input<Double> beta() {
    return beta;
  }

  /// β on a slider from 0 to 1, finer where β is small: 0 is β = 0, a half is β = 1, 1 is β = 16.
  /// Goes along with [#beta] in both directions.
  public DoubleProperty betaSliderProperty() {
    return betaSlider.positionProperty();
  }

  /// Epochs over which β grows; does not count without a KL term.
  public Input<Integer> warmUp() {
    return warmUp;
  }

  /// Nats of KL a dimension that cost nothing; does not count without a KL term.
  public Input<Double> freeBits() {
    return freeBits;
  }

  /// The damage done to what the encoder sees.
  public ObjectProperty<Corruption.Kind> noiseProperty() {
    return noise;
  }

  /// How much damage; does not count without any.
  public Input<Double> strength() {
    return strength;
  }

  /// How a gradient becomes a step.
  public ObjectProperty<Optimiser.Method> methodProperty() {
    return method;
  }

  /// The (peak) step size.
  public Input<Double> learningRate() {
    return learningRate;
  }

  /// How the learning rate changes over the run.
  public ObjectProperty<Schedule> scheduleProperty() {
    return schedule;
  }

  /// Passes over the training images.
  public Input<Integer> epochs() {
    return epochs;
  }

  /// Images a step.
  public Input<Integer> batchSize() {
    return batchSize;
  }

  /// Epochs without progress after which the run ends early; 0 for never.
  public Input<Integer> patience() {
    return patience;
  }

  /// What pins the run's luck.
  public Input<Long> seed() {
    return seed;
  }

  /// The plan as it stands; null while a field is wrong.
  public ReadOnlyObjectProperty<@Nullable TrainingPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /// What is wrong with the settings taken together; null if nothing is, or a field says it.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether anything was changed since the fields were filled from the preset.
  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  private List<Input<?>> inputs() {
    return List.of(
        weight, beta, warmUp, freeBits, strength, learningRate, epochs, batchSize, patience, seed);
  }

  private void edited() {
    if (!filling) {
      changed.set(true);
      check();
    }
  }

  private void check() {
    String wrongTogether = null;
    TrainingPlan read = null;
    try {
      read = read();
    } catch (IllegalArgumentException wrong) {
      wrongTogether = SettingField.sentence(UserMessages.words(wrong));
    }
    plan.set(read);
    problem.set(wrongTogether);
    expect();
  }

  private @Nullable TrainingPlan read() {
    DataChoice data = dataSet.get();
    if (network.conditionalProperty().get() && data.classNames().isEmpty()) {
      throw new IllegalArgumentException(texts.get("train.conditional.classless", data.name()));
    }
    Architecture architecture = network.read(data.size(), data.classNames().size());
    if (architecture == null || !Input.right(inputs().stream())) {
      return null;
    }
    return new TrainingPlan(
        architecture,
        objective(),
        noise.get() == Corruption.Kind.NONE || !architecture.encodes()
            ? Corruption.NONE
            : new Corruption(noise.get(), strength.read()),
        new Optimiser(method.get(), learningRate.read(), schedule.get()),
        epochs.read(),
        batchSize.read(),
        patience.read(),
        seed.read(),
        withoutClass.get());
  }

  private Objective objective() {
    return switch (network.codeProperty().get()) {
      case NORMAL -> new Objective(weight.read(), beta.read(), warmUp.read(), freeBits.read());
      case POINT -> new Objective(weight.read(), 1, 0, 0);
      case NONE -> Objective.ELBO;
    };
  }

  private ObservableValue<@Nullable String> withoutKl() {
    return Spoken.words(() -> network.codeProperty().map(this::withoutKl));
  }

  private @Nullable String withoutKl(Architecture.Code code) {
    return switch (code) {
      case NORMAL -> null;
      case POINT -> texts.get("train.off.kl");
      case NONE -> texts.get("train.off.generator");
    };
  }

  /// Why no network can be told classes; null if one can. Whoever chose it can still take it back.
  ObservableValue<@Nullable String> withoutClasses() {
    return Spoken.words(
        () ->
            dataSet.flatMap(
                data ->
                    network
                        .conditionalProperty()
                        .map(
                            told ->
                                data.classNames().isEmpty() && !told
                                    ? texts.get("train.off.classes", data.name())
                                    : null)));
  }
}
